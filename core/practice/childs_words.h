// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_view.h"

// Private to the rules: where a child's words are in a report.
namespace holdfast::practice {

/// A passage's entry, and the child's words it is or draws on.
struct ReportedWords {
    EntryId passage{};
    const Entry* words{nullptr};
    PersonId child{};
};

/// Child's words that the report chooses, and those that its opinions, accounts and paper notes draw on:
/// because they say so, or because they repeat eight words of them. Empty without a report.
[[nodiscard]] std::vector<ReportedWords> childsWordsIn(const VisitView& view);

/// The child who said it: the source, else the first child it is about, else nobody.
[[nodiscard]] PersonId childOf(const Entry& words, const VisitView& view);

} // namespace holdfast::practice
