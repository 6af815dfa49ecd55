// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/tablet_process.h"

#include "platform/linux/agent_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <csignal>

namespace holdfast::demo {
namespace {

QStringList commandLine(const QString& program, const QString& home, const QStringList& extra,
                        const QStringList& under) {
    return under + QStringList{program, QStringLiteral("--home"), home} + extra;
}

/// Every process with this word on its command line: app side, supervisor and agent of one home.
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

TabletProcess::TabletProcess(const QString& program, QString home, const QStringList& extra,
                             const QStringList& under)
    : m_home(std::move(home)),
      m_child(commandLine(program, m_home, extra, under).first(),
              commandLine(program, m_home, extra, under).mid(1), QProcessEnvironment::systemEnvironment()) {}

TabletProcess::~TabletProcess() {
    m_child.kill();
    // Again until none is left: one of them may just be starting another.
    for (auto left = processesNaming(m_home); !left.isEmpty(); left = processesNaming(m_home)) {
        for (const pid_t process : left) {
            ::kill(process, SIGKILL);
        }
    }
}

bool TabletProcess::start() {
    return QDir().mkpath(m_home) && m_child.start();
}

QJsonObject TabletProcess::ask(const QJsonObject& request, int milliseconds) {
    m_child.write(QJsonDocument(request).toJson(QJsonDocument::Compact));
    return QJsonDocument::fromJson(m_child.line(milliseconds)).object();
}

QJsonObject TabletProcess::ask(const char* what, Fields fields) {
    QJsonObject request{{QStringLiteral("do"), QLatin1String(what)}};
    for (const auto& [name, value] : fields) {
        request.insert(QLatin1String(name), value);
    }
    return ask(request);
}

void TabletProcess::kill() {
    m_child.kill();
}

bool TabletProcess::killAgent() {
    const auto holder = platform::AgentLock::holder(store::TabletHome{m_home.toStdString()});
    return holder && ::kill(*holder, SIGKILL) == 0;
}

void TabletProcess::endAgent() {
    if (const auto holder = platform::AgentLock::holder(store::TabletHome{m_home.toStdString()})) {
        ::kill(*holder, SIGTERM);
    }
}

} // namespace holdfast::demo
