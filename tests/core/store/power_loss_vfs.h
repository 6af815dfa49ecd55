// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <map>
#include <memory>
#include <random>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace storetest {

using holdfast::Bytes;

/// What lies on a disk after the power went: file name (without folder) to content.
using DiskImage = std::map<std::string, Bytes>;

/// A disk in memory below a VFS: what was synced is safe, everything since is in the drive's cache. Whatever
/// cutPower() leaves is made of the safe content and of any part of what came later: writes missing, torn at
/// any sector or byte, later ones kept and earlier ones lost; lengths likewise. Registered with SQLite while
/// it lives. Removing a file is durable at once, which is the worse case for a log.
class PowerLossVfs {
public:
    PowerLossVfs();
    ~PowerLossVfs();
    PowerLossVfs(const PowerLossVfs&) = delete;
    PowerLossVfs& operator=(const PowerLossVfs&) = delete;

    [[nodiscard]] static const char* name() { return "holdfast-power-loss"; }
    /// Starts from this content, all of it safe.
    void load(const DiskImage& image);
    /// One of the states a power cut may leave now.
    [[nodiscard]] DiskImage cutPower(std::mt19937_64& random) const;
    /// What a process that starts now would find: nothing but the process was lost.
    [[nodiscard]] DiskImage asIs() const;
    /// Changes (writes, truncations, syncs, removals) so far: where a cut can come.
    [[nodiscard]] std::size_t changes() const;
    /// From this change on nothing reaches the disk: the power went at that moment.
    void stopAt(std::size_t change);
    /// A drive that says "written" and keeps it in its cache.
    void ignoreSyncs();
    /// Whether a write leaves its neighbours alone when the power goes (it always does here): SQLite pads and
    /// splits otherwise.
    void promisePowersafeOverwrite(bool promised);

    struct Disk;

private:
    std::unique_ptr<Disk> m_disk;
};

} // namespace storetest
