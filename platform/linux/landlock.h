// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

#include <cstdint>

namespace holdfast::platform {

/// What a process may do below a path. Combine by adding several rules: Landlock only ever adds.
enum class PathAccess {
    ListNames,      ///< read directories, open no file
    Read,           ///< open files to read, list directories
    ReadWrite,      ///< and write, make, truncate and remove ordinary files and directories
    MakeSockets,    ///< make and remove Unix sockets; nothing else
    Device,         ///< read, write and ioctl a device node; make nothing
    ListAndRemove,  ///< list and remove, without opening anything: what a wipe needs
    ReadAndExecute, ///< read and run programs
};

enum class TcpAccess {
    Untouched,   ///< no rule about TCP
    ConnectOnly, ///< connecting is allowed, listening is not
    Forbidden,
};

/// A Landlock rule set (Linux Documentation/userspace-api/landlock.rst), by raw system calls since the C
/// library of Debian 12 has no wrappers. Uses whatever the running kernel knows:
/// ABI 1 files, 2 moving between directories, 3 truncation, 4 TCP, 5 ioctl on devices, 6 signals.
/// For one thread: use it before any other thread exists.
class LandlockRules {
public:
    /// The kernel's ABI; 0 when it has no Landlock or it is off.
    [[nodiscard]] static int kernelAbi() noexcept;

    /// Unsupported when kernelAbi() is 0.
    [[nodiscard]] static Result<LandlockRules> create(TcpAccess tcp);

    LandlockRules(LandlockRules&& other) noexcept;
    LandlockRules& operator=(LandlockRules&&) = delete;
    LandlockRules(const LandlockRules&) = delete;
    LandlockRules& operator=(const LandlockRules&) = delete;
    ~LandlockRules();

    /// NotFound when nothing is at `path`. Rights hold for that file or directory itself, not for its name:
    /// a directory removed and made again has none.
    [[nodiscard]] Result<void> allow(const Path& path, PathAccess access);
    /// Everything not allowed is refused from here on, in this process and all it starts. Not to be undone.
    [[nodiscard]] Result<void> enforce();

    [[nodiscard]] int abi() const noexcept { return m_abi; }

private:
    LandlockRules(int descriptor, int abi, std::uint64_t handled) noexcept
        : m_descriptor(descriptor), m_abi(abi), m_handled(handled) {}
    int m_descriptor;
    int m_abi;
    std::uint64_t m_handled;
};

} // namespace holdfast::platform
