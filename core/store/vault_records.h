// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/store/device_secret.h"

namespace holdfast::store {

/// How many wrong passphrases in a row are allowed.
inline constexpr int passphraseTries = 10;

/// Wrong passphrases in a row, and when the last try was made.
struct FailedTries {
    int count = 0;
    BootTime last{};
};

/// How long the next try must still wait. Counts only time that this tablet was running since the last try or
/// since its start, so that neither the calendar nor a restart shortens it.
[[nodiscard]] std::chrono::milliseconds waitBeforeTry(const FailedTries& tries, BootTime now) noexcept;

/// A vault's records in the key store, authenticated with a key of the device secret: whoever can write the
/// key store but not read the secret cannot make one. README.md has the bytes. Move-only; one thread.
class VaultRecords {
public:
    [[nodiscard]] static Result<VaultRecords> create(DeviceSecretStore& store, VaultId vault,
                                                     const crypto::SecretBuffer& deviceSecret);

    /// All of them, when the record is missing or is not ours: it was there since the vault was made.
    /// KeyStoreUnavailable.
    [[nodiscard]] Result<FailedTries> tries() const;
    [[nodiscard]] Result<void> writeTries(const FailedTries& tries) const;
    /// Missing or not ours: KeyStoreEntryMissing. KeyStoreUnavailable.
    [[nodiscard]] Result<std::uint64_t> epoch() const;
    [[nodiscard]] Result<void> writeEpoch(std::uint64_t epoch) const;

private:
    VaultRecords(DeviceSecretStore& store, VaultId vault, crypto::SecretBuffer key)
        : m_store(&store), m_vault(vault), m_key(std::move(key)) {}
    [[nodiscard]] Result<Bytes> read(DeviceRecord which, std::size_t size) const;
    [[nodiscard]] Result<void> write(DeviceRecord which, ByteView content) const;
    [[nodiscard]] Result<crypto::SecretBuffer> seal(DeviceRecord which, ByteView content) const;

    DeviceSecretStore* m_store;
    VaultId m_vault;
    crypto::SecretBuffer m_key;
};

} // namespace holdfast::store
