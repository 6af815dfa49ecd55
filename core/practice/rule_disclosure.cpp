// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_authority.h"
#include "core/practice/rule_checks.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

template <typename T>
[[nodiscard]] bool contains(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

[[nodiscard]] bool isTold(const VisitView& view, EntryId entry) {
    return std::ranges::any_of(view.records.managerTold,
                               [&](const ManagerTold& told) { return contains(told.entries, entry); });
}

/// Told of the paper, or of the note that says what it says.
[[nodiscard]] bool isTold(const VisitView& view, const PaperItem& item) {
    return std::ranges::any_of(view.records.managerTold,
                               [&](const ManagerTold& told) {
                                   return contains(told.paperItems, item.id) ||
                                          (item.typedNote && contains(told.entries, *item.typedNote));
                               }) ||
           // A note that is marked itself is asked about itself: once is enough.
           std::ranges::any_of(view.entries, [&](const Entry& entry) {
               return entry.id == item.typedNote && entry.disclosure && entry.state() == EntryState::Live;
           });
}

void checkTold(const VisitView& view, std::vector<Finding>& out) {
    const auto add = [&](const Subject& subject, std::vector<EntryId> entries) {
        out.push_back({.rule = RuleId::L2,
                       .severity = Severity::Should,
                       .subject = subject,
                       .entries = std::move(entries),
                       .words = say("l2.tell_today", {{"manager", managerOf(view)}}),
                       .waysThrough = ways({Way::TellManager, Way::RingManager, Way::SayWhy})});
    };
    for (const Entry& entry : view.entries) {
        if (entry.disclosure && entry.state() == EntryState::Live && !isTold(view, entry.id)) {
            add(entry.id, {entry.id});
        }
    }
    for (const PaperItem& item : view.paperItems) {
        if (item.disclosure && item.visitId == view.visit.id && !isTold(view, item)) {
            add(item.id, {});
        }
    }
}

[[nodiscard]] bool decides(const StrategyDiscussion& discussion) {
    return discussion.threshold != Threshold::NotDecided || discussion.section47 != Section47::NotDecided;
}

} // namespace

void checkL2ToldToday(const VisitView& view, Gate gate, std::vector<Finding>& out) {
    if (gate == Gate::Capture || gate == Gate::Finish) {
        checkTold(view, out);
        return;
    }
    const auto latest = Disclosures{view}.latest();
    if (!latest || familyReaders(view).empty()) {
        return;
    }
    Words words = say("l2.decision_first", {{"day", dayWords(*latest)}});
    for (const StrategyDiscussion& discussion : view.records.strategyDiscussions) {
        if (discussion.at <= *latest || !decides(discussion)) {
            continue;
        }
        if (discussion.manager == ManagerAnswer::Agreed) {
            return;
        }
        if (discussion.manager == ManagerAnswer::Awaited) {
            words = say("l2.manager_awaited", {{"day", dayWords(discussion.at)}});
        }
    }
    out.push_back({.rule = RuleId::L2,
                   .severity = Severity::Must,
                   .subject = view.visit.id,
                   .entries = entriesOf(*view.report),
                   .words = std::move(words),
                   .waysThrough = ways({Way::TellManager, Way::RecordManagersDecision, Way::RingManager})});
}

} // namespace holdfast::practice
