// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/council/child.h"

namespace holdfast::demo {

/// A tablet driven by `holdfast-drive`. Blocking, one thread.
class DriveProcess {
public:
    /// @param programs the folder of our programs. @param extra further arguments of holdfast-drive.
    /// @param under a program that runs it, with arguments (strace ...); empty: none.
    DriveProcess(const QString& programs, QString home, QStringList extra = {},
                 const QStringList& under = {});
    /// Ends whatever still runs on this home: an agent outlives its app by design, and one that is left
    /// would also hold the standard error of whoever started us.
    ~DriveProcess();
    DriveProcess(const DriveProcess&) = delete;
    DriveProcess& operator=(const DriveProcess&) = delete;

    [[nodiscard]] bool start();
    /// One request, one answer. An empty object when there is none in time.
    [[nodiscard]] QJsonObject ask(const QJsonObject& request, int milliseconds = 120'000);
    /// The same, shorter to write.
    using Fields = std::initializer_list<std::pair<const char*, QJsonValue>>;
    [[nodiscard]] QJsonObject ask(const char* what, Fields fields = {});
    /// As kill -9: of the drive alone; its agent lives on.
    void kill();
    /// As kill -9: of the agent that holds this home.
    [[nodiscard]] bool killAgent();
    /// Ends the agent and the drive in order.
    void quit();
    [[nodiscard]] const QString& home() const noexcept { return m_home; }
    [[nodiscard]] Child& child() noexcept { return m_child; }

private:
    [[nodiscard]] static QStringList commandLine(const QString& programs, const QString& home,
                                                 const QStringList& extra, const QStringList& under);
    QString m_home;
    Child m_child;
};

} // namespace holdfast::demo
