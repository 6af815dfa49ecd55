// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_state.h"
#include "core/store/seal/main_file.h"
#include "core/store/sqlite_error.h"

namespace holdfast::store {

Result<void> Database::verify() {
    if (auto copied = checkpoint(); !copied) {
        return m_state->named(copied.error());
    }
    if (const int code = m_state->vfs->mainFile()->verifyAll(); code != SQLITE_OK) {
        return m_state->named(sqliteError(code));
    }
    const auto isSound = integer("SELECT integrity_check = 'ok' FROM pragma_integrity_check(1)");
    if (!isSound || *isSound == 0) {
        return m_state->named(isSound ? Error(ErrorCode::StoreDamaged) : isSound.error());
    }
    return {};
}

std::optional<StoreDamage> Database::damage() const noexcept {
    return m_state->vfs->damage();
}

Result<std::vector<std::string>> Database::unreadableTables() {
    std::vector<std::string> tables;
    HOLDFAST_CHECK(
        query("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
              "ORDER BY name",
              [&tables](Statement& row) -> Result<void> {
                  tables.push_back(row.text(0));
                  return {};
              }));
    std::vector<std::string> unreadable;
    for (std::string& table : tables) {
        std::string quoted;
        for (const char letter : table) {
            quoted += letter == '"' ? std::string{"\"\""} : std::string(1, letter);
        }
        // NOT INDEXED: an index that is whole would answer for a table that is not.
        auto read = query("SELECT * FROM \"" + quoted + "\" NOT INDEXED",
                          [](Statement&) -> Result<void> { return {}; });
        if (!read && read.code() != ErrorCode::StoreDamaged) {
            return read.error();
        }
        if (!read) {
            unreadable.push_back(std::move(table));
        }
    }
    return unreadable;
}

} // namespace holdfast::store
