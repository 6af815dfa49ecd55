// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/childs_words.h"

#include "core/practice/word_runs.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

/// A child's words with the runs of eight words in them.
struct Heard {
    const Entry* words;
    WordRuns runs;
};

[[nodiscard]] bool isNamed(const Passage& passage, const Entry* entry, EntryId words) {
    return passage.source == words ||
           (entry != nullptr && std::ranges::find(entry->drawsOn, words) != entry->drawsOn.end());
}

} // namespace

PersonId childOf(const Entry& words, const VisitView& view) {
    if (words.source.person) {
        return *words.source.person;
    }
    for (const AboutPerson& about : words.about) {
        const auto person = std::ranges::find(view.people, about.person, &Person::id);
        if (person != view.people.end() && person->role == PersonRole::Child) {
            return person->id;
        }
    }
    return {};
}

std::vector<ReportedWords> childsWordsIn(const VisitView& view) {
    std::vector<ReportedWords> reported;
    if (!view.report) {
        return reported;
    }
    std::vector<Heard> heard;
    WordRuns all; // most passages repeat nothing: one look at all of it tells
    for (const Entry& entry : view.entries) {
        if (entry.kind == EntryKind::ChildsWords) {
            heard.push_back({.words = &entry, .runs = {}});
            heard.back().runs.add(entry.text);
            all.add(entry.text);
        }
    }
    for (const Passage& passage : view.report->passages) {
        const auto found = std::ranges::find(view.entries, passage.source, &Entry::id);
        const Entry* entry = found == view.entries.end() ? nullptr : &*found;
        const bool repeats = all.longestIn(passage.text) > 0;
        const bool sourceRepeats =
            entry != nullptr && entry->kind != EntryKind::ChildsWords && all.longestIn(entry->text) > 0;
        for (const Heard& one : heard) {
            if (isNamed(passage, entry, one.words->id) || (repeats && one.runs.longestIn(passage.text) > 0) ||
                (sourceRepeats && one.runs.longestIn(entry->text) > 0)) {
                reported.push_back(
                    {.passage = passage.source, .words = one.words, .child = childOf(*one.words, view)});
            }
        }
    }
    return reported;
}

} // namespace holdfast::practice
