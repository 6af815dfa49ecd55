// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/store/connection.h"

namespace holdfast::bench {

/// Where one contestant keeps its databases, and what it is.
struct Corner {
    std::string name;
    Contestant who;
    SqliteLibrary library;
    Path folder;
};

/// Each makes or opens what it needs, does one run and gives milliseconds.
namespace workloads {

[[nodiscard]] double bulkInsert(const Corner& corner, int rows);
[[nodiscard]] double smallTransactions(const Corner& corner, int transactions, Durability durability);
/// Leaves big.db for those below.
[[nodiscard]] double load(const Corner& corner, int rows);
[[nodiscard]] double readsBeyondCache(const Corner& corner, int reads, int rows);
[[nodiscard]] double scan(const Corner& corner);
[[nodiscard]] double updates(const Corner& corner, int count, int rows);
[[nodiscard]] double cachedReads(const Corner& corner, int reads);

/// Leaves search.db.
void makeSearch(const Corner& corner, int entries);
/// Milliseconds of each query, the cache of the size the product uses.
[[nodiscard]] std::vector<double> search(const Corner& corner, int queries);

} // namespace workloads

/// A photo of these bytes, reported as saved: hashed, encrypted, synced, renamed, directory synced.
[[nodiscard]] Result<double> savePhoto(const Path& folder, const Bytes& photo);
/// The same bytes written in clear with fdatasync.
[[nodiscard]] Result<double> savePlainly(const Path& folder, const Bytes& photo);

} // namespace holdfast::bench
