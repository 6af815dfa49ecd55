// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

namespace holdfast::practice {

/// Words in a report, and the entry they come from.
struct Passage {
    EntryId source{};
    std::string text{};
    friend bool operator==(const Passage&, const Passage&) = default;
};

/// What is chosen, for whom and how it would reach them: what the gates Report and Share look at.
struct ProposedReport {
    std::string purpose{};
    std::vector<Audience> audience{};
    Medium medium{Medium::NotSaid};
    std::vector<Passage> passages{};
    friend bool operator==(const ProposedReport&, const ProposedReport&) = default;
};

} // namespace holdfast::practice
