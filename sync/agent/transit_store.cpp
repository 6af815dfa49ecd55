// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/transit_store.h"

#include <array>

namespace holdfast::agent {
namespace {

// item.state and item.lane, part.progress, event.kind and event.applied hold the numbers of ItemState, Lane,
// PartProgress, DownKind and Applied. An item whose envelope is NULL is a tombstone.
constexpr std::array<store::Migration, 1> migrations{{{1, R"sql(
CREATE TABLE agent_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE item (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    record BLOB NOT NULL,
    revision INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    state INTEGER NOT NULL,
    digest BLOB NOT NULL,
    size INTEGER NOT NULL,
    envelope BLOB,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    stored TEXT NOT NULL DEFAULT '',
    received TEXT NOT NULL DEFAULT '',
    UNIQUE (record, revision)
);
CREATE INDEX item_waiting ON item (state, lane, next_try);
CREATE TABLE part (
    item INTEGER NOT NULL REFERENCES item (number),
    position INTEGER NOT NULL,
    id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item, position)
) WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox INTEGER NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    data TEXT NOT NULL,
    applied INTEGER NOT NULL
);
)sql"}}};

} // namespace

store::SchemaComponent agentComponent() noexcept {
    return {"agent", migrations};
}

Result<std::optional<std::string>> TransitStore::setting(store::Database& database, std::string_view name) {
    std::optional<std::string> value;
    HOLDFAST_CHECK(database.query(
        "SELECT value FROM agent_setting WHERE name = ?",
        [&](store::Statement& row) -> Result<void> {
            value = row.text(0);
            return {};
        },
        name));
    return value;
}

Result<void> TransitStore::setSetting(store::Database& database, std::string_view name,
                                      std::string_view value) {
    return database.run("INSERT INTO agent_setting (name, value) VALUES (?, ?) "
                        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        name, value);
}

Result<std::optional<std::string>> TransitStore::setting(std::string_view name) {
    return read([&](store::Database& database) { return setting(database, name); });
}

Result<void> TransitStore::setSetting(std::string_view name, std::string_view value) {
    return commit([&](store::Database& database) { return setSetting(database, name, value); });
}

Result<void> TransitStore::removeSetting(std::string_view name) {
    return commit([&](store::Database& database) {
        return database.run("DELETE FROM agent_setting WHERE name = ?", name);
    });
}

} // namespace holdfast::agent
