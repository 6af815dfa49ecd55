// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_view.h"

// Private to the rules: what settles a rule, until when, and towards whom.
namespace holdfast::practice {

/// When disclosures were marked, whatever they were marked on, that are known to this view.
class Disclosures {
public:
    explicit Disclosures(const VisitView& view);
    [[nodiscard]] std::optional<UtcTime> latest() const noexcept;
    /// Whether one was marked after `since`, and not later than `until`.
    [[nodiscard]] bool any(UtcTime since, UtcTime until = UtcTime::max()) const noexcept;

private:
    std::vector<UtcTime> m_marked; ///< in order
};

/// Whether the direction has all it needs and opens this rule. Never for a rule that none may open, whatever
/// it says, and no longer once a manager declined it.
[[nodiscard]] bool isInForce(const CaseDirection& direction, RuleId rule);

enum class Opening { None, Open, Declined };
/// What case directions say about this rule on this entry.
[[nodiscard]] Opening openedByDirection(const VisitView& view, RuleId rule, EntryId entry);

/// Someone the report is for whom the rules must take for family: unknown people too, to be safe.
[[nodiscard]] std::vector<PersonId> familyReaders(const VisitView& view);
/// The same person; or the same words, compared as names that people typed are.
[[nodiscard]] bool isSame(const Audience& one, const Audience& other);
/// Whether anyone of the case is marked as at risk or as a risk.
[[nodiscard]] bool isViolenceMarked(const VisitView& view) noexcept;
/// When the visit began, or was to begin.
[[nodiscard]] UtcTime startOf(const VisitView& view) noexcept;
/// "12 November", for a sentence.
[[nodiscard]] std::string dayWords(UtcTime time);

} // namespace holdfast::practice
