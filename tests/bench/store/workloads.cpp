// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/workloads.h"

#include "tests/bench/support/bench.h"

#include <filesystem>
#include <random>

namespace holdfast::bench::workloads {
namespace {

void removeDatabase(const Path& path) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::remove(Path{path}.concat(suffix));
    }
}

/// About 170 bytes, so that 800,000 rows and their index are about 167 MB.
std::string bodyOf(std::uint64_t number) {
    std::string body = "entry " + std::to_string(number) + ' ';
    while (body.size() < 165) {
        body += static_cast<char>('a' + number % 26);
        number = number * 6364136223846793005U + 1442695040888963407U;
    }
    return body;
}

void insertRows(Connection& connection, int rows) {
    std::mt19937_64 random(1);
    connection.run("BEGIN");
    {
        Query insert(connection, "INSERT INTO entry(id, k, body) VALUES(?, ?, ?)");
        for (int id = 1; id <= rows; ++id) {
            const std::string body = bodyOf(static_cast<std::uint64_t>(id));
            insert.bind(1, id);
            insert.bind(2, static_cast<std::int64_t>(random() % 1'000'000));
            insert.bind(3, body);
            insert.finish();
        }
    }
    connection.run("COMMIT");
}

constexpr const char* schema = "CREATE TABLE entry(id INTEGER PRIMARY KEY, k INTEGER, body TEXT)";

double reads(Connection& connection, int count, int rows, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    Query find(connection, "SELECT length(body) FROM entry WHERE id = ?");
    std::int64_t total = 0;
    const Stopwatch watch;
    for (int i = 0; i < count; ++i) {
        find.bind(1, 1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(rows)));
        while (find.step()) {
            total += find.integer(0);
        }
    }
    const double took = watch.milliseconds();
    return total > 0 ? took : -1;
}

} // namespace

double bulkInsert(const Corner& corner, int rows) {
    const Path path = corner.folder / "bulk.db";
    removeDatabase(path);
    Connection connection(corner.library, corner.who, path, {});
    connection.run(schema);
    const Stopwatch watch;
    insertRows(connection, rows);
    return watch.milliseconds();
}

double smallTransactions(const Corner& corner, int transactions, Durability durability) {
    const Path path = corner.folder / "small.db";
    removeDatabase(path);
    Connection connection(corner.library, corner.who, path, {.durability = durability});
    connection.run(schema);
    Query begin(connection, "BEGIN IMMEDIATE");
    Query insert(connection, "INSERT INTO entry(k, body) VALUES(?, ?)");
    Query commit(connection, "COMMIT");
    const Stopwatch watch;
    for (int i = 0; i < transactions; ++i) {
        const std::string body = bodyOf(static_cast<std::uint64_t>(i));
        begin.finish();
        insert.bind(1, i);
        insert.bind(2, body);
        insert.finish();
        commit.finish();
    }
    return watch.milliseconds();
}

double load(const Corner& corner, int rows) {
    const Path path = corner.folder / "big.db";
    removeDatabase(path);
    Connection connection(corner.library, corner.who, path, {});
    connection.run(schema);
    connection.run("CREATE INDEX by_k ON entry(k)");
    const Stopwatch watch;
    insertRows(connection, rows);
    connection.checkpoint();
    return watch.milliseconds();
}

double readsBeyondCache(const Corner& corner, int count, int rows) {
    Connection connection(corner.library, corner.who, corner.folder / "big.db", {});
    return reads(connection, count, rows, 2);
}

double scan(const Corner& corner) {
    Connection connection(corner.library, corner.who, corner.folder / "big.db", {});
    Query all(connection, "SELECT count(*), sum(length(body)) FROM entry NOT INDEXED");
    const Stopwatch watch;
    all.finish();
    return watch.milliseconds();
}

double updates(const Corner& corner, int count, int rows) {
    Connection connection(corner.library, corner.who, corner.folder / "big.db", {});
    std::mt19937_64 random(3);
    const Stopwatch watch;
    connection.run("BEGIN");
    {
        Query update(connection, "UPDATE entry SET body = ? WHERE id = ?");
        for (int i = 0; i < count; ++i) {
            const std::string body = bodyOf(random());
            update.bind(1, body);
            update.bind(2, 1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(rows)));
            update.finish();
        }
    }
    connection.run("COMMIT");
    connection.checkpoint();
    return watch.milliseconds();
}

double cachedReads(const Corner& corner, int count) {
    Connection connection(corner.library, corner.who, corner.folder / "big.db", {.cacheMegabytes = 64});
    constexpr int hotRows = 20'000;
    static_cast<void>(reads(connection, hotRows * 3, hotRows, 4));
    return reads(connection, count, hotRows, 5);
}

} // namespace holdfast::bench::workloads
