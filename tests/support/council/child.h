// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <memory>

namespace holdfast::demo {

/// One of our programs as a child process. Ends it when destroyed. Blocking, one thread.
class Child {
public:
    Child(QString program, QStringList arguments, const QProcessEnvironment& environment);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// False when it could not be started.
    [[nodiscard]] bool start();
    /// The next line of standard output; null when it ended or `milliseconds` are over.
    [[nodiscard]] QByteArray line(int milliseconds);
    void write(const QByteArray& line);
    /// Waits for the end. @return the exit code; -1 for a crash or when the time is over.
    [[nodiscard]] int finished(int milliseconds);
    /// Signals: as a crash, and as an orderly stop.
    void kill();
    void terminate();
    [[nodiscard]] bool running() const;
    [[nodiscard]] qint64 pid() const;
    /// All of standard output that line() has not taken.
    [[nodiscard]] QByteArray rest();

private:
    QString m_program;
    QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
    QProcessEnvironment m_environment;
};

} // namespace holdfast::demo
