// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/word_runs.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

constexpr std::uint64_t fnvStart = 14'695'981'039'346'656'037U;
constexpr std::uint64_t fnvFactor = 1'099'511'628'211U;

/// What a typed character means for comparing: a letter or digit, nothing (an apostrophe), or a gap.
enum class Means { Letter, Nothing, Gap };

/// The hash of each word. "Don’t", "don't" and "dont" are one word, whichever apostrophe was typed.
[[nodiscard]] std::vector<std::uint64_t> wordsOf(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::uint64_t hash = fnvStart;
    bool inWord = false;
    const auto end = [&] {
        if (inWord) {
            words.push_back(hash);
        }
        hash = fnvStart;
        inWord = false;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto c = static_cast<unsigned char>(text[at]);
        Means means = Means::Gap;
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<unsigned char>(c - 'A' + 'a');
            means = Means::Letter;
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            means = Means::Letter;
        } else if (c == '\'') {
            means = Means::Nothing;
        } else if (c == 0xE2U && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80U) {
            // General punctuation: quotation marks, dashes, the ellipsis, and U+2018 and U+2019 as
            // apostrophes.
            const auto last = static_cast<unsigned char>(text[at + 2]);
            means = last == 0x98U || last == 0x99U ? Means::Nothing : Means::Gap;
            at += 2;
        } else if (c == 0xC2U && at + 1 < text.size()) {
            at += 1; // no-break space, « and »
        } else if (c >= 0x80U) {
            means = Means::Letter;
        }
        if (means == Means::Letter) {
            hash = (hash ^ c) * fnvFactor;
            inWord = true;
        } else if (means == Means::Gap) {
            end();
        }
    }
    end();
    return words;
}

template <typename Visitor>
void eachRun(const std::vector<std::uint64_t>& words, const Visitor& visit) {
    for (std::size_t first = 0; first + WordRuns::shortest <= words.size(); ++first) {
        std::uint64_t hash = fnvStart;
        for (std::size_t offset = 0; offset < WordRuns::shortest; ++offset) {
            hash = (hash ^ words[first + offset]) * fnvFactor;
        }
        visit(hash);
    }
}

} // namespace

void WordRuns::add(std::string_view source) {
    eachRun(wordsOf(source), [this](std::uint64_t run) { m_runs.insert(run); });
}

std::size_t WordRuns::longestIn(std::string_view text) const {
    if (m_runs.empty()) {
        return 0;
    }
    std::size_t inARow = 0;
    std::size_t longest = 0;
    eachRun(wordsOf(text), [&](std::uint64_t run) {
        inARow = m_runs.contains(run) ? inARow + 1 : 0;
        longest = std::max(longest, inARow);
    });
    return longest == 0 ? 0 : longest + shortest - 1;
}

std::size_t wordCount(std::string_view text) {
    return wordsOf(text).size();
}

} // namespace holdfast::practice
