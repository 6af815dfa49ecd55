// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/database.h"

#include <algorithm>
#include <map>
#include <string>

namespace holdfast::store {
namespace {

using Versions = std::map<std::string, std::int64_t, std::less<>>;

Result<Versions> readVersions(Database& database) {
    Versions versions;
    HOLDFAST_TRY(const std::int64_t tables,
                 database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'"));
    if (tables == 0) {
        return versions;
    }
    HOLDFAST_CHECK(database.query("SELECT component, version FROM schema_version",
                                  [&versions](Statement& row) -> Result<void> {
                                      versions.emplace(row.text(0), row.integer(1));
                                      return {};
                                  }));
    return versions;
}

bool isKnown(const std::string& name, std::int64_t version, std::span<const SchemaComponent> components) {
    return std::ranges::any_of(components, [&](const SchemaComponent& component) {
        return component.name == name && !component.migrations.empty() &&
               version <= component.migrations.back().version;
    });
}

Result<void> migrateOne(Database& database, const SchemaComponent& component, std::int64_t from) {
    return database.transaction([&]() -> Result<void> {
        std::int64_t reached = from;
        for (const Migration& migration : component.migrations) {
            if (migration.version <= from) {
                continue;
            }
            if (migration.version != reached + 1) {
                return Error(ErrorCode::InvalidArgument, migration.version);
            }
            HOLDFAST_CHECK(database.execute(migration.sql));
            reached = migration.version;
        }
        return database.run("INSERT INTO schema_version(component, version) VALUES(?1, ?2) "
                            "ON CONFLICT(component) DO UPDATE SET version = excluded.version",
                            component.name, reached);
    });
}

} // namespace

Result<void> migrate(Database& database, std::span<const SchemaComponent> components) {
    HOLDFAST_TRY(const Versions versions, readVersions(database));
    for (const auto& [name, version] : versions) {
        if (!isKnown(name, version, components)) {
            return Error(ErrorCode::StoreNewer, version);
        }
    }
    if (versions.empty()) {
        HOLDFAST_CHECK(database.execute("CREATE TABLE IF NOT EXISTS schema_version("
                                        "component TEXT PRIMARY KEY, version INTEGER NOT NULL) "
                                        "STRICT, WITHOUT ROWID"));
    }
    for (const SchemaComponent& component : components) {
        const auto found = versions.find(component.name);
        const std::int64_t from = found != versions.end() ? found->second : 0;
        if (component.migrations.empty() || from == component.migrations.back().version) {
            continue;
        }
        HOLDFAST_CHECK(migrateOne(database, component, from));
    }
    return {};
}

} // namespace holdfast::store
