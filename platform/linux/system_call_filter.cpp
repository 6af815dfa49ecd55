// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/system_call_filter.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <linux/netlink.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>

namespace holdfast::platform {
namespace {

#if defined(__SANITIZE_ADDRESS__)
#define HOLDFAST_LEAK_CHECKER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HOLDFAST_LEAK_CHECKER 1
#endif
#endif

// The kernel reads an int from these arguments, so only the low half may be compared: a filter on all
// 64 bits would be passed by setting one of the upper ones.
constexpr std::uint64_t lowHalf = 0xffffffffU;

// Not every kernel or libseccomp knows each of them: names are resolved when the filter is made.
constexpr std::array forbidden{
    // other processes
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_getfd",
    "kcmp",
    "perf_event_open",
    // ways round this filter or round Landlock
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "userfaultfd",
    "bpf",
    "personality",
    "open_by_handle_at",
    "name_to_handle_at",
    "modify_ldt",
    // namespaces and mounts
    "unshare",
    "setns",
    "mount",
    "umount",
    "umount2",
    "pivot_root",
    "chroot",
    "open_tree",
    "move_mount",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    // the kernel and the machine
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "reboot",
    "swapon",
    "swapoff",
    "acct",
    "quotactl",
    "quotactl_fd",
    "syslog",
    "vhangup",
    "iopl",
    "ioperm",
    "settimeofday",
    "clock_settime",
    "sethostname",
    "setdomainname",
    // kernel keyrings outlive the process and are not our key store
    "add_key",
    "request_key",
    "keyctl",
#ifndef HOLDFAST_LEAK_CHECKER
    // LeakSanitizer stops a process's own threads with it, so builds with that sanitizer keep it.
    "ptrace",
#endif
};

class Filter {
public:
    Filter() : m_context(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release) {}

    [[nodiscard]] bool valid() const noexcept { return m_context != nullptr; }

    void set(scmp_filter_attr attribute, std::uint32_t value) {
        keep(seccomp_attr_set(m_context.get(), attribute, value));
    }
    void refuse(const char* name, int number, std::initializer_list<scmp_arg_cmp> conditions = {}) {
        const int call = seccomp_syscall_resolve_name(name);
        if (call == __NR_SCMP_ERROR) {
            return;
        }
        keep(seccomp_rule_add_array(m_context.get(), SCMP_ACT_ERRNO(static_cast<std::uint16_t>(number)), call,
                                    static_cast<unsigned>(conditions.size()), conditions.begin()));
    }
    [[nodiscard]] Result<void> load() {
        if (m_worst == 0) {
            keep(seccomp_load(m_context.get()));
        }
        if (m_worst == -EINVAL || m_worst == -ENOSYS) {
            return Error(ErrorCode::Unsupported, -m_worst);
        }
        if (m_worst != 0) {
            return Error(ErrorCode::Internal, -m_worst);
        }
        return {};
    }

private:
    void keep(int status) noexcept {
        if (status != 0 && m_worst == 0) {
            m_worst = status;
        }
    }
    std::unique_ptr<void, decltype(&seccomp_release)> m_context;
    int m_worst = 0;
};

scmp_arg_cmp argument(unsigned index, std::uint64_t mask, std::uint64_t value) noexcept {
    return {index, SCMP_CMP_MASKED_EQ, mask, value};
}

void refuseSockets(Filter& filter, SocketFamilies families) {
    constexpr int highestListed = 63; // AF_MAX is 46; the bits above are refused one by one
    for (int family = 0; family <= highestListed; ++family) {
        const bool internet = family == AF_INET || family == AF_INET6;
        const bool allowed =
            family == AF_UNIX || family == AF_NETLINK || (internet && families == SocketFamilies::Internet);
        const auto value = static_cast<std::uint64_t>(family);
        if (!allowed) {
            filter.refuse("socket", EACCES, {argument(0, lowHalf, value)});
        } else if (internet) {
            filter.refuse("socket", EACCES, {argument(0, lowHalf, value), argument(1, 0xf, SOCK_RAW)});
        }
    }
    for (unsigned bit = 6; bit < 32; ++bit) {
        const std::uint64_t mask = std::uint64_t{1} << bit;
        filter.refuse("socket", EACCES, {argument(0, mask, mask)});
    }
    const int spoken = families == SocketFamilies::Internet ? NETLINK_ROUTE : NETLINK_KOBJECT_UEVENT;
    for (int protocol = 0; protocol < MAX_LINKS; ++protocol) {
        if (protocol != spoken) {
            filter.refuse("socket", EACCES,
                          {argument(0, lowHalf, AF_NETLINK),
                           argument(2, lowHalf, static_cast<std::uint64_t>(protocol))});
        }
    }
}

void refuseByArgument(Filter& filter) {
    // A new user namespace would give back what was taken. clone3 hides its flags behind a pointer: without
    // it the C library falls back to clone.
    filter.refuse("clone", EPERM, {argument(0, CLONE_NEWUSER, CLONE_NEWUSER)});
    filter.refuse("clone3", ENOSYS);
    // Typing into the terminal that started us.
    filter.refuse("ioctl", EPERM, {argument(1, lowHalf, TIOCSTI)});
#ifndef HOLDFAST_LEAK_CHECKER
    // Core dumps were turned off; nobody turns them on again.
    filter.refuse("prctl", EPERM, {argument(0, lowHalf, PR_SET_DUMPABLE)});
#endif
}

} // namespace

Result<void> filterSystemCalls(SocketFamilies families) {
    Filter filter;
    if (!filter.valid()) {
        return Error(ErrorCode::OutOfMemory);
    }
    filter.set(SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    filter.set(SCMP_FLTATR_CTL_NNP, 1);
    filter.set(SCMP_FLTATR_CTL_TSYNC, 1);
    for (const char* name : forbidden) {
        filter.refuse(name, EPERM);
    }
    refuseSockets(filter, families);
    refuseByArgument(filter);
    return filter.load();
}

} // namespace holdfast::platform
