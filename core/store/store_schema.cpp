// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include <array>

namespace holdfast::store {
namespace {

constexpr std::string_view firstTables = R"sql(
CREATE TABLE meta(
    name TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox(
    record BLOB NOT NULL,
    revision INTEGER NOT NULL CHECK(revision > 0),
    lane INTEGER NOT NULL,
    envelope BLOB,
    manifest TEXT NOT NULL,
    state INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    handed_at INTEGER,
    stored_at INTEGER,
    received_at INTEGER,
    PRIMARY KEY(record, revision)
) STRICT;
CREATE INDEX outbox_by_state ON outbox(state, lane, queued_at);

CREATE TABLE outbox_part(
    record BLOB NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    attachment BLOB NOT NULL,
    PRIMARY KEY(record, revision, position),
    FOREIGN KEY(record, revision) REFERENCES outbox(record, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt(
    record BLOB NOT NULL,
    revision INTEGER NOT NULL,
    means INTEGER NOT NULL,
    token TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    PRIMARY KEY(record, revision, means)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_taken(
    sequence INTEGER PRIMARY KEY,
    taken_at INTEGER NOT NULL
) STRICT;

CREATE TABLE attachment(
    id BLOB PRIMARY KEY,
    file_key BLOB,
    media_type TEXT NOT NULL,
    plain_size INTEGER NOT NULL,
    sealed_size INTEGER NOT NULL,
    plain_digest BLOB NOT NULL,
    sealed_digest BLOB NOT NULL,
    captured_at INTEGER NOT NULL,
    forgotten_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE custody_entry(
    position INTEGER PRIMARY KEY,
    subject BLOB NOT NULL,
    entry BLOB NOT NULL
) STRICT;
CREATE INDEX custody_by_subject ON custody_entry(subject, position);
CREATE TABLE custody_node(
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY(level, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER custody_entry_kept BEFORE UPDATE ON custody_entry
    BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER custody_entry_stays BEFORE DELETE ON custody_entry
    BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER custody_node_kept BEFORE UPDATE ON custody_node
    BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER custody_node_stays BEFORE DELETE ON custody_node
    BEGIN SELECT raise(ABORT, 'append only'); END;
)sql";

constexpr std::array migrations{Migration{1, firstTables}};

} // namespace

SchemaComponent storeComponent() noexcept {
    return {"store", migrations};
}

} // namespace holdfast::store
