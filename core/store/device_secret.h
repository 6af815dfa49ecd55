// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/secret.h"

namespace holdfast::store {

/// The two device secrets of a tablet (32 bytes each).
enum class DeviceSecret {
    Vault, ///< DS-V: half of what opens the vault; destroyed by a seal or a wipe
    Agent, ///< DS-A: opens transit.db and the agent key; last in a wipe
};

/// What the key store keeps beside the secrets, and replaces. Small, so that it fits a TPM's memory too.
enum class DeviceRecord {
    Tries, ///< wrong passphrases in a row
    Epoch, ///< number of the vault's last freshness record
};
inline constexpr std::size_t largestDeviceRecord = 64; ///< bytes

/// The platform's key store: Secret Service, TPM, Android Keystore; a 0600 file for development only.
/// A locked keyring answers "no such entry", so KeyStoreEntryMissing is never proof of absence: whoever has
/// a slot file beside it must treat it as KeyStoreUnavailable and create nothing. Thread-safe.
class DeviceSecretStore {
public:
    virtual ~DeviceSecretStore() = default;
    /// KeyStoreEntryMissing or KeyStoreUnavailable.
    [[nodiscard]] virtual Result<crypto::SecretBuffer> read(DeviceSecret which) = 0;
    /// Writes and reads back. AlreadyExists when there is one: a secret is never replaced.
    [[nodiscard]] virtual Result<void> create(DeviceSecret which, const crypto::SecretBuffer& secret) = 0;
    /// Success also when it was not there.
    [[nodiscard]] virtual Result<void> destroy(DeviceSecret which) = 0;

    // Records lie beside DS-V. Who may write the key store may write them: their owner authenticates them.
    /// KeyStoreEntryMissing or KeyStoreUnavailable. Never asks a person to open the key store.
    [[nodiscard]] virtual Result<Bytes> readRecord(DeviceRecord which) = 0;
    /// Replaces what was there; durable as far as the key store is. @param content at most
    /// largestDeviceRecord bytes. Never asks a person to open the key store.
    [[nodiscard]] virtual Result<void> writeRecord(DeviceRecord which, ByteView content) = 0;
};

} // namespace holdfast::store
