// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the benchmarks share: sides that take turns, medians, and one line a figure. No Qt, one thread.
///
///     int main(int argc, char** argv) {
///         const auto options = bench::readOptions(argc, argv);
///         if (!options) {
///             return 2;
///         }
///         bench::Report report(*options);
///         report.measure({.name = "store.read_all", .unit = "ms", .runs = 9},
///                        {{"ours", [&] { return readOurs(); }},            // Result<double>, in the unit
///                         {"sqlcipher", [&] { return readSqlcipher(); }}});
///         return report.exitCode();
///     }
///
/// A new benchmark is a folder tests/bench/NAME whose CMakeLists.txt makes a program holdfast-bench-NAME that
/// links holdfast_bench_support; `tests/bench/run NAME` then builds and runs it.
namespace holdfast::bench {

enum class Format { Table, JsonLines };
/// Quick: one run with small counts, to see that the program works. Its figures mean nothing.
enum class Effort { Full, Quick };

struct Options {
    Format format = Format::Table;
    Effort effort = Effort::Full;
    int runs = 0;       ///< of every figure; 0: as many as each figure asks for
    std::string only{}; ///< figures whose name contains it; empty: all

    /// A count for the full run, or a smaller one for the quick run.
    [[nodiscard]] int count(int full, int quick) const noexcept {
        return effort == Effort::Full ? full : quick;
    }
    [[nodiscard]] bool wants(std::string_view name) const noexcept {
        return name.find(only) != std::string_view::npos;
    }
};

/// [--json] [--quick] [--runs N] [--only TEXT]; nullopt after saying on standard error what was wrong.
[[nodiscard]] std::optional<Options> readOptions(int argc, char** argv);

/// One of those compared. The first side of a figure is ours; each peer's name becomes a field of the line.
struct Side {
    std::string name;
    /// One whole run, and its figure in the unit of the line.
    std::function<Result<double>()> run;
};

enum class Better { Lower, Higher };

struct Figure {
    std::string name; ///< "store.read_all"
    std::string unit; ///< "ms", "MB", "MB/s"
    Better better = Better::Lower;
    int runs = 5; ///< counted ones; the median is what is reported
    /// Not counted; they fill caches.
    int warmUps = 1;
    /// Ours must not be worse than it.
    std::optional<double> bar{};
    /// The bar is so much more than what this peer took; empty: the bar stands alone.
    std::string barOver{};
    /// By peer: ours must not take more than so many times what that peer took.
    std::map<std::string, double> ratioBars{};
};

/// Writes each figure as soon as it is known: as JSON, one object a line,
/// {"name","unit","better","ours","ours_low","ours_high","<peer>","ratio_<peer>","bar","holds","runs"}, where
/// a ratio is ours divided by the peer's, low and high are the best and worst of our runs, and bar and holds
/// are there when there is a bar, and ratio_bar_<peer> for each ratio that must hold too; or as a table.
class Report {
public:
    explicit Report(Options options);
    /// @param out must outlive the report.
    Report(Options options, std::ostream& out);

    [[nodiscard]] const Options& options() const noexcept { return m_options; }

    /// Runs the sides in turn, each round beginning with the next one so that no side always runs first, and
    /// writes the line. A side that fails ends the figure and is said on standard error; no line then. Does
    /// nothing for a figure that was not asked for.
    void measure(const Figure& figure, const std::vector<Side>& sides);

    /// 0 when every figure that was asked for has its line, 1 otherwise. A missed bar is no failure: it is
    /// for whoever reads.
    [[nodiscard]] int exitCode() const noexcept;

private:
    void write(const Figure& figure, const std::vector<Side>& sides,
               const std::vector<std::vector<double>>& all, int runs);

    Options m_options;
    std::ostream& m_out;
    int m_written = 0;
    bool m_failed = false;
};

/// Of a list that is not empty; the mean of the middle two when there is no middle.
[[nodiscard]] double median(std::vector<double> values);
/// The least value that `share` of all values do not exceed, e.g. 0.95. The list is not empty.
[[nodiscard]] double percentile(std::vector<double> values, double share);

/// Milliseconds since it was made.
class Stopwatch {
public:
    [[nodiscard]] double milliseconds() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begun).count();
    }

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

} // namespace holdfast::bench
