// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/agent_lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <thread>

namespace holdfast::platform {
namespace {

// holder() takes the lock for a moment when it is free; an agent starting just then tries again.
constexpr int tries = 20;
constexpr std::chrono::milliseconds between{10};

bool lockNow(int descriptor, int kind) {
    while (::flock(descriptor, kind | LOCK_NB) != 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

} // namespace

Result<AgentLock> AgentLock::take(const store::TabletHome& home) {
    PosixFileSystem files;
    HOLDFAST_CHECK(files.createDirectories(home.run()));
    Descriptor file(::open(home.agentLock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file) {
        return Error::fromErrno(errno);
    }
    for (int attempt = 1; !lockNow(file.number(), LOCK_EX); ++attempt) {
        if (errno != EWOULDBLOCK) {
            return Error::fromErrno(errno, ErrorCode::Internal);
        }
        if (attempt == tries) {
            return Error(ErrorCode::AlreadyExists);
        }
        std::this_thread::sleep_for(between);
    }
    const std::string line = std::to_string(::getpid()) + '\n';
    if (::ftruncate(file.number(), 0) != 0 ||
        ::pwrite(file.number(), line.data(), line.size(), 0) != static_cast<ssize_t>(line.size())) {
        return Error::fromErrno(errno);
    }
    return AgentLock(std::move(file));
}

std::optional<pid_t> AgentLock::holder(const store::TabletHome& home) {
    const Descriptor file(::open(home.agentLock().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file || lockNow(file.number(), LOCK_SH)) {
        return std::nullopt;
    }
    // Locked but not written yet: the reader comes again.
    std::array<char, 24> text{};
    const ssize_t length = ::pread(file.number(), text.data(), text.size(), 0);
    pid_t process = 0;
    if (length <= 0) {
        return std::nullopt;
    }
    const auto [end, status] = std::from_chars(text.data(), text.data() + length, process);
    if (status != std::errc{} || end == text.data() || *end != '\n' || process <= 0) {
        return std::nullopt;
    }
    return process;
}

} // namespace holdfast::platform
