// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/device_secret.h"
#include "core/store/tablet_home.h"

#include <memory>

namespace holdfast::store {

/// transit.db and the agent's other keys, all under DS-A. One thread at a time.
class Transit {
public:
    [[nodiscard]] Database& database() noexcept { return *m_database; }
    /// A 32-byte key of its own for each name: the agent's signing seed is agentSubkey("signing").
    [[nodiscard]] Result<crypto::SecretBuffer> agentSubkey(std::string_view name) const;

private:
    friend Result<std::unique_ptr<Transit>> openTransit(FileSystem&, DeviceSecretStore&, const TabletHome&,
                                                        std::span<const SchemaComponent>);
    Transit(std::unique_ptr<Database> database, crypto::SecretBuffer key)
        : m_database(std::move(database)), m_key(std::move(key)) {}
    std::unique_ptr<Database> m_database;
    crypto::SecretBuffer m_key;
};

/// Opens transit.db, or makes DS-A and transit.db when there is no transit.db. With a transit.db and without
/// DS-A: KeyStoreUnavailable, and nothing is made.
[[nodiscard]] Result<std::unique_ptr<Transit>> openTransit(FileSystem& files,
                                                           DeviceSecretStore& deviceSecrets,
                                                           const TabletHome& home,
                                                           std::span<const SchemaComponent> components);

} // namespace holdfast::store
