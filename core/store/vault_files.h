// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/vault.h"

namespace holdfast::store {

/// A key slot as it lies on the disk, beside whom it belongs to.
struct SlotFile {
    VaultId vault;
    Bytes slot;
};

enum class SlotKind { Passphrase, Recovery };

/// The files of TabletHome::vault(), by name and by frame (README.md). Stateless.
class VaultFiles {
public:
    explicit VaultFiles(const VaultEnvironment& environment)
        : m_files(environment.files), m_folder(environment.home.vault()) {}

    [[nodiscard]] Path database() const { return m_folder / "vault.db"; }
    [[nodiscard]] Path freshness() const { return m_folder / "freshness"; }
    [[nodiscard]] const Path& folder() const noexcept { return m_folder; }

    /// One of the two copies is there, readable or not.
    [[nodiscard]] Result<bool> hasSlot(SlotKind kind) const;
    /// The first copy whose frame is whole. NotFound when neither is there, StoreDamaged when none is whole,
    /// StoreNewer for a frame of a later program.
    [[nodiscard]] Result<SlotFile> readSlot(SlotKind kind) const;
    /// Both copies, one after the other, each durably; then overwrites what lay there before.
    [[nodiscard]] Result<void> writeSlot(SlotKind kind, const SlotFile& slot) const;
    /// Writes again a copy that is missing or differs from the whole one.
    [[nodiscard]] Result<void> repairSlot(SlotKind kind) const;

    /// Marks that a vault is being made: until the slot is there, nothing here was ever of use.
    [[nodiscard]] Result<void> markCreating() const;
    [[nodiscard]] Result<void> unmarkCreating() const;
    [[nodiscard]] Result<bool> isCreating() const;

    /// Wrong passphrases in a row, for a screen that must not ask the key store. Nothing is decided by it.
    [[nodiscard]] int shownFailedTries() const;
    void showFailedTries(int count) const;

private:
    [[nodiscard]] Result<SlotFile> readCopy(const Path& path) const;
    [[nodiscard]] Path slotPath(SlotKind kind, int copy) const;
    FileSystem& m_files;
    Path m_folder;
};

} // namespace holdfast::store
