// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// pretend_agent HOME JOURNAL [fail]
// Takes the agent's lock, adds a line about itself to JOURNAL, and waits to be killed. With "fail" it ends at
// once with 1. A line: process, session, error number of making an internet socket, highest open descriptor.
#include "platform/linux/agent_lock.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int anotherRuns = 3;

int highestDescriptor() {
    int highest = -1;
    for (int number = 0; number < 1024; ++number) {
        if (::fcntl(number, F_GETFD) >= 0) {
            highest = number;
        }
    }
    return highest;
}

} // namespace

int main(int count, char** values) {
    if (count < 3) {
        return 2;
    }
    const int open = highestDescriptor();
    auto lock = holdfast::platform::AgentLock::take(holdfast::store::TabletHome(values[1]));
    if (!lock) {
        return anotherRuns;
    }
    const int internet = ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
    const std::string line = std::to_string(::getpid()) + ' ' + std::to_string(::getsid(0)) + ' ' +
                             std::to_string(internet) + ' ' + std::to_string(open) + '\n';
    const int journal = ::open(values[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (::write(journal, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        return 1;
    }
    if (count > 3) {
        return 1;
    }
    for (;;) {
        ::pause();
    }
}
