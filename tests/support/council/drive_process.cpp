// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/drive_process.h"

#include "platform/linux/agent_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <csignal>

namespace holdfast::demo {
namespace {

/// Every process with this word on its command line: drive, supervisor and agent of one home.
QList<pid_t> processesNaming(const QString& word) {
    QList<pid_t> found;
    for (const auto& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const pid_t process = name.toInt(&isNumber);
        QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(name));
        if (isNumber && process != QCoreApplication::applicationPid() &&
            commandLine.open(QIODevice::ReadOnly) &&
            commandLine.readAll().split('\0').contains(word.toUtf8())) {
            found.append(process);
        }
    }
    return found;
}

} // namespace

DriveProcess::DriveProcess(const QString& programs, QString home, QStringList extra, const QStringList& under)
    : m_home(std::move(home)),
      m_child(commandLine(programs, m_home, extra, under).first(),
              commandLine(programs, m_home, extra, under).mid(1), QProcessEnvironment::systemEnvironment()) {}

QStringList DriveProcess::commandLine(const QString& programs, const QString& home, const QStringList& extra,
                                      const QStringList& under) {
    return under + QStringList{programs + QStringLiteral("/holdfast-drive"), QStringLiteral("--home"), home} +
           extra;
}

DriveProcess::~DriveProcess() {
    m_child.kill();
    // Again until none is left: one of them may just be starting another.
    for (auto left = processesNaming(m_home); !left.isEmpty(); left = processesNaming(m_home)) {
        for (const pid_t process : left) {
            ::kill(process, SIGKILL);
        }
    }
}

bool DriveProcess::start() {
    return QDir().mkpath(m_home) && m_child.start();
}

QJsonObject DriveProcess::ask(const QJsonObject& request, int milliseconds) {
    m_child.write(QJsonDocument(request).toJson(QJsonDocument::Compact));
    return QJsonDocument::fromJson(m_child.line(milliseconds)).object();
}

QJsonObject DriveProcess::ask(const char* what, Fields fields) {
    QJsonObject request{{QStringLiteral("do"), QLatin1String(what)}};
    for (const auto& [name, value] : fields) {
        request.insert(QLatin1String(name), value);
    }
    return ask(request);
}

void DriveProcess::kill() {
    m_child.kill();
}

bool DriveProcess::killAgent() {
    const auto holder = platform::AgentLock::holder(store::TabletHome{m_home.toStdString()});
    return holder && ::kill(*holder, SIGKILL) == 0;
}

void DriveProcess::quit() {
    if (!m_child.running()) {
        return;
    }
    static_cast<void>(
        ask({{QStringLiteral("do"), QStringLiteral("quit")}, {QStringLiteral("stopAgent"), true}}, 10'000));
    static_cast<void>(m_child.finished(10'000));
}

} // namespace holdfast::demo
