// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/demo_council.h"

#include "core/practice/json.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>

namespace holdfast::demo {
namespace {

constexpr int patience = 60'000; // milliseconds, for one command of a council on a busy machine

QString string(const char* text) {
    return QString::fromLatin1(text);
}

} // namespace

DemoCouncil::DemoCouncil(QString folder, QString programs, QString out)
    : m_folder(std::move(folder)), m_programs(std::move(programs)),
      m_out(out.isEmpty() ? m_folder : std::move(out)) {}

DemoCouncil::~DemoCouncil() {
    m_inbox.reset();
    m_enrolment.reset();
    m_gateway.reset();
}

QString DemoCouncil::path(const char* name) const {
    return m_folder + u'/' + string(name);
}

QString DemoCouncil::origin() const {
    return QStringLiteral("https://127.0.0.1:%1").arg(m_port);
}

QProcessEnvironment DemoCouncil::environment() const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(string("HOLDFAST_OFFICE_DATA"), path("office"));
    return environment;
}

int DemoCouncil::office(const QStringList& arguments, QByteArray* output) {
    Child child(m_programs + string("/holdfast-office"), arguments, environment());
    if (!child.start()) {
        return -1;
    }
    const int code = child.finished(patience);
    if (output != nullptr) {
        *output = child.rest();
    }
    return code;
}

bool DemoCouncil::run(const QString& what, const QStringList& arguments) {
    if (office(arguments) == 0) {
        return true;
    }
    m_problem = QStringLiteral("holdfast-office could not %1").arg(what);
    return false;
}

bool DemoCouncil::open() {
    m_existed = QFile::exists(path("ready"));
    if (!m_existed) {
        // What an interrupted start left behind is no council.
        QDir(m_folder).removeRecursively();
    }
    if (!QDir().mkpath(path("gateway")) || !QDir().mkpath(path("office"))) {
        m_problem = QStringLiteral("the folder %1 cannot be made").arg(m_folder);
        return false;
    }
    if (!choosePort()) {
        m_problem = QStringLiteral("no port is free");
        return false;
    }
    if (m_existed) {
        return startGateway();
    }
    return run(QStringLiteral("make the council's keys"),
               {string("init"), string("--council"), string("Saltmarsh Council"), string("--gateway-data"),
                path("gateway")}) &&
           startGateway() &&
           run(QStringLiteral("certify the gateway"),
               {string("issue"), string("gateway"), string("--gateway-data"), path("gateway"),
                string("--origin"), origin()}) &&
           run(QStringLiteral("certify an issuer"),
               {string("issue"), string("issuer"), string("--name"), string("Saltmarsh IT")}) &&
           QFile(path("ready")).open(QIODevice::WriteOnly);
}

bool DemoCouncil::choosePort() {
    // Tablets know the council by this port, so it stays the same.
    QFile file(path("port"));
    if (file.open(QIODevice::ReadOnly)) {
        m_port = file.readAll().trimmed().toUShort();
        return m_port != 0;
    }
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost) || !file.open(QIODevice::WriteOnly)) {
        return false;
    }
    m_port = server.serverPort();
    return file.write(QByteArray::number(m_port)) > 0;
}

quint16 DemoCouncil::moveGateway() {
    QTcpServer server;
    m_listens = server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    return m_listens;
}

bool DemoCouncil::startGateway() {
    m_gateway = std::make_unique<Child>(
        m_programs + string("/holdfast-gateway"),
        QStringList{string("--data"), path("gateway"), string("--listen"),
                    QStringLiteral("127.0.0.1:%1").arg(m_listens == 0 ? m_port : m_listens),
                    string("--origin"), origin()},
        environment());
    if (!m_gateway->start() || m_gateway->line(patience).isEmpty()) {
        m_problem = QStringLiteral("holdfast-gateway did not start");
        return false;
    }
    return true;
}

bool DemoCouncil::startInbox() {
    m_inbox = std::make_unique<Child>(
        m_programs + string("/holdfast-office"),
        QStringList{string("inbox"), string("--follow"), string("--out"), inboxFolder()}, environment());
    if (!m_inbox->start()) {
        m_problem = QStringLiteral("the case inbox did not start");
        return false;
    }
    return true;
}

QByteArray DemoCouncil::beginEnrolment(const QString& person, const QString& role) {
    const QString file = path("enrolment-code");
    QFile::remove(file);
    m_enrolment = std::make_unique<Child>(m_programs + string("/holdfast-office"),
                                          QStringList{string("enrol"), string("--person"), person,
                                                      string("--role"), role, string("--team"),
                                                      string("Safeguarding North"), string("--out"), file,
                                                      string("--wait"), string("3600"), string("--json")},
                                          environment());
    // The first line says that the code is written.
    if (!m_enrolment->start() || m_enrolment->line(patience).isEmpty()) {
        m_problem = QStringLiteral("holdfast-office made no enrolment code");
        return {};
    }
    QFile code(file);
    if (!code.open(QIODevice::ReadOnly)) {
        m_problem = QStringLiteral("the enrolment code cannot be read");
        return {};
    }
    const QByteArray text = code.readAll().trimmed();
    code.remove();
    return text;
}

bool DemoCouncil::endEnrolment(int milliseconds) {
    if (m_enrolment && m_enrolment->finished(milliseconds) == 0) {
        return true;
    }
    m_problem = QStringLiteral("the office did not sign the enrolment");
    return false;
}

bool DemoCouncil::enrolTablet(DriveProcess& tablet, const QString& person, const QString& role,
                              const QString& passphrase) {
    const QByteArray code = beginEnrolment(person, role);
    if (code.isEmpty()) {
        return false;
    }
    if (!tablet.start()) {
        m_problem = QStringLiteral("holdfast-drive did not start");
        return false;
    }
    for (const auto& answer : {tablet.ask("enrol", {{"code", QString::fromUtf8(code)}}),
                               tablet.ask("passphrase", {{"value", passphrase}})}) {
        if (!answer[QStringLiteral("ok")].toBool()) {
            const auto error = answer[QStringLiteral("error")];
            m_problem = QStringLiteral("the tablet of %1 was not set up: %2 (%3)")
                            .arg(person, error[QStringLiteral("say")].toString(),
                                 error[QStringLiteral("technical")].toString());
            return false;
        }
    }
    return endEnrolment();
}

bool DemoCouncil::assign(const QString& person, const practice::AssignedVisit& visit) {
    QFile file(path("visit.json"));
    const std::string json = practice::toJson(visit);
    if (!file.open(QIODevice::WriteOnly) || file.write(json.data(), static_cast<qint64>(json.size())) < 0) {
        m_problem = QStringLiteral("the visit cannot be written down");
        return false;
    }
    file.close();
    return run(QStringLiteral("assign the visit"),
               {string("assign"), string("--person"), person, string("--file"), path("visit.json")});
}

} // namespace holdfast::demo
