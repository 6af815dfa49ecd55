// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/confinement.h"

#include "platform/linux/descriptor.h"
#include "platform/linux/process_hygiene.h"
#include "platform/linux/system_call_filter.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace holdfast::platform {
namespace {

enum class Role { App, Agent };

struct SystemPlace {
    const char* path;
    PathAccess access;
};

// What every process of ours reads. A system that lacks one of them goes without.
constexpr std::array commonPlaces{
    SystemPlace{"/usr", PathAccess::Read}, // libraries, fonts, certificates, time zones
    SystemPlace{"/lib", PathAccess::Read},
    SystemPlace{"/lib64", PathAccess::Read}, // not merged everywhere
    SystemPlace{"/etc", PathAccess::Read},
    SystemPlace{"/proc/cpuinfo", PathAccess::Read},
    SystemPlace{"/proc/meminfo", PathAccess::Read},
    SystemPlace{"/proc/sys", PathAccess::Read},
    SystemPlace{"/proc/filesystems", PathAccess::Read},
    SystemPlace{"/proc/stat", PathAccess::Read},
    SystemPlace{"/sys/devices/system/cpu", PathAccess::Read}, // how many processors
    SystemPlace{"/sys/fs/cgroup", PathAccess::Read},
    SystemPlace{"/dev/null", PathAccess::Device},
    SystemPlace{"/dev/zero", PathAccess::Read},
    SystemPlace{"/dev/random", PathAccess::Read},
    SystemPlace{"/dev/urandom", PathAccess::Read}};

// Drawing and the camera. Not /dev/shm: nothing of ours needs it, and what lies there others can read.
// Sockets (display, sound, message bus) need no rule: Landlock does not stand in the way of connecting.
constexpr std::array appPlaces{SystemPlace{"/sys", PathAccess::Read},
                               SystemPlace{"/run/udev", PathAccess::Read},  // which devices
                               SystemPlace{"/dev", PathAccess::ListNames},  // cameras by name
                               SystemPlace{"/dev/dri", PathAccess::Device}, // graphics
                               SystemPlace{"/var/cache/fontconfig", PathAccess::Read}};

// Where /etc/resolv.conf may point.
constexpr std::array agentPlaces{SystemPlace{"/run/systemd/resolve", PathAccess::Read},
                                 SystemPlace{"/run/NetworkManager", PathAccess::Read},
                                 SystemPlace{"/run/resolvconf", PathAccess::Read}};

Result<void> allowIfThere(LandlockRules& rules, const Path& path, PathAccess access) {
    auto allowed = rules.allow(path, access);
    if (!allowed && allowed.code() != ErrorCode::NotFound && allowed.code() != ErrorCode::PermissionDenied) {
        return allowed.error();
    }
    return {};
}

/// The process's own entry. The descriptor is kept open on purpose until the process ends: rights hang on the
/// kernel's inode, and that of /proc is made anew once nobody holds it.
Result<void> allowOwnProcess(LandlockRules& rules) {
    HOLDFAST_CHECK(allowIfThere(rules, "/proc/self", PathAccess::Read));
    static_cast<void>(Descriptor(::open("/proc/self", O_PATH | O_CLOEXEC)).release());
    return {};
}

Result<void> allowOwnProgram(LandlockRules& rules) {
    std::error_code status;
    const Path program = std::filesystem::read_symlink("/proc/self/exe", status);
    if (status || !program.has_parent_path()) {
        return {};
    }
    return allowIfThere(rules, program.parent_path(), PathAccess::Read);
}

Result<void> allowCameras(LandlockRules& rules) {
    std::error_code status;
    std::filesystem::directory_iterator entries("/dev", status);
    for (; !status && entries != std::filesystem::directory_iterator{}; entries.increment(status)) {
        const std::string name = entries->path().filename().string();
        if (name.starts_with("video") || name.starts_with("media")) {
            HOLDFAST_CHECK(allowIfThere(rules, entries->path(), PathAccess::Device));
        }
    }
    return {};
}

/// Fonts the worker installed, and the cookie without which X refuses.
Result<void> allowPersonalFiles(LandlockRules& rules) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): no other thread exists yet
    const char* const folder = std::getenv("HOME");
    if (folder != nullptr && *folder == '/') {
        for (const char* name : {".fonts", ".local/share/fonts", ".Xauthority"}) {
            HOLDFAST_CHECK(allowIfThere(rules, Path(folder) / name, PathAccess::Read));
        }
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    const char* const cookie = std::getenv("XAUTHORITY");
    struct stat status {};
    if (cookie != nullptr && ::stat(cookie, &status) == 0 && S_ISREG(status.st_mode)) {
        HOLDFAST_CHECK(allowIfThere(rules, cookie, PathAccess::Read));
    }
    return {};
}

