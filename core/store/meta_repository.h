// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/age.h"
#include "core/crypto/ed25519.h"
#include "core/store/database.h"

#include <optional>

namespace holdfast::store {

/// Small named values of the vault, sealed as everything in it. Store thread. Setting outside a transaction
/// is a transaction of its own.
class MetaRepository {
public:
    explicit MetaRepository(Database& database) : m_database(database) {}

    [[nodiscard]] Result<void> set(std::string_view name, std::string_view text);
    [[nodiscard]] Result<void> setInteger(std::string_view name, std::int64_t value);
    [[nodiscard]] Result<void> setSecret(std::string_view name, ByteView secret);
    /// Empty when there is none.
    [[nodiscard]] Result<std::optional<std::string>> text(std::string_view name);
    [[nodiscard]] Result<std::optional<std::int64_t>> integer(std::string_view name);
    [[nodiscard]] Result<std::optional<crypto::SecretBuffer>> secret(std::string_view name);
    [[nodiscard]] Result<void> remove(std::string_view name);

    /// The person's keys. NotFound before they were made; AlreadyExists rather than replace them.
    [[nodiscard]] Result<void> storePersonKeys(const crypto::SigningKey& signing,
                                               const crypto::AgeIdentity& identity);
    [[nodiscard]] Result<crypto::SigningKey> personSigningKey();
    [[nodiscard]] Result<crypto::AgeIdentity> personAgeIdentity();

private:
    Database& m_database;
};

} // namespace holdfast::store
