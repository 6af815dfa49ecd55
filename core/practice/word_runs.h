// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace holdfast::practice {

/// Finds text that repeats eight words or more of other texts, in their order. Case, punctuation and white
/// space do not hide a repetition. Keeps hashes of runs of words, not the texts.
class WordRuns {
public:
    /// A shorter repetition is how people talk.
    static constexpr std::size_t shortest = 8;

    void add(std::string_view source);
    [[nodiscard]] bool isEmpty() const noexcept { return m_runs.empty(); }
    /// How many words in a row `text` shares with what was added; 0 when fewer than eight.
    [[nodiscard]] std::size_t longestIn(std::string_view text) const;

private:
    std::unordered_set<std::uint64_t> m_runs;
};

/// How many words a text has.
[[nodiscard]] std::size_t wordCount(std::string_view text);

} // namespace holdfast::practice
