// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/agent_launcher.h"

#include "platform/linux/agent_supervisor.h"
#include "platform/linux/process_hygiene.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/wait.h>

namespace holdfast::platform {

Result<AgentLauncher> AgentLauncher::start(const store::TabletHome& home, const AgentCommand& command) {
    if (threadCount() > 1) {
        return Error(ErrorCode::InvalidState);
    }
    if (::access(command.program.c_str(), X_OK) != 0) {
        return Error::fromErrno(errno, ErrorCode::NotFound);
    }
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const pid_t child = ::fork();
    if (child < 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    if (child == 0) {
        ours.reset();
        superviseAgent(home, command, std::move(theirs));
    }
    return AgentLauncher(std::move(ours), child);
}

AgentLauncher::AgentLauncher(AgentLauncher&& other) noexcept
    : m_link(std::move(other.m_link)), m_supervisor(std::exchange(other.m_supervisor, -1)) {}

AgentLauncher::~AgentLauncher() {
    m_link.reset();
    if (m_supervisor > 0) {
        while (::waitpid(m_supervisor, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

void AgentLauncher::tryNow() noexcept {
    const char nudge = 'n';
    // A full socket holds nudges enough, and a supervisor that is gone cannot be helped by one.
    static_cast<void>(::send(m_link.number(), &nudge, 1, MSG_NOSIGNAL | MSG_DONTWAIT));
}

} // namespace holdfast::platform
