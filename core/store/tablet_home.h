// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

namespace holdfast::store {

/// Where things lie below a tablet's home directory, and who may touch them. The operating system enforces
/// the "may" (platform/linux); this is the one list of names.
class TabletHome {
public:
    explicit TabletHome(Path root) : m_root(std::move(root)) {}

    [[nodiscard]] const Path& root() const noexcept { return m_root; }
    /// Slots and vault.db: the app only.
    [[nodiscard]] Path vault() const { return m_root / "vault"; }
    /// Sealed attachment files under random names: the app writes and removes, the agent reads.
    [[nodiscard]] Path sealed() const { return m_root / "sealed"; }
    /// transit.db: the agent only.
    [[nodiscard]] Path transit() const { return m_root / "transit"; }
    /// The agent's socket: the agent makes it, the app connects.
    [[nodiscard]] Path run() const { return m_root / "run"; }
    [[nodiscard]] Path agentSocket() const { return run() / "agent.socket"; }
    /// Locked (flock) by the one agent that may run for this home.
    [[nodiscard]] Path agentLock() const { return run() / "agent.lock"; }
    /// Development key files (0600): one folder a process.
    [[nodiscard]] Path vaultKeys() const { return m_root / "keys-vault"; }
    [[nodiscard]] Path agentKeys() const { return m_root / "keys-agent"; }
    /// What orders leave behind, outside both stores; a folder, since a process confined by folders cannot
    /// make a file in the home itself. Both processes.
    [[nodiscard]] Path orders() const { return m_root / "orders"; }
    /// age(DS-V) to those who may unseal: the agent writes it, its presence means sealed.
    [[nodiscard]] Path sealBlob() const { return orders() / "seal-blob"; }
    [[nodiscard]] Path wipeJournal() const { return orders() / "wipe-journal"; }

private:
    Path m_root;
};

} // namespace holdfast::store
