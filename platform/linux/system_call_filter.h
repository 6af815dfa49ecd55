// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace holdfast::platform {

enum class SocketFamilies {
    LocalOnly, ///< Unix sockets, and the kernel's device events (udev)
    Internet,  ///< and TCP/UDP over IPv4 and IPv6, with the route queries that name lookup makes; no raw ones
};

/// Takes away, for good and from every thread, the system calls that look into other processes, change the
/// kernel or the machine, or go round the other rules (io_uring, new namespaces). They answer EPERM (sockets
/// EACCES) rather than kill: libraries ask for such things and live well without. A call by another
/// architecture's table ends the process.
/// Unsupported when the kernel has no seccomp.
[[nodiscard]] Result<void> filterSystemCalls(SocketFamilies families);

} // namespace holdfast::platform
