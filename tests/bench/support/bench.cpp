// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/bench.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <sstream>

namespace holdfast::bench {
namespace {

constexpr int mostRuns = 10'000;

/// Four digits: what a machine shared with others can tell.
double rounded(double value) {
    if (value == 0 || !std::isfinite(value)) {
        return value;
    }
    const double step = std::pow(10.0, 3 - std::floor(std::log10(std::abs(value))));
    return std::round(value * step) / step;
}

bool readCount(std::string_view text, int& count) {
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), count);
    return status == std::errc() && end == text.data() + text.size() && count > 0 && count <= mostRuns;
}

bool holds(const Figure& figure, double ours, double bar) {
    return figure.better == Better::Lower ? ours <= bar : ours >= bar;
}

} // namespace

std::optional<Options> readOptions(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const std::string_view value = i + 1 < argc ? argv[i + 1] : "";
        if (argument == "--json") {
            options.format = Format::JsonLines;
        } else if (argument == "--quick") {
            options.effort = Effort::Quick;
        } else if (argument == "--only" && !value.empty()) {
            options.only = value;
            ++i;
        } else if (argument == "--runs" && readCount(value, options.runs)) {
            ++i;
        } else {
            std::fprintf(stderr, "usage: %s [--json] [--quick] [--runs N] [--only TEXT]\n", argv[0]);
            return std::nullopt;
        }
    }
    return options;
}

Report::Report(Options options) : Report(std::move(options), std::cout) {}

Report::Report(Options options, std::ostream& out) : m_options(std::move(options)), m_out(out) {}

void Report::measure(const Figure& figure, const std::vector<Side>& sides) {
    if (!m_options.wants(figure.name) || sides.empty()) {
        return;
    }
    const bool quick = m_options.effort == Effort::Quick;
    const int runs = m_options.runs > 0 ? m_options.runs : quick ? 1 : figure.runs;
    const int warmUps = quick ? 0 : figure.warmUps;
    std::vector<std::vector<double>> all(sides.size());
    for (int round = -warmUps; round < runs; ++round) {
        for (std::size_t turn = 0; turn < sides.size(); ++turn) {
            const auto at = (turn + static_cast<std::size_t>(round + warmUps)) % sides.size();
            const auto one = sides[at].run();
            if (!one) {
                std::fprintf(stderr, "%s: %s could not be measured: %s\n", figure.name.c_str(),
                             sides[at].name.c_str(), one.error().technical().c_str());
                m_failed = true;
                return;
            }
            if (round >= 0) {
                all[at].push_back(*one);
            }
        }
    }
    write(figure, sides, all, runs);
}

void Report::write(const Figure& figure, const std::vector<Side>& sides,
                   const std::vector<std::vector<double>>& all, int runs) {
    const bool lower = figure.better == Better::Lower;
    const auto [least, most] = std::ranges::minmax(all.front());
    const double ours = median(all.front());
    nlohmann::ordered_json line;
    line["name"] = figure.name;
    line["unit"] = figure.unit;
    line["better"] = lower ? "lower" : "higher";
    line["ours"] = rounded(ours);
    line["ours_low"] = rounded(least);
    line["ours_high"] = rounded(most);
    std::ostringstream words;
    words << std::left << std::setw(32) << figure.name << std::right << std::setw(10) << rounded(ours) << ' '
          << figure.unit << "  (" << rounded(least) << " to " << rounded(most) << ", " << runs << " runs)";
    auto bar = figure.bar;
    bool allHold = true;
    for (std::size_t peer = 1; peer < sides.size(); ++peer) {
        const auto& name = sides[peer].name;
        const double theirs = median(all[peer]);
        line[name] = rounded(theirs);
        line["ratio_" + name] = rounded(ours / theirs);
        words << "  " << name << ' ' << rounded(theirs) << " (ours / theirs " << rounded(ours / theirs)
              << ')';
        if (bar && name == figure.barOver) {
            *bar += theirs;
        }
        if (const auto ratio = figure.ratioBars.find(name); ratio != figure.ratioBars.end()) {
            const bool kept = holds(figure, ours, ratio->second * theirs);
            allHold = allHold && kept;
            line["ratio_bar_" + name] = ratio->second;
            words << (kept ? " within " : " MISSES ") << ratio->second;
        }
    }
    if (bar) {
        allHold = allHold && holds(figure, ours, *bar);
        line["bar"] = rounded(*bar);
        words << "  bar " << rounded(*bar) << (holds(figure, ours, *bar) ? " holds" : " MISSED");
    }
    if (bar || !figure.ratioBars.empty()) {
        line["holds"] = allHold;
    }
    line["runs"] = runs;
    m_out << (m_options.format == Format::JsonLines ? line.dump() : words.str()) << std::endl;
    ++m_written;
}

int Report::exitCode() const noexcept {
    return m_failed || m_written == 0 ? 1 : 0;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

} // namespace holdfast::bench
