// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/sqlite_error.h"

#include "core/crypto/secret.h"

#include <cstring>
#include <sqlite3.h>

namespace holdfast::store {
namespace {

/// SQLite's own allocator. SQLite wants plain functions, so this one table has to be global.
sqlite3_mem_methods& plainMemory() {
    static sqlite3_mem_methods methods{};
    return methods;
}

void wipeAndFree(void* memory) {
    if (memory != nullptr) {
        crypto::wipe(
            {static_cast<std::uint8_t*>(memory), static_cast<std::size_t>(plainMemory().xSize(memory))});
        plainMemory().xFree(memory);
    }
}

void* wipeAndMove(void* memory, int size) {
    const int old = memory != nullptr ? plainMemory().xSize(memory) : 0;
    if (size <= old) {
        return memory;
    }
    void* moved = plainMemory().xMalloc(size);
    if (moved == nullptr) {
        return nullptr;
    }
    if (memory != nullptr) {
        std::memcpy(moved, memory, static_cast<std::size_t>(old));
        wipeAndFree(memory);
    }
    return moved;
}

int configure() {
    if (const int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plainMemory()); code != SQLITE_OK) {
        return code;
    }
    sqlite3_mem_methods wiping = plainMemory();
    wiping.xFree = wipeAndFree;
    wiping.xRealloc = wipeAndMove;
    if (const int code = sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping); code != SQLITE_OK) {
        return code;
    }
    if (const int code = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1); code != SQLITE_OK) {
        return code;
    }
    return sqlite3_initialize();
}

} // namespace

Result<void> prepareSqlite() {
    static const int code = configure();
    if (code == SQLITE_MISUSE) {
        return Error(ErrorCode::InvalidState, code);
    }
    if (code != SQLITE_OK) {
        return sqliteError(code);
    }
    return {};
}

} // namespace holdfast::store
