// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/agent_supervisor.h"

#include "platform/linux/agent_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace holdfast::platform {
namespace {

using std::chrono::milliseconds;
using Instant = std::chrono::steady_clock::time_point;

enum class Woken { Nudged, Ended, TimedOut, AppGone };

constexpr int forever = -1;
constexpr std::array ignored{SIGINT, SIGHUP, SIGQUIT};

// Not in Debian 12's C library.
int openProcess(pid_t process) {
    return static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
}

void closeFrom(unsigned first) {
    if (::syscall(SYS_close_range, first, ~0U, 0) != 0) {
        constexpr unsigned enough = 1024;
        for (unsigned number = first; number < enough; ++number) {
            ::close(static_cast<int>(number));
        }
    }
}

class Supervisor {
public:
    Supervisor(const store::TabletHome& home, const AgentCommand& command, Descriptor link)
        : m_home(home), m_command(command), m_link(std::move(link)), m_wait(command.firstWait) {
        // Made now: between fork and exec nothing may be allocated.
        m_arguments.push_back(const_cast<char*>(m_command.program.c_str())); // NOLINT: execv's old signature
        for (const std::string& argument : m_command.arguments) {
            m_arguments.push_back(const_cast<char*>(argument.c_str())); // NOLINT
        }
        m_arguments.push_back(nullptr);
    }

    void run() {
        for (;;) {
            const Instant begun = std::chrono::steady_clock::now();
            // Another's agent (autostarted, or left by the app's last run) is as good as our own.
            const auto running = AgentLock::holder(m_home);
            const Woken ended = running ? waitForStranger(*running) : startAndWait();
            if (ended == Woken::AppGone) {
                return;
            }
            if (std::chrono::steady_clock::now() - begun >= m_command.steady) {
                m_wait = m_command.firstWait;
            }
            const Woken rested = rest(-1, static_cast<int>(m_wait.count()));
            if (rested == Woken::AppGone) {
                return;
            }
            m_wait =
                rested == Woken::Nudged ? m_command.firstWait : std::min(m_wait * 2, m_command.longestWait);
        }
    }

private:
    Woken startAndWait() {
        const pid_t agent = ::fork();
        if (agent == 0) {
            becomeAgent();
        }
        if (agent < 0) {
            return Woken::Ended;
        }
        const Woken woken = waitForEnd(Descriptor(openProcess(agent)));
        if (woken == Woken::Ended) {
            while (::waitpid(agent, nullptr, 0) < 0 && errno == EINTR) {
            }
        }
        return woken;
    }

    Woken waitForStranger(pid_t agent) {
        Descriptor process(openProcess(agent));
        // Between reading the number and opening it the process may have gone and the number come again.
        if (!process || AgentLock::holder(m_home) != agent) {
            return Woken::Ended;
        }
        return waitForEnd(std::move(process));
    }

    Woken waitForEnd(Descriptor process) {
        if (!process) {
            return Woken::Ended;
        }
        Woken woken = Woken::Nudged;
        while (woken == Woken::Nudged) { // it runs: nothing to hurry
            woken = rest(process.number(), forever);
        }
        return woken;
    }

    /// Until `process` ends (-1: none), a nudge comes, the app goes, or time is over.
    Woken rest(int process, int timeout) {
        std::array<pollfd, 2> watched{pollfd{m_link.number(), POLLIN, 0}, pollfd{process, POLLIN, 0}};
        int count = 0;
        do {
            count = ::poll(watched.data(), watched.size(), timeout);
        } while (count < 0 && errno == EINTR);
        if (count == 0) {
            return Woken::TimedOut;
        }
        if (watched[0].revents != 0) {
            std::array<char, 64> nudges{};
            return ::read(m_link.number(), nudges.data(), nudges.size()) > 0 ? Woken::Nudged : Woken::AppGone;
        }
        return count > 0 && watched[1].revents != 0 ? Woken::Ended : Woken::AppGone;
    }

    [[noreturn]] void becomeAgent() {
        ::setsid(); // outlives the app, its terminal and its session's ^C
        for (const int signal : ignored) {
            ::signal(signal, SIG_DFL);
        }
        const int nowhere = ::open("/dev/null", O_RDWR);
        if (nowhere < 0 || ::dup2(nowhere, STDIN_FILENO) < 0 || ::dup2(nowhere, STDOUT_FILENO) < 0 ||
            (m_command.errors == AgentErrors::Discard && ::dup2(nowhere, STDERR_FILENO) < 0)) {
            ::_exit(1);
        }
        closeFrom(STDERR_FILENO + 1);
        ::execv(m_arguments.front(), m_arguments.data());
        ::_exit(1);
    }

    const store::TabletHome& m_home;
    const AgentCommand& m_command;
    Descriptor m_link;
    milliseconds m_wait;
    std::vector<char*> m_arguments;
};

} // namespace

void superviseAgent(const store::TabletHome& home, const AgentCommand& command, Descriptor link) {
    ::prctl(PR_SET_NAME, "holdfast-keeper");
    // It holds no secret, but neither should it dump what it copied from its parent, nor gain rights.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // ^C and a closing terminal are the app's to answer; this process follows it by the link.
    for (const int signal : ignored) {
        ::signal(signal, SIG_IGN);
    }
    // Only the link and standard error: an inherited descriptor would keep others' pipes open.
    const int kept = ::fcntl(link.release(), F_DUPFD, 64);
    if (kept < 0) {
        ::_exit(1);
    }
    ::dup2(kept, STDERR_FILENO + 1);
    closeFrom(STDERR_FILENO + 2);
    ::fcntl(STDERR_FILENO + 1, F_SETFD, FD_CLOEXEC);
    Supervisor(home, command, Descriptor(STDERR_FILENO + 1)).run();
    ::_exit(0);
}

} // namespace holdfast::platform
