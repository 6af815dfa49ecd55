// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/base/ids.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <string>

namespace holdfast::gateway {

[[nodiscard]] Error errorFrom(const SQLite::Exception& exception, SourcePlace where = SourcePlace::here());

/// One SQLite connection that keeps its prepared statements. Not thread-safe. Throws SQLite::Exception:
/// only commit_queue and sqlite_storage use it, and they catch.
class Connection {
public:
    enum class Mode { Write, Read };
    Connection(const Path& file, Mode mode);

    /// Ready to bind: reset, without old bindings. `sql` must be a literal.
    [[nodiscard]] SQLite::Statement& prepared(const char* sql);
    void execute(const char* sql) { m_database.exec(sql); }
    [[nodiscard]] bool inTransaction() const noexcept;
    /// Rows that the last statement changed.
    [[nodiscard]] int changes() const noexcept { return m_database.getChanges(); }

private:
    SQLite::Database m_database;
    std::map<const char*, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// Small ways to bind and read what our tables hold.
void bindAt(SQLite::Statement& statement, int index, ByteView bytes);
void bindAt(SQLite::Statement& statement, int index, std::int64_t number);
void bindAt(SQLite::Statement& statement, int index, std::string_view text);
[[nodiscard]] Bytes blob(SQLite::Statement& statement, int column);
/// Throws SQLite::Exception when the column does not hold an id: the file is damaged.
[[nodiscard]] Uuid uuid(SQLite::Statement& statement, int column);

} // namespace holdfast::gateway
