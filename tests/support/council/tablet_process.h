// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/council/child.h"

namespace holdfast::demo {

/// A tablet as a process of ours that answers JSON lines: `holdfast-drive` (no screens) or `holdfast-window`
/// (the real screens). Its agent is started by it. Blocking, one thread.
class TabletProcess {
public:
    [[nodiscard]] bool start();
    /// One request, one answer. An empty object when there is none in time.
    [[nodiscard]] QJsonObject ask(const QJsonObject& request, int milliseconds = 120'000);
    /// The same, shorter to write.
    using Fields = std::initializer_list<std::pair<const char*, QJsonValue>>;
    [[nodiscard]] QJsonObject ask(const char* what, Fields fields = {});
    /// As kill -9: of the app side alone; its agent lives on.
    void kill();
    /// As kill -9: of the agent that holds this home.
    [[nodiscard]] bool killAgent();
    [[nodiscard]] const QString& home() const noexcept { return m_home; }
    [[nodiscard]] Child& child() noexcept { return m_child; }

    TabletProcess(const TabletProcess&) = delete;
    TabletProcess& operator=(const TabletProcess&) = delete;

protected:
    /// @param under a program that runs it, with arguments (strace ...); empty: none.
    TabletProcess(const QString& program, QString home, const QStringList& extra, const QStringList& under);
    /// Ends whatever still runs on this home: an agent outlives its app by design, and one that is left would
    /// also hold the standard error of whoever started us.
    ~TabletProcess();

    /// Asks the agent that holds this home to end.
    void endAgent();

private:
    QString m_home;
    Child m_child;
};

} // namespace holdfast::demo
