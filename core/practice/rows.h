// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/json.h"
#include "core/store/database.h"

// Private to the repositories: rows whose body is JSON.
namespace holdfast::practice {

/// Writing needs the caller's transaction: half a visit must never be what a power cut leaves.
[[nodiscard]] inline Result<void> needTransaction(const store::Database& database) {
    if (!database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    return {};
}

template <typename T>
[[nodiscard]] Result<T> fromBody(std::string_view body) {
    auto value = fromJson<T>(body);
    if (!value) {
        return Error(value.code() == ErrorCode::Unsupported ? ErrorCode::StoreNewer
                                                            : ErrorCode::StoreDamaged);
    }
    return value;
}

/// Every row of a query whose first column is a body.
template <typename T, typename... Values>
[[nodiscard]] Result<std::vector<T>> bodies(store::Database& database, std::string_view sql,
                                            const Values&... values) {
    std::vector<T> all;
    HOLDFAST_CHECK(database.query(
        sql,
        [&all](store::Statement& row) -> Result<void> {
            HOLDFAST_TRY(T value, fromBody<T>(textOf(row.view(0))));
            all.push_back(std::move(value));
            return {};
        },
        values...));
    return all;
}

/// The one row of such a query; NotFound when there is none.
template <typename T, typename... Values>
[[nodiscard]] Result<T> body(store::Database& database, std::string_view sql, const Values&... values) {
    HOLDFAST_TRY(std::vector<T> all, bodies<T>(database, sql, values...));
    if (all.empty()) {
        return Error(ErrorCode::NotFound);
    }
    return std::move(all.front());
}

} // namespace holdfast::practice
