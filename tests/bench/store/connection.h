// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "tests/bench/store/library.h"

#include <memory>
#include <string>

namespace holdfast::store::seal {
class Vfs;
}

namespace holdfast::bench {

enum class Contestant {
    Ours,       ///< the sealing VFS over unix-excl
    PlainSame,  ///< plain SQLite, the same pragmas, unix-excl
    PlainUsual, ///< plain SQLite in WAL mode on its default VFS, other processes welcome
    Sqlcipher,  ///< raw key, the same pragmas, unix-excl
};

enum class Durability { Normal, Full };

struct ConnectionOptions {
    Durability durability = Durability::Normal;
    int cacheMegabytes = 8;
};

/// A connection of one contestant. Every call that fails ends the program: a benchmark that goes on after an
/// error measures nothing.
class Connection {
public:
    Connection(const SqliteLibrary& library, Contestant who, const Path& path, ConnectionOptions options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void run(const std::string& sql);
    void checkpoint();
    [[nodiscard]] sqlite3* handle() { return m_handle; }
    [[nodiscard]] const SqliteLibrary& library() const { return m_library; }

private:
    const SqliteLibrary& m_library;
    std::unique_ptr<store::seal::Vfs> m_vfs;
    sqlite3* m_handle = nullptr;
};

/// A prepared statement of it.
class Query {
public:
    Query(Connection& connection, const std::string& sql);
    ~Query() { m_library.finalize(m_statement); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(int parameter, std::int64_t value) { m_library.bindInteger(m_statement, parameter, value); }
    void bind(int parameter, const std::string& text) {
        m_library.bindText(m_statement, parameter, text.data(), static_cast<int>(text.size()), nullptr);
    }
    /// False at the end, and then ready for the next bind.
    bool step();
    void finish() {
        while (step()) {
        }
    }
    [[nodiscard]] std::int64_t integer(int column) { return m_library.columnInteger(m_statement, column); }

private:
    const SqliteLibrary& m_library;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace holdfast::bench
