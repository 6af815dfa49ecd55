// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tablet_home.h"
#include "platform/linux/descriptor.h"

#include <optional>
#include <sys/types.h>

namespace holdfast::platform {

/// "One agent a home": flock on TabletHome::agentLock(), held until the process ends however it ends. The
/// file holds the agent's process id in decimal and a line feed, for the supervisor to wait on.
class AgentLock {
public:
    /// Makes `run` when needed. AlreadyExists when another agent has it.
    [[nodiscard]] static Result<AgentLock> take(const store::TabletHome& home);

    /// The process that holds the lock now; nothing when nobody does.
    [[nodiscard]] static std::optional<pid_t> holder(const store::TabletHome& home);

private:
    explicit AgentLock(Descriptor file) noexcept : m_file(std::move(file)) {}
    Descriptor m_file;
};

} // namespace holdfast::platform
