// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sqlite3.h>

namespace holdfast::bench {

/// The functions of one copy of SQLite in this process: each peer has its own, with its own memory and
/// settings.
struct SqliteLibrary {
    decltype(&sqlite3_open_v2) open = nullptr;
    decltype(&sqlite3_close) close = nullptr;
    decltype(&sqlite3_exec) exec = nullptr;
    decltype(&sqlite3_prepare_v2) prepare = nullptr;
    decltype(&sqlite3_step) step = nullptr;
    decltype(&sqlite3_reset) reset = nullptr;
    decltype(&sqlite3_finalize) finalize = nullptr;
    decltype(&sqlite3_bind_int64) bindInteger = nullptr;
    decltype(&sqlite3_bind_text) bindText = nullptr;
    decltype(&sqlite3_column_int64) columnInteger = nullptr;
    decltype(&sqlite3_wal_checkpoint_v2) checkpoint = nullptr;
    decltype(&sqlite3_file_control) fileControl = nullptr;
};

/// The copy that Holdfast is linked with and sets up (memory zeroed when it is freed).
[[nodiscard]] const SqliteLibrary& linkedSqlite();
/// Another copy of the same file, in a namespace of its own, as any other program finds it.
[[nodiscard]] Result<SqliteLibrary> loadPlainSqlite();
/// SQLCipher, built by build-sqlcipher. NotFound when it could not be fetched.
[[nodiscard]] Result<SqliteLibrary> loadSqlcipher();

} // namespace holdfast::bench
