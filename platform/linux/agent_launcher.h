// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tablet_home.h"
#include "platform/linux/descriptor.h"

#include <chrono>
#include <string>
#include <sys/types.h>
#include <vector>

namespace holdfast::platform {

enum class AgentErrors {
    Discard, ///< the agent's standard error goes to /dev/null
    Inherit, ///< to ours: development and tests
};

struct AgentCommand {
    Path program;                       ///< holdfast-agent; run directly, no shell
    std::vector<std::string> arguments; ///< beyond the program's name, e.g. {"--home", home}
    AgentErrors errors = AgentErrors::Discard;
    /// Wait after the first failure; doubles up to `longestWait` and starts over once an agent has lived
    /// for `steady`.
    std::chrono::milliseconds firstWait{250};
    std::chrono::milliseconds longestWait{30'000};
    std::chrono::milliseconds steady{60'000};
};

/// Keeps the agent running while the app lives. The app cannot do it itself: a child inherits its
/// confinement and would have no network. So start() forks a small supervisor before the app confines itself:
///
///     app (confined) --socket pair-- supervisor (waits) --starts--> agent (own session)
///
/// The supervisor starts the agent when no process holds the agent's lock, starts it again when it dies, and
/// ends when the app does, however that happens. The agent stays.
class AgentLauncher {
public:
    /// Before any thread exists and before confineApp. NotFound when the program is not there.
    [[nodiscard]] static Result<AgentLauncher> start(const store::TabletHome& home,
                                                     const AgentCommand& command);

    AgentLauncher(AgentLauncher&& other) noexcept;
    AgentLauncher& operator=(AgentLauncher&&) = delete;
    AgentLauncher(const AgentLauncher&) = delete;
    AgentLauncher& operator=(const AgentLauncher&) = delete;
    /// Ends the supervisor and waits for it; the agent stays.
    ~AgentLauncher();

    /// Do not wait any longer before the next try: the worker pressed "try again". From one thread.
    void tryNow() noexcept;

    [[nodiscard]] pid_t supervisor() const noexcept { return m_supervisor; }

private:
    AgentLauncher(Descriptor link, pid_t supervisor) noexcept
        : m_link(std::move(link)), m_supervisor(supervisor) {}
    Descriptor m_link;
    pid_t m_supervisor;
};

} // namespace holdfast::platform
