// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/sqlite_connection.h"

#include <sqlite3.h>

namespace holdfast::gateway {

Error errorFrom(const SQLite::Exception& exception, SourcePlace where) {
    const int code = exception.getErrorCode();
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Error(ErrorCode::DiskFull, code, where);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error(ErrorCode::StoreBusy, code, where);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Error(ErrorCode::StoreDamaged, code, where);
    default:
        return Error(ErrorCode::DiskWrite, exception.getExtendedErrorCode(), where);
    }
}

Connection::Connection(const Path& file, Mode mode)
    : m_database(file.string(),
                 mode == Mode::Write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE,
                 10'000) {
    if (mode == Mode::Write) {
        m_database.exec("PRAGMA journal_mode=WAL");
        m_database.exec("PRAGMA synchronous=FULL");
        m_database.exec("PRAGMA wal_autocheckpoint=4000");
    } else {
        m_database.exec("PRAGMA query_only=ON");
    }
    m_database.exec("PRAGMA foreign_keys=ON");
}

SQLite::Statement& Connection::prepared(const char* sql) {
    auto& statement = m_statements[sql];
    if (!statement) {
        statement = std::make_unique<SQLite::Statement>(m_database, sql);
    }
    statement->tryReset();
    statement->clearBindings();
    return *statement;
}

bool Connection::inTransaction() const noexcept {
    return sqlite3_get_autocommit(m_database.getHandle()) == 0;
}

void bindAt(SQLite::Statement& statement, int index, ByteView bytes) {
    statement.bind(index, bytes.empty() ? "" : static_cast<const void*>(bytes.data()),
                   static_cast<int>(bytes.size()));
}

void bindAt(SQLite::Statement& statement, int index, std::int64_t number) {
    statement.bind(index, number);
}

void bindAt(SQLite::Statement& statement, int index, std::string_view text) {
    statement.bind(index, std::string(text));
}

Bytes blob(SQLite::Statement& statement, int column) {
    const auto value = statement.getColumn(column);
    const auto* data = static_cast<const std::uint8_t*>(value.getBlob());
    return data == nullptr ? Bytes{} : Bytes(data, data + value.getBytes());
}

Uuid uuid(SQLite::Statement& statement, int column) {
    const auto id = Uuid::fromBytes(blob(statement, column));
    if (!id) {
        throw SQLite::Exception("not an id", SQLITE_CORRUPT);
    }
    return id.value();
}

} // namespace holdfast::gateway
