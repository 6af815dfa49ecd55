// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/store/device_secret.h"
#include "core/store/tablet_home.h"

#include <memory>

namespace holdfast::platform {

enum class KeyStoreKind {
    SecretService,   ///< the desktop's keyring
    DevelopmentFile, ///< files in the home: no protection against a copied disk
};

/// The platform's key store. From the main thread, after a QGuiApplication when the program has one
/// (SecretServiceStore says why). Touches nothing until it is asked.
[[nodiscard]] Result<std::unique_ptr<store::DeviceSecretStore>>
openDeviceSecretStore(KeyStoreKind kind, const store::TabletHome& home, Logger& logger);

} // namespace holdfast::platform
