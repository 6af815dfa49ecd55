// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/device_secret.h"
#include "core/store/tablet_home.h"

#include <chrono>
#include <memory>
#include <string>

namespace holdfast::platform {

/// Device secrets in the desktop's keyring, by QtKeychain with its insecure fallback off. An entry is named
/// by service "Holdfast" and key "<home>#vault", "<home>#agent", "<home>#tries" or "<home>#epoch".
///
/// "Not found" becomes KeyStoreEntryMissing only when the keyring says that it is open; everything else,
/// a locked keyring too, is KeyStoreUnavailable.
///
/// QtKeychain's queue belongs to one thread and needs its event loop, so the store has a thread of its own
/// and callers of any thread wait for it, `patience` at most: a locked keyring asks the worker for its
/// password.
class SecretServiceStore final : public store::DeviceSecretStore {
public:
    /// Makes a QCoreApplication when there is none and keeps it as long as the store: so in a program that
    /// will have a QGuiApplication, make that first. From the main thread.
    [[nodiscard]] static std::unique_ptr<SecretServiceStore>
    create(const store::TabletHome& home, std::chrono::milliseconds patience = std::chrono::seconds(60));
    ~SecretServiceStore() override;
    SecretServiceStore(const SecretServiceStore&) = delete;
    SecretServiceStore& operator=(const SecretServiceStore&) = delete;

    [[nodiscard]] Result<crypto::SecretBuffer> read(store::DeviceSecret which) override;
    [[nodiscard]] Result<void> create(store::DeviceSecret which, const crypto::SecretBuffer& secret) override;
    [[nodiscard]] Result<void> destroy(store::DeviceSecret which) override;
    [[nodiscard]] Result<Bytes> readRecord(store::DeviceRecord which) override;
    [[nodiscard]] Result<void> writeRecord(store::DeviceRecord which, ByteView content) override;

private:
    class Worker;
    explicit SecretServiceStore(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

} // namespace holdfast::platform
