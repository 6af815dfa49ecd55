// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/device_secret.h"

#include <map>
#include <mutex>

namespace holdfast::platform {

/// Device secrets in memory, with the moods of a real key store. For tests.
class FakeSecretStore final : public store::DeviceSecretStore {
public:
    enum class Mood {
        Working,
        Locked,  ///< as a locked keyring: everything "is not there", nothing can be made
        Failing, ///< KeyStoreUnavailable to everything
    };

    void set(Mood mood);
    /// What a lost keyring looks like: the entry is gone without anybody destroying it.
    void lose(store::DeviceSecret which);
    [[nodiscard]] bool holds(store::DeviceSecret which) const;

    [[nodiscard]] Result<crypto::SecretBuffer> read(store::DeviceSecret which) override;
    [[nodiscard]] Result<void> create(store::DeviceSecret which, const crypto::SecretBuffer& secret) override;
    [[nodiscard]] Result<void> destroy(store::DeviceSecret which) override;
    [[nodiscard]] Result<Bytes> readRecord(store::DeviceRecord which) override;
    [[nodiscard]] Result<void> writeRecord(store::DeviceRecord which, ByteView content) override;

private:
    mutable std::mutex m_mutex;
    Mood m_mood = Mood::Working;
    std::map<store::DeviceSecret, crypto::SecretBuffer> m_secrets;
    std::map<store::DeviceRecord, Bytes> m_records;
};

} // namespace holdfast::platform
