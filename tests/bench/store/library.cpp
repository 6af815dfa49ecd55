// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/library.h"

#include <dlfcn.h>

namespace holdfast::bench {
namespace {

template <typename Function>
bool find(void* handle, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(handle, name));
    return function != nullptr;
}

Result<SqliteLibrary> functionsOf(void* handle) {
    SqliteLibrary library;
    if (handle == nullptr || !find(handle, "sqlite3_open_v2", library.open) ||
        !find(handle, "sqlite3_close", library.close) || !find(handle, "sqlite3_exec", library.exec) ||
        !find(handle, "sqlite3_prepare_v2", library.prepare) || !find(handle, "sqlite3_step", library.step) ||
        !find(handle, "sqlite3_reset", library.reset) ||
        !find(handle, "sqlite3_finalize", library.finalize) ||
        !find(handle, "sqlite3_bind_int64", library.bindInteger) ||
        !find(handle, "sqlite3_bind_text", library.bindText) ||
        !find(handle, "sqlite3_column_int64", library.columnInteger) ||
        !find(handle, "sqlite3_wal_checkpoint_v2", library.checkpoint) ||
        !find(handle, "sqlite3_file_control", library.fileControl)) {
        return Error(ErrorCode::NotFound);
    }
    return library; // stays loaded until the program ends
}

} // namespace

const SqliteLibrary& linkedSqlite() {
    static const SqliteLibrary library{sqlite3_open_v2,
                                       sqlite3_close,
                                       sqlite3_exec,
                                       sqlite3_prepare_v2,
                                       sqlite3_step,
                                       sqlite3_reset,
                                       sqlite3_finalize,
                                       sqlite3_bind_int64,
                                       sqlite3_bind_text,
                                       sqlite3_column_int64,
                                       sqlite3_wal_checkpoint_v2,
                                       sqlite3_file_control};
    return library;
}

Result<SqliteLibrary> loadPlainSqlite() {
    return functionsOf(::dlmopen(LM_ID_NEWLM, "libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL));
}

Result<SqliteLibrary> loadSqlcipher() {
    // Linked with -Bsymbolic, so its functions call each other and not Holdfast's SQLite; OpenSSL does not
    // work in a second namespace.
    return functionsOf(::dlopen(HOLDFAST_SQLCIPHER, RTLD_NOW | RTLD_LOCAL));
}

} // namespace holdfast::bench
