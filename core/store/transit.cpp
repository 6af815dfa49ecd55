// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transit.h"

#include "core/crypto/hash.h"

namespace holdfast::store {
namespace {

using crypto::SecretBuffer;

Result<SecretBuffer> deviceSecretFor(bool existing, DeviceSecretStore& secrets) {
    auto secret = secrets.read(DeviceSecret::Agent);
    if (secret || secret.code() != ErrorCode::KeyStoreEntryMissing) {
        return secret;
    }
    if (existing) {
        // A locked keyring says "no such entry" too: never a new secret beside an existing database.
        return Error(ErrorCode::KeyStoreUnavailable, secret.error().detail());
    }
    HOLDFAST_TRY(SecretBuffer made, SecretBuffer::random(32));
    HOLDFAST_CHECK(secrets.create(DeviceSecret::Agent, made));
    return made;
}

Result<StoreKeys> databaseKeys(const SecretBuffer& deviceSecret) {
    StoreKeys keys;
    HOLDFAST_TRY(keys.page, crypto::deriveSubkey(deviceSecret, "hf.pages", 2));
    HOLDFAST_TRY(keys.walHeader, crypto::deriveSubkey(deviceSecret, "hf.walhd", 2));
    // No file of its own for the store id: it follows from the secret, and is none itself.
    HOLDFAST_TRY(const SecretBuffer id, crypto::deriveSubkey(deviceSecret, "hf.store", 2));
    HOLDFAST_TRY(keys.storeId, Uuid::fromBytes(id.view().first(16)));
    return keys;
}

} // namespace

Result<SecretBuffer> Transit::agentSubkey(std::string_view name) const {
    return crypto::blake2bKeyed(m_key.view(), bytesOf(name));
}

Result<std::unique_ptr<Transit>> openTransit(FileSystem& files, DeviceSecretStore& deviceSecrets,
                                             const TabletHome& home,
                                             std::span<const SchemaComponent> components) {
    const Path path = home.transit() / "transit.db";
    HOLDFAST_TRY(const bool existing, files.exists(path));
    HOLDFAST_CHECK(files.createDirectories(home.transit()));
    HOLDFAST_TRY(const SecretBuffer deviceSecret, deviceSecretFor(existing, deviceSecrets));
    HOLDFAST_TRY(StoreKeys keys, databaseKeys(deviceSecret));
    HOLDFAST_TRY(SecretBuffer others, crypto::deriveSubkey(deviceSecret, "hf.agent", 2));
    auto database = existing ? Database::open(files, path, std::move(keys), components)
                             : Database::create(files, path, std::move(keys), components);
    if (!database) {
        return database.error();
    }
    return std::unique_ptr<Transit>(new Transit(std::move(*database), std::move(others)));
}

} // namespace holdfast::store
