// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/visit_record.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace holdfast::practice {
namespace {

template <typename IdType>
using RulesById = std::unordered_map<IdType, std::vector<RuleId>>;
template <typename IdType>
using IdSet = std::unordered_set<IdType>;

/// What the musts that still stand hold back.
struct HeldBack {
    RulesById<EntryId> entries;
    RulesById<PaperItemId> paperItems;
};

template <typename IdType>
void mark(RulesById<IdType>& held, const std::vector<IdType>& ids, RuleId rule) {
    for (const IdType& id : ids) {
        std::vector<RuleId>& rules = held[id];
        if (std::ranges::find(rules, rule) == rules.end()) {
            rules.push_back(rule);
        }
    }
}

[[nodiscard]] HeldBack heldBackBy(const std::vector<Finding>& found) {
    HeldBack held;
    for (const Finding& finding : found) {
        if (finding.severity == Severity::Must) {
            mark(held.entries, finding.entries, finding.rule);
            mark(held.paperItems, finding.paperItems, finding.rule);
        }
    }
    return held;
}

template <typename IdType>
[[nodiscard]] std::vector<RuleId> rulesOn(const RulesById<IdType>& held, IdType id) {
    const auto found = held.find(id);
    return found == held.end() ? std::vector<RuleId>{} : found->second;
}

/// What the case record learns of an entry that was taken out: that it was, when and by whom. Its content
/// stays in the tablet's history.
[[nodiscard]] Entry withoutContent(const Entry& entry) {
    return {.id = entry.id,
            .visitId = entry.visitId,
            .caseId = entry.caseId,
            .author = entry.author,
            .kind = entry.kind,
            .wording = entry.wording,
            .happened = {.at = entry.happened.at, .precision = entry.happened.precision},
            .writtenAt = entry.writtenAt,
            .handling = entry.handling,
            .revision = entry.revision,
            .takenOut = entry.takenOut};
}

void addEntries(const VisitView& view, const HeldBack& held, VisitRecord& record) {
    for (const Entry& entry : view.entries) {
        std::vector<RuleId> notSettled = rulesOn(held.entries, entry.id);
        const bool restricted = entry.handling.isRestricted() || !notSettled.empty();
        record.entries.push_back({.entry = entry.takenOut ? withoutContent(entry) : entry,
                                  .notSettled = std::move(notSettled),
                                  .restricted = restricted});
    }
}

/// Paper is restricted by its own mark, by a must, and by a restricted entry that quotes it or carries its
/// scan; a scan is restricted as its paper is.
void addPaper(const VisitView& view, const HeldBack& held, VisitRecord& record) {
    IdSet<EntryId> restrictedEntries;
    IdSet<ScanId> carried;
    for (const RecordedEntry& recorded : record.entries) {
        if (recorded.restricted) {
            restrictedEntries.insert(recorded.entry.id);
            carried.insert(recorded.entry.scans.begin(), recorded.entry.scans.end());
        }
    }
    IdSet<PaperItemId> restrictedItems;
    for (const Scan& scan : view.scans) {
        if (carried.contains(scan.id)) {
            restrictedItems.insert(scan.paperItem);
        }
    }
    for (const PaperItem& item : view.paperItems) {
        std::vector<RuleId> notSettled = rulesOn(held.paperItems, item.id);
        if (item.handling.isRestricted() || !notSettled.empty() ||
            (item.typedNote && restrictedEntries.contains(*item.typedNote))) {
            restrictedItems.insert(item.id);
        }
        if (item.visitId == view.visit.id) {
            record.paperItems.push_back({.item = item,
                                         .notSettled = std::move(notSettled),
                                         .restricted = restrictedItems.contains(item.id)});
        }
    }
    for (const Scan& scan : view.scans) {
        if (scan.visitId == view.visit.id) {
            record.scans.push_back({.scan = scan, .restricted = restrictedItems.contains(scan.paperItem)});
        }
    }
}

/// Records made on this visit, and older ones that its entries name as their authority.
void addRecords(const VisitView& view, VisitRecord& record) {
    IdSet<CaseRecordId> named;
    for (const Entry& entry : view.entries) {
        if (entry.agreement) {
            named.insert(*entry.agreement);
        }
        if (entry.told && entry.told->authorityRecord) {
            named.insert(*entry.told->authorityRecord);
        }
    }
    for (CaseRecord& candidate : inOneList(view.records)) {
        const RecordHead& head = headOf(candidate);
        if (head.visitId == view.visit.id || named.contains(head.id)) {
            record.records.add(std::move(candidate));
        }
    }
}

/// The restricted things of a record, by id.
struct RestrictedIds {
    IdSet<EntryId> entries;
    IdSet<PaperItemId> paperItems;
    IdSet<CaseRecordId> records;

    explicit RestrictedIds(const VisitRecord& record) {
        for (const RecordedEntry& recorded : record.entries) {
            if (recorded.restricted) {
                entries.insert(recorded.entry.id);
            }
        }
        for (const RecordedPaperItem& recorded : record.paperItems) {
            if (recorded.restricted) {
                paperItems.insert(recorded.item.id);
            }
        }
        for (const CaseRecord& known : inOneList(record.records)) {
            const auto named = entriesNamedBy(known);
            if (isRestricted(known) ||
                std::ranges::any_of(named, [this](const EntryId& id) { return entries.contains(id); })) {
                records.insert(headOf(known).id);
            }
        }
    }

