// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/repositories.h"

#include <array>

namespace holdfast::practice {
namespace {

// Bodies are the JSON of README.md. Columns beside a body are only what lists are found and ordered by;
// entry.text is the exception: the body leaves it empty, so that saving while typing touches one column.
constexpr std::string_view firstTables = R"sql(
CREATE TABLE case_file (
    id BLOB PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE person (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX person_of_case ON person (case_id, name);
CREATE TABLE visit (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    state TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX visit_due ON visit (due_at);
CREATE INDEX visit_of_case ON visit (case_id, due_at);
CREATE TABLE entry (
    id BLOB PRIMARY KEY,
    visit_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    happened_at INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    open INTEGER NOT NULL,
    taken_out INTEGER NOT NULL,
    disclosure_at INTEGER,
    text TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX entry_of_visit ON entry (visit_id, happened_at, written_at);
CREATE INDEX entry_of_case ON entry (case_id, happened_at, written_at);
CREATE TABLE entry_revision (
    entry_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    changed_by BLOB NOT NULL,
    change TEXT NOT NULL,
    text TEXT,
    body TEXT,
    PRIMARY KEY (entry_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE case_record (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX case_record_of_case ON case_record (case_id, made_at);
CREATE TABLE paper_item (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    place TEXT,
    made_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX paper_item_of_case ON paper_item (case_id, made_at);
CREATE TABLE scan (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    paper_item BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX scan_of_case ON scan (case_id);
)sql";

constexpr std::array migrations{store::Migration{.version = 1, .sql = firstTables}};

} // namespace

store::SchemaComponent practiceComponent() noexcept {
    return {.name = "practice", .migrations = migrations};
}

} // namespace holdfast::practice