Result<void> allowHome(LandlockRules& rules, const store::TabletHome& home, Role role) {
    HOLDFAST_CHECK(rules.allow(home.orders(), PathAccess::ReadWrite));
    if (role == Role::App) {
        HOLDFAST_CHECK(rules.allow(home.vault(), PathAccess::ReadWrite));
        HOLDFAST_CHECK(rules.allow(home.sealed(), PathAccess::ReadWrite));
        // Nothing in run/: connecting to the agent's socket needs no right, making one there must fail.
        return rules.allow(home.vaultKeys(), PathAccess::ReadWrite);
    }
    HOLDFAST_CHECK(rules.allow(home.transit(), PathAccess::ReadWrite));
    HOLDFAST_CHECK(rules.allow(home.run(), PathAccess::ReadWrite));
    HOLDFAST_CHECK(rules.allow(home.run(), PathAccess::MakeSockets));
    HOLDFAST_CHECK(rules.allow(home.agentKeys(), PathAccess::ReadWrite));
    HOLDFAST_CHECK(rules.allow(home.sealed(), PathAccess::Read));
    HOLDFAST_CHECK(rules.allow(home.sealed(), PathAccess::ListAndRemove));
    return rules.allow(home.vault(), PathAccess::ListAndRemove);
}

Result<void> confineFiles(const store::TabletHome& home, const ConfinementOptions& options, Role role) {
    HOLDFAST_TRY(LandlockRules rules,
                 LandlockRules::create(role == Role::App ? TcpAccess::Forbidden : TcpAccess::ConnectOnly));
    for (const auto& [path, access] : commonPlaces) {
        HOLDFAST_CHECK(allowIfThere(rules, path, access));
    }
    if (role == Role::App) {
        for (const auto& [path, access] : appPlaces) {
            HOLDFAST_CHECK(allowIfThere(rules, path, access));
        }
        HOLDFAST_CHECK(allowCameras(rules));
        HOLDFAST_CHECK(allowPersonalFiles(rules));
    } else {
        for (const auto& [path, access] : agentPlaces) {
            HOLDFAST_CHECK(allowIfThere(rules, path, access));
        }
    }
    HOLDFAST_CHECK(allowOwnProcess(rules));
    HOLDFAST_CHECK(allowOwnProgram(rules));
    HOLDFAST_CHECK(allowHome(rules, home, role));
    for (const Allowance& extra : options.allowances) {
        if (extra.why.empty()) {
            return Error(ErrorCode::InvalidArgument);
        }
        HOLDFAST_CHECK(rules.allow(extra.path, extra.access));
    }
    return rules.enforce();
}

bool refused(int descriptor) {
    const int number = errno;
    const Descriptor opened(descriptor);
    return !opened && (number == EACCES || number == EPERM);
}

/// No rule ever names the root directory, so being refused there shows that the rules hold.
bool filesAreConfined() {
    return refused(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

bool internetIsRefused() {
    return refused(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) &&
           refused(::socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
}

/// "There is none" is a fact to report; any other failure ends the attempt.
Result<bool> supported(const Result<void>& outcome) {
    if (!outcome && outcome.code() != ErrorCode::Unsupported) {
        return outcome.error();
    }
    return outcome.hasValue();
}

Result<ConfinementReport> confine(const store::TabletHome& home, const ConfinementOptions& options,
                                  Role role) {
    if (threadCount() > 1) {
        return Error(ErrorCode::InvalidState);
    }
    turnOffDiskCaches();
    ConfinementReport report;
    HOLDFAST_CHECK(restrainProcess());
    report.coreDumpsOff = coreDumpsAreOff();

    // Both make all folders: a rule needs something to hang on, whoever starts first.
    PosixFileSystem files;
    for (const Path& folder : {home.vault(), home.sealed(), home.transit(), home.run(), home.orders(),
                               home.vaultKeys(), home.agentKeys()}) {
        HOLDFAST_CHECK(files.createDirectories(folder));
    }

    report.landlockAbi = LandlockRules::kernelAbi();
    HOLDFAST_TRY(const bool filesAsked, supported(confineFiles(home, options, role)));
    HOLDFAST_TRY(report.systemCalls,
                 supported(filterSystemCalls(role == Role::App ? SocketFamilies::LocalOnly
                                                               : SocketFamilies::Internet)));
    report.files = filesAreConfined();
    report.network = role == Role::App ? internetIsRefused() : report.landlockAbi >= 4;
    // Asked for, accepted and yet not in force: something is badly wrong, and no screen should open.
    if ((filesAsked && !report.files) || (role == Role::App && report.systemCalls && !report.network)) {
        return Error(ErrorCode::Internal);
    }
    return report;
}

} // namespace

Result<ConfinementReport> confineApp(const store::TabletHome& home, const ConfinementOptions& options) {
    return confine(home, options, Role::App);
}

Result<ConfinementReport> confineAgent(const store::TabletHome& home, const ConfinementOptions& options) {
    return confine(home, options, Role::Agent);
}

} // namespace holdfast::platform
