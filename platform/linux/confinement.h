// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tablet_home.h"
#include "platform/linux/landlock.h"

#include <string_view>
#include <vector>

namespace holdfast::platform {

/// One thing a program may touch beyond what every app or agent may.
struct Allowance {
    Path path;
    PathAccess access = PathAccess::Read;
    /// For whoever reads the code that makes it: no allowance without a reason.
    std::string_view why;
};

struct ConfinementOptions {
    std::vector<Allowance> allowances;
};

/// What really holds, measured after the fact and not taken from what was asked. Settings shows it.
struct ConfinementReport {
    /// 0: this kernel has no Landlock. Below 3 truncating is not covered, below 5 device ioctls.
    int landlockAbi = 0;
    bool files = false;       ///< only the listed places can be opened
    bool network = false;     ///< app: no internet socket can be made; agent: it cannot listen
    bool systemCalls = false; ///< the system call filter is on
    bool coreDumpsOff = false;

    [[nodiscard]] bool complete() const noexcept { return files && network && systemCalls && coreDumpsOff; }
};

/// Confines the process that holds the vault: it may write `vault`, `sealed`, `orders` and `keys-vault` below
/// the home and nothing else on any disk, has no network, starts no program. Also turns off core dumps, disk
/// caches of the libraries (by environment) and sets umask 077.
/// Call it first in main(), before any thread exists (InvalidState otherwise). Makes the home's folders.
/// A kernel that lacks a mechanism is reported; a mechanism that is there and fails is an error: do not go
/// on.
[[nodiscard]] Result<ConfinementReport> confineApp(const store::TabletHome& home,
                                                   const ConfinementOptions& options = {});

/// Confines the process that holds the network: it may write `transit`, `run`, `orders` and `keys-agent`,
/// read `sealed`, and in `vault` and `sealed` list and remove without opening (a wipe must reach them while
/// the app is closed). Otherwise as confineApp.
[[nodiscard]] Result<ConfinementReport> confineAgent(const store::TabletHome& home,
                                                     const ConfinementOptions& options = {});

} // namespace holdfast::platform
