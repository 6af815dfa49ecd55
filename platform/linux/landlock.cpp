// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/landlock.h"

#include "platform/linux/descriptor.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace holdfast::platform {
namespace {

// The kernel's interface, spelled out here because Debian 12's headers end at ABI 2.
namespace fs {
constexpr std::uint64_t execute = 1U << 0;
constexpr std::uint64_t writeFile = 1U << 1;
constexpr std::uint64_t readFile = 1U << 2;
constexpr std::uint64_t readDirectory = 1U << 3;
constexpr std::uint64_t removeDirectory = 1U << 4;
constexpr std::uint64_t removeFile = 1U << 5;
constexpr std::uint64_t makeDirectory = 1U << 7;
constexpr std::uint64_t makeRegular = 1U << 8;
constexpr std::uint64_t makeSocket = 1U << 9;
constexpr std::uint64_t truncate = 1U << 14;
constexpr std::uint64_t ioctlDevice = 1U << 15;
/// The rights a rule on something that is not a directory may name.
constexpr std::uint64_t ofFiles = execute | writeFile | readFile | truncate | ioctlDevice;
} // namespace fs

constexpr std::uint64_t netBindTcp = 1U << 0;
constexpr std::uint64_t netConnectTcp = 1U << 1;
constexpr std::uint64_t scopeSignals = 1U << 1;
constexpr unsigned createVersion = 1U << 0;
constexpr int rulePathBeneath = 1;

struct RulesetAttributes {
    std::uint64_t handledFiles;
    std::uint64_t handledNetwork; // ABI 4
    std::uint64_t scoped;         // ABI 6
};

struct [[gnu::packed]] PathBeneath {
    std::uint64_t allowed;
    std::int32_t parent;
};

std::uint64_t handledBy(int abi) noexcept {
    // By ABI: 1 has bits 0 to 12, 2 adds 13 (refer), 3 adds 14 (truncate), 5 adds 15 (ioctl).
    unsigned bits = 13;
    if (abi >= 2) {
        bits = 14;
    }
    if (abi >= 3) {
        bits = 15;
    }
    if (abi >= 5) {
        bits = 16;
    }
    return (std::uint64_t{1} << bits) - 1;
}

std::uint64_t rightsFor(PathAccess access) noexcept {
    switch (access) {
    case PathAccess::ListNames:
        return fs::readDirectory;
    case PathAccess::Read:
        return fs::readFile | fs::readDirectory;
    case PathAccess::ReadWrite:
        return fs::readFile | fs::readDirectory | fs::writeFile | fs::truncate | fs::makeRegular |
               fs::makeDirectory | fs::removeFile | fs::removeDirectory;
    case PathAccess::MakeSockets:
        return fs::makeSocket | fs::removeFile;
    case PathAccess::Device:
        return fs::readFile | fs::writeFile | fs::readDirectory | fs::ioctlDevice;
    case PathAccess::ListAndRemove:
        return fs::readDirectory | fs::removeFile | fs::removeDirectory;
    case PathAccess::ReadAndExecute:
        return fs::readFile | fs::readDirectory | fs::execute;
    }
    return 0;
}

} // namespace

int LandlockRules::kernelAbi() noexcept {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, createVersion);
    return version < 0 ? 0 : static_cast<int>(version);
}

Result<LandlockRules> LandlockRules::create(TcpAccess tcp) {
    const int abi = kernelAbi();
    if (abi == 0) {
        return Error(ErrorCode::Unsupported);
    }
    RulesetAttributes attributes{};
    std::size_t size = sizeof attributes.handledFiles;
    attributes.handledFiles = handledBy(abi);
    if (abi >= 4) {
        size = sizeof attributes.handledFiles + sizeof attributes.handledNetwork;
        if (tcp == TcpAccess::Forbidden) {
            attributes.handledNetwork = netBindTcp | netConnectTcp;
        } else if (tcp == TcpAccess::ConnectOnly) {
            attributes.handledNetwork = netBindTcp;
        }
    }
    if (abi >= 6) {
        // Abstract Unix sockets stay reachable: the message bus and X of some sessions are there.
        size = sizeof attributes;
        attributes.scoped = scopeSignals;
    }
    const long descriptor = ::syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
    if (descriptor < 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    return LandlockRules(static_cast<int>(descriptor), abi, attributes.handledFiles);
}

LandlockRules::LandlockRules(LandlockRules&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_abi(other.m_abi), m_handled(other.m_handled) {}

LandlockRules::~LandlockRules() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<void> LandlockRules::allow(const Path& path, PathAccess access) {
    const Descriptor parent(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (!parent) {
        return Error::fromErrno(errno, ErrorCode::DiskRead);
    }
    struct stat status {};
    if (::fstat(parent.number(), &status) != 0) {
        return Error::fromErrno(errno, ErrorCode::DiskRead);
    }
    std::uint64_t rights = rightsFor(access) & m_handled;
    if (!S_ISDIR(status.st_mode)) {
        rights &= fs::ofFiles;
    }
    if (rights == 0) {
        return Error(ErrorCode::InvalidArgument);
    }
    const PathBeneath rule{rights, parent.number()};
    if (::syscall(SYS_landlock_add_rule, m_descriptor, rulePathBeneath, &rule, 0) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    return {};
}

Result<void> LandlockRules::enforce() {
    // Without it an unprivileged process may not restrict itself: a set-uid program could be fooled.
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    if (::syscall(SYS_landlock_restrict_self, m_descriptor, 0) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    return {};
}

} // namespace holdfast::platform
