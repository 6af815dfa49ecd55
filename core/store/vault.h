// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/crypto/key_slot.h"
#include "core/store/database.h"
#include "core/store/device_secret.h"
#include "core/store/freshness.h"
#include "core/store/tablet_home.h"
#include "core/store/vault_records.h"

#include <memory>
#include <vector>

namespace holdfast::store {

/// What the vault needs from outside. The references must outlive every Vault made with them.
struct VaultEnvironment {
    FileSystem& files;
    const Clock& clock;
    RandomSource& random;
    DeviceSecretStore& deviceSecrets;
    TabletHome home;
    crypto::KdfFloor floor = crypto::KdfFloor::Product; ///< programs we ship pass Product
    /// Tables besides core/store's own, e.g. practice's.
    std::vector<SchemaComponent> components;
};

enum class VaultState {
    None,    ///< nothing was ever made here (or making it was interrupted): create() may
    Locked,  ///< unlock() may
    Sealed,  ///< a seal blob is there: only an unseal brings it back
    Wiped,   ///< a wipe began: only the wipe journal says so
    Damaged, ///< the slot or the database is missing or not what it was: only the recovery slot may help
};

struct VaultInspection {
    VaultState state;
    int triesLeft; ///< of ten, to be shown; meaningful while Locked. The key store's count decides.
};

/// Looks at the files only; asks the key store nothing.
[[nodiscard]] Result<VaultInspection> inspectVault(const VaultEnvironment& environment);

/// An open vault: vault.db and the keys under it. There is no such object while the vault is locked:
/// destroying it closes the database and zeroes the keys. One thread at a time (the store thread).
class Vault {
public:
    /// Makes the device secret, the database and the slot. A kill between any two steps leaves no vault, or
    /// one that opens. AlreadyExists when inspectVault says anything but None. WeakPassphrase,
    /// KeyStoreUnavailable, WeakParameters below the environment's floor.
    [[nodiscard]] static Result<std::unique_ptr<Vault>> create(const VaultEnvironment& environment,
                                                               const crypto::SecretBuffer& passphrase,
                                                               const crypto::KdfParameters& parameters);
    /// NotFound, Sealed, Wiped, StoreDamaged as inspectVault says; WrongPassphrase (its detail is the tries
    /// left); TooManyAttempts (its detail is how many milliseconds the next try must wait, 0 when there is
    /// none left); KeyStoreUnavailable when the key store does not answer or says it has no device secret: a
    /// locked keyring says that too. The try is counted in the key store before it is made.
    [[nodiscard]] static Result<std::unique_ptr<Vault>> unlock(const VaultEnvironment& environment,
                                                               const crypto::SecretBuffer& passphrase);
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    [[nodiscard]] Database& database() noexcept;
    [[nodiscard]] VaultId id() const noexcept;
    /// What was found at the unlock. Anything but Fresh must be told and written down before anchor().
    [[nodiscard]] FreshnessVerdict freshness() const noexcept;
    /// From here on anything older than what is committed now is noticed at an unlock. Checkpoints and
    /// closing do it too. KeyStoreUnavailable, DiskWrite and the like: try again later.
    [[nodiscard]] Result<void> anchor();
    /// The same, when a minute is nearly over since the last time. Costs nothing otherwise.
    [[nodiscard]] Result<void> anchorIfDue();

    /// Writes slot 2, replacing one that was there.
    [[nodiscard]] Result<void> addRecoverySlot(const crypto::AgeRecipient& recovery);
    /// Rewraps the vault key: from the moment the new slot has its name only `next` opens the vault. Counts
    /// and waits as unlock() does; WrongPassphrase when `current` does not open the slot.
    [[nodiscard]] Result<void> changePassphrase(const crypto::SecretBuffer& current,
                                                const crypto::SecretBuffer& next,
                                                const crypto::KdfParameters& parameters);
    /// A 32-byte key of its own for each purpose, e.g. "preview-cache".
    [[nodiscard]] Result<crypto::SecretBuffer> subkey(std::string_view purpose) const;

private:
    struct State;
    explicit Vault(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace holdfast::store
