// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/meta_repository.h"

namespace holdfast::store {
namespace {

constexpr std::string_view signingName = "person/signing";
constexpr std::string_view ageName = "person/age";

/// The row with the value, or nothing.
Result<std::optional<Statement>> rowOf(Database& database, std::string_view name) {
    HOLDFAST_TRY(auto row, database.prepare("SELECT value FROM meta WHERE name = ?"));
    HOLDFAST_CHECK(row.bindAll(name));
    HOLDFAST_TRY(const bool there, row.step());
    return there ? std::optional<Statement>(std::move(row)) : std::nullopt;
}

template <typename Value>
Result<void> put(Database& database, std::string_view name, const Value& value) {
    return database.run("INSERT INTO meta(name, value) VALUES(?1, ?2) "
                        "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
                        name, value);
}

} // namespace

Result<void> MetaRepository::set(std::string_view name, std::string_view text) {
    return put(m_database, name, text);
}

Result<void> MetaRepository::setInteger(std::string_view name, std::int64_t value) {
    return put(m_database, name, value);
}

Result<void> MetaRepository::setSecret(std::string_view name, ByteView secret) {
    return put(m_database, name, secret);
}

Result<std::optional<std::string>> MetaRepository::text(std::string_view name) {
    HOLDFAST_TRY(const auto row, rowOf(m_database, name));
    return row ? std::optional(row->text(0)) : std::nullopt;
}

Result<std::optional<std::int64_t>> MetaRepository::integer(std::string_view name) {
    HOLDFAST_TRY(const auto row, rowOf(m_database, name));
    return row ? std::optional(row->integer(0)) : std::nullopt;
}

Result<std::optional<crypto::SecretBuffer>> MetaRepository::secret(std::string_view name) {
    HOLDFAST_TRY(const auto row, rowOf(m_database, name));
    if (!row) {
        return std::optional<crypto::SecretBuffer>{};
    }
    HOLDFAST_TRY(crypto::SecretBuffer value, row->secret(0));
    return std::optional<crypto::SecretBuffer>(std::move(value));
}

Result<void> MetaRepository::remove(std::string_view name) {
    return m_database.run("DELETE FROM meta WHERE name = ?", name);
}

Result<void> MetaRepository::storePersonKeys(const crypto::SigningKey& signing,
                                             const crypto::AgeIdentity& identity) {
    constexpr std::string_view insert = "INSERT INTO meta(name, value) VALUES(?, ?)";
    const auto both = [&]() -> Result<void> {
        HOLDFAST_CHECK(m_database.run(insert, signingName, signing.seed()));
        return m_database.run(insert, ageName, identity.bytes());
    };
    return m_database.inTransaction() ? both() : m_database.transaction(both);
}

Result<crypto::SigningKey> MetaRepository::personSigningKey() {
    HOLDFAST_TRY(const auto seed, secret(signingName));
    return seed ? crypto::SigningKey::fromSeed(seed->view()) : Error(ErrorCode::NotFound);
}

Result<crypto::AgeIdentity> MetaRepository::personAgeIdentity() {
    HOLDFAST_TRY(const auto bytes, secret(ageName));
    return bytes ? crypto::AgeIdentity::fromBytes(bytes->view()) : Error(ErrorCode::NotFound);
}

} // namespace holdfast::store
