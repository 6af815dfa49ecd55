// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/workloads.h"
#include "tests/bench/support/bench.h"

#include <array>
#include <filesystem>
#include <random>

namespace holdfast::bench::workloads {
namespace {

constexpr std::array words{"kitchen", "bruise",  "school",     "mother",  "uncle",   "winter",
                           "asleep",  "nervous", "Zo\xC3\xAB", "O'Brien", "bedroom", "stairs",
                           "worried", "teacher", "garden",     "quiet",   "hungry",  "visit",
                           "contact", "weekend", "Saturday",   "drawing", "locked",  "phone"};

/// A few common words and many rare ones, as in real notes.
std::string wordOf(std::mt19937_64& random) {
    const std::uint64_t drawn = random() % 100;
    if (drawn < 40) {
        return words.at(random() % words.size());
    }
    const std::uint64_t span = drawn < 80 ? 500 : 20'000;
    return "w" + std::to_string(random() % span);
}

} // namespace

void makeSearch(const Corner& corner, int entries) {
    const Path path = corner.folder / "search.db";
    for (const char* suffix : {"", "-wal"}) {
        std::filesystem::remove(Path{path}.concat(suffix));
    }
    Connection connection(corner.library, corner.who, path, {.cacheMegabytes = 64});
    connection.run(
        "CREATE VIRTUAL TABLE search USING fts5(body, tokenize = \"unicode61 remove_diacritics 2\", "
        "prefix = '2 3')");
    std::mt19937_64 random(6);
    connection.run("BEGIN");
    {
        Query insert(connection, "INSERT INTO search(rowid, body) VALUES(?, ?)");
        for (int id = 1; id <= entries; ++id) {
            std::string body;
            for (int word = 0; word < 40; ++word) {
                body += wordOf(random) + ' ';
            }
            insert.bind(1, id);
            insert.bind(2, body);
            insert.finish();
        }
    }
    connection.run("COMMIT");
    connection.checkpoint();
}

std::vector<double> search(const Corner& corner, int queries) {
    Connection connection(corner.library, corner.who, corner.folder / "search.db", {.cacheMegabytes = 64});
    Query find(connection, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20");
    std::mt19937_64 random(7);
    std::vector<double> took;
    for (int i = 0; i < queries; ++i) {
        // Two rare words, a prefix, a common word with a rare one.
        const std::string rare = "w" + std::to_string(random() % 500);
        const std::string query = i % 3 == 0   ? rare + " w" + std::to_string(random() % 500)
                                  : i % 3 == 1 ? "w" + std::to_string(10 + random() % 90) + '*'
                                               : std::string{"kitchen "} + rare;
        const Stopwatch watch;
        find.bind(1, query);
        find.finish();
        took.push_back(watch.milliseconds());
    }
    return took;
}

} // namespace holdfast::bench::workloads
