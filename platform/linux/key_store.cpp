// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/key_store.h"

#include "platform/linux/file_secret_store.h"
#include "platform/linux/secret_service_store.h"

namespace holdfast::platform {

Result<std::unique_ptr<store::DeviceSecretStore>>
openDeviceSecretStore(KeyStoreKind kind, const store::TabletHome& home, Logger& logger) {
    switch (kind) {
    case KeyStoreKind::SecretService:
        return std::unique_ptr<store::DeviceSecretStore>(SecretServiceStore::create(home));
    case KeyStoreKind::DevelopmentFile:
        return std::unique_ptr<store::DeviceSecretStore>(FileSecretStore::create(home, logger));
    }
    return Error(ErrorCode::InvalidArgument);
}

} // namespace holdfast::platform
