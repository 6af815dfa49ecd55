// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/child.h"

#include <QElapsedTimer>

namespace holdfast::demo {

Child::Child(QString program, QStringList arguments, const QProcessEnvironment& environment)
    : m_program(std::move(program)), m_arguments(std::move(arguments)), m_environment(environment) {}

Child::~Child() {
    kill();
}

bool Child::start() {
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(m_program, m_arguments);
    return m_process->waitForStarted();
}

QByteArray Child::line(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (!m_process->canReadLine()) {
        const auto left = milliseconds - timer.elapsed();
        if (left <= 0 || !m_process->waitForReadyRead(static_cast<int>(left))) {
            if (m_process->canReadLine()) {
                break;
            }
            return {};
        }
    }
    return m_process->readLine();
}

void Child::write(const QByteArray& line) {
    m_process->write(line + '\n');
    m_process->waitForBytesWritten();
}

int Child::finished(int milliseconds) {
    if (!m_process->waitForFinished(milliseconds) && m_process->state() != QProcess::NotRunning) {
        return -1;
    }
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

void Child::kill() {
    if (running()) {
        m_process->kill();
        m_process->waitForFinished();
    }
}

void Child::terminate() {
    m_process->terminate();
}

bool Child::running() const {
    return m_process && m_process->state() != QProcess::NotRunning;
}

qint64 Child::pid() const {
    return m_process ? m_process->processId() : 0;
}

QByteArray Child::rest() {
    return m_process->readAllStandardOutput();
}

} // namespace holdfast::demo
