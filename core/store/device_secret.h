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
};

} // namespace holdfast::store
