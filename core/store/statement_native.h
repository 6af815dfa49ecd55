// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/statement.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <memory>

namespace holdfast::store {

struct Statement::Native {
    Native(const SQLite::Database& database, std::string_view sql, std::shared_ptr<std::size_t> living)
        : statement(database, std::string{sql}), count(std::move(living)) {
        ++*count;
    }
    ~Native() { --*count; }
    Native(const Native&) = delete;
    Native& operator=(const Native&) = delete;

    SQLite::Statement statement;
    std::shared_ptr<std::size_t> count; ///< statements that still hold the connection
};

} // namespace holdfast::store
