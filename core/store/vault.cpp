// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vault.h"

#include "core/crypto/hash.h"
#include "core/store/vault_files.h"

namespace holdfast::store {
namespace {

using crypto::SecretBuffer;

constexpr std::size_t keySize = 32;
/// At most a minute may be lost to whoever puts an older store back; whoever calls comes every few seconds.
constexpr std::chrono::seconds anchorEvery{50};

Result<StoreKeys> databaseKeys(const SecretBuffer& vaultKey, VaultId vault) {
    StoreKeys keys;
    keys.storeId = vault.uuid();
    HOLDFAST_TRY(keys.page, crypto::deriveSubkey(vaultKey, "hf.pages", 1));
    HOLDFAST_TRY(keys.walHeader, crypto::deriveSubkey(vaultKey, "hf.walhd", 1));
    return keys;
}

std::vector<SchemaComponent> componentsOf(const VaultEnvironment& environment) {
    std::vector<SchemaComponent> components{storeComponent()};
    components.insert(components.end(), environment.components.begin(), environment.components.end());
    return components;
}

/// A locked keyring answers "no such entry": beside an existing vault that never means there is none.
Result<SecretBuffer> readDeviceSecret(DeviceSecretStore& secrets) {
    auto secret = secrets.read(DeviceSecret::Vault);
    if (!secret && secret.code() == ErrorCode::KeyStoreEntryMissing) {
        return Error(ErrorCode::KeyStoreUnavailable, secret.error().detail());
    }
    return secret;
}

/// Only while there is neither slot nor database. One that an interrupted attempt left behind is used again:
/// it protects nothing else, and destroying a device secret is left to seal and wipe.
Result<SecretBuffer> makeDeviceSecret(DeviceSecretStore& secrets) {
    auto there = secrets.read(DeviceSecret::Vault);
    if (there || there.code() != ErrorCode::KeyStoreEntryMissing) {
        return there;
    }
    HOLDFAST_TRY(SecretBuffer made, SecretBuffer::random(keySize));
    HOLDFAST_CHECK(secrets.create(DeviceSecret::Vault, made));
    return made;
}

Result<void> removeUnusedDatabase(const VaultEnvironment& environment, const VaultFiles& files) {
    for (const char* suffix : {"-wal", ""}) {
        auto removed = environment.files.remove(Path{files.database()}.concat(suffix));
        if (!removed && removed.code() != ErrorCode::NotFound) {
            return removed;
        }
    }
    return environment.files.syncDirectory(files.folder());
}

Result<void> requireLocked(VaultState state) {
    switch (state) {
    case VaultState::Locked:
        return {};
    case VaultState::None:
        return Error(ErrorCode::NotFound);
    case VaultState::Sealed:
        return Error(ErrorCode::Sealed);
    case VaultState::Wiped:
        return Error(ErrorCode::Wiped);
    case VaultState::Damaged:
        return Error(ErrorCode::StoreDamaged);
    }
    return Error(ErrorCode::Internal);
}

/// Counts the try in the key store, makes it, and takes the count back when it was not the passphrase that
/// failed.
Result<SecretBuffer> tryPassphrase(const VaultEnvironment& environment, const SlotFile& slot,
                                   const SecretBuffer& passphrase, const SecretBuffer& deviceSecret) {
    const VaultFiles files(environment);
    HOLDFAST_TRY(const auto records,
                 VaultRecords::create(environment.deviceSecrets, slot.vault, deviceSecret));
    HOLDFAST_TRY(const FailedTries before, records.tries());
    files.showFailedTries(before.count);
    if (before.count >= passphraseTries) {
        return Error(ErrorCode::TooManyAttempts);
    }
    const BootTime now = environment.clock.sinceBoot();
    if (const auto wait = waitBeforeTry(before, now); wait.count() > 0) {
        return Error(ErrorCode::TooManyAttempts, wait.count());
    }
    const FailedTries counted{before.count + 1, now};
    HOLDFAST_CHECK(records.writeTries(counted));
    auto key = crypto::openPassphraseSlot(slot.slot, slot.vault, passphrase, deviceSecret, environment.floor);
    if (!key && key.code() == ErrorCode::WrongPassphrase) {
        files.showFailedTries(counted.count);
        return Error(ErrorCode::WrongPassphrase, passphraseTries - counted.count);
    }
    const FailedTries after = key ? FailedTries{} : before;
    HOLDFAST_CHECK(records.writeTries(after));
    files.showFailedTries(after.count);
    return key;
}

} // namespace

struct Vault::State {
    State(const VaultEnvironment& vaultEnvironment, VaultId vaultId)
        : environment(vaultEnvironment), id(vaultId), anchored(vaultEnvironment.clock.sinceBoot()) {}

