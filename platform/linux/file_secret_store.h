// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/store/device_secret.h"
#include "core/store/tablet_home.h"

#include <memory>
#include <mutex>

namespace holdfast::platform {

/// Device secrets in files, for development and tests only: whoever copies the disk has them. 32 raw bytes
/// in a 0600 file in a 0700 folder: keys-vault/vault.secret and keys-agent/agent.secret. A file that others
/// may read, that another owns, or of another size, is KeyStoreUnavailable. Records: keys-vault/vault.tries
/// and vault.epoch; whoever puts an older copy of the disk back puts these back with it.
class FileSecretStore final : public store::DeviceSecretStore {
public:
    /// Says once through `logger` that this is no place for a real tablet.
    [[nodiscard]] static std::unique_ptr<FileSecretStore> create(const store::TabletHome& home,
                                                                 Logger& logger);

    [[nodiscard]] Result<crypto::SecretBuffer> read(store::DeviceSecret which) override;
    [[nodiscard]] Result<void> create(store::DeviceSecret which, const crypto::SecretBuffer& secret) override;
    [[nodiscard]] Result<void> destroy(store::DeviceSecret which) override;
    [[nodiscard]] Result<Bytes> readRecord(store::DeviceRecord which) override;
    [[nodiscard]] Result<void> writeRecord(store::DeviceRecord which, ByteView content) override;

private:
    explicit FileSecretStore(store::TabletHome home) : m_home(std::move(home)) {}
    [[nodiscard]] Path folderOf(store::DeviceSecret which) const;
    [[nodiscard]] Path fileOf(store::DeviceSecret which) const;
    [[nodiscard]] Path fileOf(store::DeviceRecord which) const;
    [[nodiscard]] Result<crypto::SecretBuffer> readFile(const Path& path) const;

    store::TabletHome m_home;
    std::mutex m_mutex;
};

} // namespace holdfast::platform
