// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// holdfast-bench-store: the sealed store against plain SQLite and SQLCipher, all in one run and in turn.
// HOLDFAST_BENCH_DIR is where the databases lie; the system's folder for temporary files otherwise.
#include "core/crypto/secret.h"
#include "core/store/database.h"
#include "tests/bench/store/workloads.h"
#include "tests/bench/support/bench.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <random>
#include <unistd.h>

namespace {

using namespace holdfast;
using namespace holdfast::bench;

/// Databases of one run, removed at its end.
class Arena {
public:
    Arena() {
        const char* chosen = std::getenv("HOLDFAST_BENCH_DIR");
        m_folder = (chosen != nullptr ? Path{chosen} : std::filesystem::temp_directory_path()) /
                   ("holdfast-bench-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
    }
    ~Arena() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    [[nodiscard]] Path folder(const std::string& name) const {
        std::filesystem::create_directories(m_folder / name);
        return m_folder / name;
    }

private:
    Path m_folder;
};

class Contest {
public:
    Contest(Report& report, const Arena& arena) : m_report(report) {
        enter(arena, "ours", Contestant::Ours, linkedSqlite());
        if (const auto plain = loadPlainSqlite()) {
            enter(arena, "plain", Contestant::PlainSame, *plain);
            enter(arena, "debian", Contestant::PlainUsual, *plain);
        } else {
            std::cerr << "holdfast-bench-store: libsqlite3.so.0 cannot be loaded a second time\n";
        }
        if (const auto sqlcipher = loadSqlcipher()) {
            enter(arena, "sqlcipher", Contestant::Sqlcipher, *sqlcipher);
        } else {
            std::cerr << "holdfast-bench-store: without SQLCipher, which could not be built\n";
        }
    }

    /// @param work milliseconds for one corner.
    void measure(Figure figure, const std::function<double(const Corner&)>& work) {
        const std::string name = figure.name;
        std::vector<Side> sides;
        for (const Corner& corner : m_corners) {
            sides.push_back({corner.name, [this, &corner, &work, name]() -> Result<double> {
                                 const double took = work(corner);
                                 m_times[name][corner.name].push_back(took);
                                 return took;
                             }});
        }
        figure.unit = "ms";
        m_report.measure(figure, sides);
    }

    /// Of all figures that were measured against SQLCipher, each by its medians.
    void summarise() {
        const auto mean = [this](const std::string& who) {
            double logarithms = 0;
            int count = 0;
            for (const auto& [name, times] : m_times) {
                if (times.contains("sqlcipher")) {
                    logarithms += std::log(median(times.at(who)));
                    ++count;
                }
            }
            return count > 0 ? std::exp(logarithms / count) : 0;
        };
        if (mean("ours") > 0) {
            m_report.measure({.name = "store.geometric_mean",
                              .unit = "ms",
                              .runs = 1,
                              .warmUps = 0,
                              .ratioBars = {{"sqlcipher", 0.80}}},
                             {{"ours", [&]() -> Result<double> { return mean("ours"); }},
                              {"sqlcipher", [&]() -> Result<double> { return mean("sqlcipher"); }}});
        }
    }

    [[nodiscard]] const std::vector<Corner>& corners() const { return m_corners; }

private:
    void enter(const Arena& arena, const std::string& name, Contestant who, const SqliteLibrary& library) {
        m_corners.push_back({name, who, library, arena.folder(name)});
    }
    Report& m_report;
    std::vector<Corner> m_corners;
    std::map<std::string, std::map<std::string, std::vector<double>>> m_times;
};

Figure against(const std::string& name, std::map<std::string, double> ratioBars) {
    return {.name = "store." + name, .unit = "ms", .ratioBars = std::move(ratioBars)};
}

void measureDatabase(Contest& contest, const Options& options) {
    using namespace workloads;
    contest.measure(against("bulk_insert", {{"plain", 1.05}, {"sqlcipher", 1}}),
                    [n = options.count(200'000, 2000)](const Corner& c) { return bulkInsert(c, n); });
    contest.measure(against("small_transactions", {{"plain", 1.45}, {"debian", 0.80}, {"sqlcipher", 1}}),
                    [n = options.count(20'000, 200)](const Corner& c) {
                        return smallTransactions(c, n, Durability::Normal);
                    });
    contest.measure(
        against("durable_commits", {{"sqlcipher", 1}}),
        [n = options.count(500, 20)](const Corner& c) { return smallTransactions(c, n, Durability::Full); });
    const int rows = options.count(800'000, 5000);
    Figure loading = against("load", {{"sqlcipher", 1}});
    loading.runs = 3;
    loading.warmUps = 0;
    contest.measure(loading, [rows](const Corner& c) { return load(c, rows); });
    const bool needed = options.wants("store.reads_beyond_cache") || options.wants("store.scan") ||
                        options.wants("store.updates") || options.wants("store.cached_reads");
    if (needed && !std::filesystem::exists(contest.corners().front().folder / "big.db")) {
        for (const Corner& corner : contest.corners()) { // --only left the loading out
            static_cast<void>(load(corner, rows));
        }
    }
    contest.measure(
        against("reads_beyond_cache", {{"plain", 1.75}, {"sqlcipher", 1}}),
        [n = options.count(200'000, 500), rows](const Corner& c) { return readsBeyondCache(c, n, rows); });
    contest.measure(against("scan", {{"plain", 1.4}, {"sqlcipher", 1}}),
                    [](const Corner& c) { return scan(c); });
    contest.measure(against("updates", {{"plain", 1.7}, {"sqlcipher", 1}}),
                    [n = options.count(20'000, 200), rows](const Corner& c) { return updates(c, n, rows); });
    contest.measure(against("cached_reads", {{"plain", 1.05}, {"debian", 0.55}, {"sqlcipher", 1}}),
                    [n = options.count(200'000, 500)](const Corner& c) { return cachedReads(c, n); });
}

void measureSearch(Contest& contest, const Options& options) {
    if (!options.wants("store.search_p50") && !options.wants("store.search_p95")) {
        return;
    }
    for (const Corner& corner : contest.corners()) {
        workloads::makeSearch(corner, options.count(100'000, 500));
    }
    for (const auto& [name, share] : {std::pair{"search_p50", 0.50}, std::pair{"search_p95", 0.95}}) {
        contest.measure(against(name, {{"plain", 1.2}, {"sqlcipher", 1}}),
                        [n = options.count(300, 6), share = share](const Corner& c) {
                            return percentile(workloads::search(c, n), share);
                        });
    }
}

void measurePhoto(Report& report, const Arena& arena) {
    Bytes photo(std::size_t{4} * 1024 * 1024);
    std::mt19937_64 random(8);
    std::ranges::generate(photo, [&random] { return static_cast<std::uint8_t>(random()); });
    Figure figure = against("photo_saved", {{"in_clear", 2.5}});
    figure.runs = 15;
    report.measure(figure, {{"ours", [&] { return savePhoto(arena.folder("photo"), photo); }},
                            {"in_clear", [&] { return savePlainly(arena.folder("photo"), photo); }}});
}

} // namespace

int main(int argc, char** argv) {
    const auto options = readOptions(argc, argv);
    if (!options) {
        return 2;
    }
    if (!crypto::initialise() || !store::prepareSqlite()) {
        std::cerr << "holdfast-bench-store: cannot start libsodium or SQLite\n";
        return 1;
    }
    const Arena arena;
    Report report(*options);
    Contest contest(report, arena);
    measureDatabase(contest, *options);
    measureSearch(contest, *options);
    measurePhoto(report, arena);
    contest.summarise();
    return report.exitCode();
}
