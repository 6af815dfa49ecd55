// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vault_files.h"

namespace holdfast::store {
namespace {

Result<VaultState> stateOf(const VaultEnvironment& environment) {
    HOLDFAST_TRY(const bool wiping, environment.files.exists(environment.home.wipeJournal()));
    if (wiping) {
        return VaultState::Wiped;
    }
    const VaultFiles files(environment);
    HOLDFAST_TRY(const bool slotThere, files.hasSlot(SlotKind::Passphrase));
    HOLDFAST_TRY(const bool databaseThere, environment.files.exists(files.database()));
    HOLDFAST_TRY(const bool sealed, environment.files.exists(environment.home.sealBlob()));
    if (sealed) {
        return VaultState::Sealed;
    }
    if (!slotThere) {
        HOLDFAST_TRY(const bool creating, files.isCreating());
        HOLDFAST_TRY(const bool recovery, files.hasSlot(SlotKind::Recovery));
        // A database whose slot is gone is a loss to report, except before there ever was a slot.
        return (databaseThere && !creating) || recovery ? VaultState::Damaged : VaultState::None;
    }
    if (!databaseThere) {
        return VaultState::Damaged;
    }
    const auto slot = files.readSlot(SlotKind::Passphrase);
    if (!slot && slot.code() == ErrorCode::StoreDamaged) {
        return VaultState::Damaged;
    }
    if (!slot && slot.code() != ErrorCode::StoreNewer) {
        return slot.error();
    }
    return VaultState::Locked;
}

} // namespace

Result<VaultInspection> inspectVault(const VaultEnvironment& environment) {
    HOLDFAST_TRY(const VaultState state, stateOf(environment));
    return VaultInspection{state, passphraseTries - VaultFiles(environment).shownFailedTries()};
}

} // namespace holdfast::store
