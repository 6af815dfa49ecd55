// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string_view>

namespace holdfast::store {

class Database;

/// One step of a component's tables. Steps are never edited after a release, only added.
struct Migration {
    int version;          ///< 1, 2, 3 ... without gaps
    std::string_view sql; ///< one or more statements; runs in one transaction with its version
};

/// Tables that one part of the program owns ("store", "practice", "agent"). Name, list and texts are
/// constants of the program: they must outlive every Database opened with them.
struct SchemaComponent {
    std::string_view name;
    std::span<const Migration> migrations;
};

/// Brings every component up to date in one transaction each; the versions are in
/// schema_version(component, version). StoreNewer, before anything is written, when the store was written
/// by a later program: a component is newer than ours, or unknown to us.
[[nodiscard]] Result<void> migrate(Database& database, std::span<const SchemaComponent> components);

/// The tables of core/store itself in vault.db: meta, outbox, receipts, mail, attachments, custody log.
[[nodiscard]] SchemaComponent storeComponent() noexcept;

} // namespace holdfast::store
