// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_checks.h"

#include <algorithm>
#include <unordered_set>

namespace holdfast::practice {
namespace {

/// The sentence about where it is, or empty when it is somewhere that will do for now.
[[nodiscard]] std::string_view whatIsWrongWithThePlace(const CustodyStep* step) {
    if (step == nullptr) {
        return "p2.where_now";
    }
    switch (step->place) {
    case PaperPlace::LockedBag:
    case PaperPlace::LockedAtOffice:
        return {};
    case PaperPlace::Elsewhere:
        return isBlank(step->detail) ? "p2.where_now" : std::string_view{};
    case PaperPlace::WithKeeper:
        return isBlank(step->keeper) ? "p2.where_now" : std::string_view{};
    case PaperPlace::InACar:
        return "p2.in_a_car";
    case PaperPlace::AtAFamilysHome:
        return "p2.at_a_familys_home";
    case PaperPlace::LeftOrLost:
        return step->incident ? std::string_view{} : "p2.left_or_lost";
    case PaperPlace::Shredded:
        return step->incident ? std::string_view{} : "p2.shredded";
    case PaperPlace::InHand:
        break;
    }
    return "p2.where_now";
}

[[nodiscard]] std::vector<WayThrough> waysFor(std::string_view words) {
    if (words == "p2.where_now") {
        return ways({Way::WithMeNow, Way::SayWhereItIs, Way::ReportLeft});
    }
    if (words == "p2.left_or_lost" || words == "p2.shredded") {
        return ways({Way::ReportLeft, Way::RingManager, Way::SayWhereItIs});
    }
    return ways({Way::WithMeNow, Way::ReportLeft, Way::SayWhereItIs});
}

/// Everything the check asks of this visit's entries and scans, gathered in one walk over each.
struct PaperLinks {
    std::unordered_set<EntryId> live;
    std::unordered_set<EntryId> disclosures;       ///< entries marked so
    std::unordered_set<PaperItemId> scanned;       ///< items with at least one page
    std::unordered_set<PaperItemId> asDisclosures; ///< items whose scan a marked entry carries
};

[[nodiscard]] PaperLinks linksOf(const VisitView& view) {
    PaperLinks links;
    std::unordered_map<ScanId, PaperItemId> itemOf;
    for (const Scan& scan : view.scans) {
        if (!scan.pages.empty()) {
            links.scanned.insert(scan.paperItem);
        }
        itemOf.emplace(scan.id, scan.paperItem);
    }
    for (const Entry& entry : view.entries) {
        if (entry.state() == EntryState::TakenOut) {
            continue;
        }
        links.live.insert(entry.id);
        if (!entry.disclosure) {
            continue;
        }
        links.disclosures.insert(entry.id);
        for (const ScanId& scan : entry.scans) {
            if (const auto item = itemOf.find(scan); item != itemOf.end()) {
                links.asDisclosures.insert(item->second);
            }
        }
    }
    return links;
}

[[nodiscard]] std::string wordsFor(const PaperItem& item) {
    if (!isBlank(item.words)) {
        return item.words;
    }
    return item.sheets == 1 ? "1 sheet" : std::to_string(item.sheets) + " sheets";
}

} // namespace

void checkP2Disclosures(const VisitView& view, Gate, std::vector<Finding>& out) {
    const PaperLinks links = linksOf(view);
    for (const PaperItem& item : view.paperItems) {
        const bool disclosure = item.disclosure || links.asDisclosures.contains(item.id) ||
                                (item.typedNote && links.disclosures.contains(*item.typedNote));
        if (item.visitId != view.visit.id || !disclosure) {
            continue;
        }
        const bool noted = item.typedNote && links.live.contains(*item.typedNote);
        const auto add = [&](Severity severity, std::string_view words, std::vector<WayThrough> through) {
            out.push_back({.rule = RuleId::P2,
                           .severity = severity,
                           .subject = item.id,
                           .entries = noted ? std::vector{*item.typedNote} : std::vector<EntryId>{},
                           .paperItems = {item.id},
                           .words = say(words, {{"paper", wordsFor(item)}}),
                           .waysThrough = std::move(through)});
        };
        if (const std::string_view wrong = whatIsWrongWithThePlace(item.whereNow()); !wrong.empty()) {
            add(Severity::Must, wrong, waysFor(wrong));
        }
        if (!links.scanned.contains(item.id)) {
            add(Severity::Should, "p2.not_scanned", ways({Way::ScanIt, Way::SayWhy}));
        }
        if (!noted) {
            add(Severity::Should, "p2.no_typed_note", ways({Way::WriteTypedNote, Way::SayWhy}));
        }
    }
}

} // namespace holdfast::practice