    /// @param deviceSecret authenticates what the key store keeps.
    [[nodiscard]] Result<void> watch(const SecretBuffer& deviceSecret, Freshness::Expect expect) {
        HOLDFAST_TRY(auto records, VaultRecords::create(environment.deviceSecrets, id, deviceSecret));
        HOLDFAST_TRY(const SecretBuffer freshnessKey, crypto::deriveSubkey(key, "hf.fresh", 1));
        HOLDFAST_TRY(freshness, Freshness::create(environment.files, VaultFiles(environment).freshness(), id,
                                                  freshnessKey, std::move(records), expect));
        return {};
    }

    VaultEnvironment environment;
    VaultId id;
    SecretBuffer key;
    std::unique_ptr<Freshness> freshness; ///< outlives the database
    std::unique_ptr<Database> database;
    BootTime anchored;
};

Vault::Vault(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Vault::~Vault() = default;

Database& Vault::database() noexcept {
    return *m_state->database;
}
VaultId Vault::id() const noexcept {
    return m_state->id;
}

Result<std::unique_ptr<Vault>> Vault::create(const VaultEnvironment& environment,
                                             const SecretBuffer& passphrase,
                                             const crypto::KdfParameters& parameters) {
    HOLDFAST_CHECK(crypto::checkStrength(passphrase));
    HOLDFAST_CHECK(crypto::checkFloor(parameters, environment.floor));
    HOLDFAST_TRY(const VaultInspection found, inspectVault(environment));
    if (found.state != VaultState::None) {
        return Error(ErrorCode::AlreadyExists);
    }
    const VaultFiles files(environment);
    HOLDFAST_CHECK(environment.files.createDirectories(files.folder()));
    HOLDFAST_CHECK(files.markCreating());
    HOLDFAST_CHECK(removeUnusedDatabase(environment, files));
    HOLDFAST_TRY(const SecretBuffer deviceSecret, makeDeviceSecret(environment.deviceSecrets));

    auto state = std::make_unique<State>(environment, VaultId::create(environment.clock, environment.random));
    HOLDFAST_TRY(state->key, SecretBuffer::random(keySize));
    HOLDFAST_TRY(StoreKeys keys, databaseKeys(state->key, state->id));
    HOLDFAST_CHECK(state->watch(deviceSecret, Freshness::Expect::Nothing));
    HOLDFAST_TRY(state->database, Database::create(environment.files, files.database(), std::move(keys),
                                                   componentsOf(environment), state->freshness.get()));
    HOLDFAST_CHECK(state->freshness->anchor(state->database->committedFrames()));
    HOLDFAST_TRY(const Bytes slot,
                 crypto::writePassphraseSlot(state->id, state->key, passphrase, deviceSecret, parameters));
    HOLDFAST_TRY(const auto records,
                 VaultRecords::create(environment.deviceSecrets, state->id, deviceSecret));
    HOLDFAST_CHECK(records.writeTries({}));
    files.showFailedTries(0);
    // The slot makes it a vault: what came before is thrown away by the next attempt.
    HOLDFAST_CHECK(files.writeSlot(SlotKind::Passphrase, {state->id, slot}));
    HOLDFAST_CHECK(files.unmarkCreating());
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

Result<std::unique_ptr<Vault>> Vault::unlock(const VaultEnvironment& environment,
                                             const SecretBuffer& passphrase) {
    HOLDFAST_TRY(const VaultInspection found, inspectVault(environment));
    HOLDFAST_CHECK(requireLocked(found.state));
    const VaultFiles files(environment);
    HOLDFAST_TRY(const SlotFile slot, files.readSlot(SlotKind::Passphrase));
    HOLDFAST_TRY(const SecretBuffer deviceSecret, readDeviceSecret(environment.deviceSecrets));
    auto state = std::make_unique<State>(environment, slot.vault);
    HOLDFAST_TRY(state->key, tryPassphrase(environment, slot, passphrase, deviceSecret));
    // Making it was interrupted after the slot: from here on a missing slot is a loss, not a beginning.
    HOLDFAST_TRY(const bool creating, files.isCreating());
    if (creating) {
        HOLDFAST_CHECK(files.unmarkCreating());
    }
    HOLDFAST_CHECK(files.repairSlot(SlotKind::Passphrase));
    HOLDFAST_TRY(StoreKeys keys, databaseKeys(state->key, state->id));
    HOLDFAST_CHECK(state->watch(deviceSecret, Freshness::Expect::Record));
    HOLDFAST_TRY(state->database, Database::open(environment.files, files.database(), std::move(keys),
                                                 componentsOf(environment), state->freshness.get()));
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

FreshnessVerdict Vault::freshness() const noexcept {
    return m_state->freshness->verdict();
}

Result<void> Vault::anchor() {
    m_state->anchored = m_state->environment.clock.sinceBoot();
    return m_state->freshness->anchor(m_state->database->committedFrames());
}

Result<void> Vault::anchorIfDue() {
    const bool due = m_state->environment.clock.sinceBoot() - m_state->anchored >= anchorEvery;
    return due ? anchor() : Result<void>();
}

Result<void> Vault::addRecoverySlot(const crypto::AgeRecipient& recovery) {
    HOLDFAST_TRY(const Bytes slot, crypto::writeRecoverySlot(m_state->id, m_state->key, recovery));
    return VaultFiles(m_state->environment).writeSlot(SlotKind::Recovery, {m_state->id, slot});
}

Result<void> Vault::changePassphrase(const SecretBuffer& current, const SecretBuffer& next,
                                     const crypto::KdfParameters& parameters) {
    const VaultEnvironment& environment = m_state->environment;
    HOLDFAST_CHECK(crypto::checkStrength(next));
    HOLDFAST_CHECK(crypto::checkFloor(parameters, environment.floor));
    const VaultFiles files(environment);
    HOLDFAST_TRY(const SlotFile slot, files.readSlot(SlotKind::Passphrase));
    HOLDFAST_TRY(const SecretBuffer deviceSecret, readDeviceSecret(environment.deviceSecrets));
    HOLDFAST_TRY(const SecretBuffer opened, tryPassphrase(environment, slot, current, deviceSecret));
    if (slot.vault != m_state->id || !crypto::constantTimeEqual(opened.view(), m_state->key.view())) {
        return Error(ErrorCode::StoreDamaged); // another vault's slot was put here
    }
    HOLDFAST_TRY(const Bytes rewrapped,
                 crypto::writePassphraseSlot(m_state->id, m_state->key, next, deviceSecret, parameters));
    return files.writeSlot(SlotKind::Passphrase, {m_state->id, rewrapped});
}

Result<SecretBuffer> Vault::subkey(std::string_view purpose) const {
    HOLDFAST_TRY(const SecretBuffer parent, crypto::deriveSubkey(m_state->key, "hf.other", 1));
    return crypto::blake2bKeyed(parent.view(), bytesOf(purpose));
}

} // namespace holdfast::store