    [[nodiscard]] bool hold(const Subject& subject) const {
        if (const auto* entry = std::get_if<EntryId>(&subject)) {
            return entries.contains(*entry);
        }
        if (const auto* item = std::get_if<PaperItemId>(&subject)) {
            return paperItems.contains(*item);
        }
        const auto* known = std::get_if<CaseRecordId>(&subject);
        return known != nullptr && records.contains(*known);
    }
    [[nodiscard]] bool hold(const CaseRecord& record) const {
        const auto* passed = std::get_if<PassedFinding>(&record);
        return records.contains(headOf(record).id) || (passed != nullptr && hold(passed->subject));
    }
};

void addFindings(const std::vector<Finding>& found, VisitRecord& record) {
    const RestrictedIds restricted{record};
    for (const Finding& finding : found) {
        const bool touches =
            speaksRestricted(finding.rule) || restricted.hold(finding.subject) ||
            std::ranges::any_of(finding.entries,
                                [&](const EntryId& id) { return restricted.entries.contains(id); }) ||
            std::ranges::any_of(finding.paperItems,
                                [&](const PaperItemId& id) { return restricted.paperItems.contains(id); });
        record.findings.push_back({.rule = finding.rule,
                                   .severity = finding.severity,
                                   .subject = finding.subject,
                                   .entries = finding.entries,
                                   .words = finding.words,
                                   .passedReason = finding.passedReason,
                                   .restricted = touches});
    }
}

/// Everyone the given part speaks of.
[[nodiscard]] IdSet<PersonId> peopleIn(const VisitRecord& part) {
    IdSet<PersonId> people;
    const auto addAll = [&people](const auto& ids) { people.insert(ids.begin(), ids.end()); };
    for (const Presence& presence : part.visit.people) {
        people.insert(presence.person);
    }
    for (const RecordedEntry& recorded : part.entries) {
        const Entry& entry = recorded.entry;
        for (const AboutPerson& about : entry.about) {
            people.insert(about.person);
        }
        for (const Audience& audience : entry.mayHear) {
            people.insert(audience.person.value_or(PersonId{}));
        }
        for (const Photo& photo : entry.photos) {
            addAll(photo.agreedBy);
        }
        if (entry.told) {
            addAll(entry.told->toPeople);
        }
        people.insert(entry.source.person.value_or(PersonId{}));
    }
    for (const Agreement& agreement : part.records.agreements) {
        people.insert(agreement.person);
        addAll(agreement.covers);
    }
    for (const PrivacyExplanation& explanation : part.records.explanations) {
        people.insert(explanation.person);
        people.insert(explanation.interpreter.value_or(PersonId{}));
    }
    for (const VoicePlan& plan : part.records.voicePlans) {
        people.insert(plan.child);
        for (const Audience& audience : plan.whoWillHear) {
            people.insert(audience.person.value_or(PersonId{}));
        }
    }
    for (const RightToKnowDecision& decision : part.records.rightToKnow) {
        people.insert({decision.parent, decision.child});
    }
    return people;
}

template <typename T>
void deal(const std::vector<T>& from, std::vector<T>& ordinary, std::vector<T>& restricted) {
    for (const T& recorded : from) {
        (recorded.restricted ? restricted : ordinary).push_back(recorded);
    }
}

} // namespace

VisitRecord recordOf(const VisitView& view, RecordId id, const Author& author) {
    const std::vector<Finding> found = findings(view, Gate::Finish);
    const HeldBack held = heldBackBy(found);
    VisitRecord record{.part = RecordPart::Whole,
                       .id = id,
                       .revision = std::max<std::uint32_t>(view.visit.revision, 1),
                       .author = author,
                       .finishedAt = view.visit.finishedAt.value_or(view.now),
                       .file = view.file,
                       .visit = view.visit,
                       .people = view.people};
    addEntries(view, held, record);
    addPaper(view, held, record);
    addRecords(view, record);
    addFindings(found, record);
    return record;
}

VisitRecordParts split(const VisitRecord& record) {
    VisitRecord frame = record;
    frame.entries.clear();
    frame.paperItems.clear();
    frame.scans.clear();
    frame.records = {};
    frame.findings.clear();
    VisitRecordParts parts{.ordinary = frame, .restricted = frame};
    parts.ordinary.part = RecordPart::Ordinary;
    parts.restricted.part = RecordPart::Restricted;

    deal(record.entries, parts.ordinary.entries, parts.restricted.entries);
    deal(record.paperItems, parts.ordinary.paperItems, parts.restricted.paperItems);
    deal(record.scans, parts.ordinary.scans, parts.restricted.scans);
    deal(record.findings, parts.ordinary.findings, parts.restricted.findings);
    const RestrictedIds restricted{record};
    for (CaseRecord& known : inOneList(record.records)) {
        (restricted.hold(known) ? parts.restricted : parts.ordinary).records.add(std::move(known));
    }
    // Someone whom only a restricted note names is not named to everyone who may open the case.
    const IdSet<PersonId> spokenOf = peopleIn(parts.ordinary);
    std::erase_if(parts.ordinary.people, [&spokenOf](const Person& person) {
        return person.link == CaseLink::Outside && !spokenOf.contains(person.id);
    });
    return parts;
}

} // namespace holdfast::practice
