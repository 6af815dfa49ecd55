// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/repositories.h"

#include "core/practice/rows.h"

namespace holdfast::practice {
namespace {

/// What a manager said of it; Agreed for a record that waits for nobody.
[[nodiscard]] ManagerAnswer managerAnswer(const CaseRecord& record) {
    if (const auto* discussion = std::get_if<StrategyDiscussion>(&record)) {
        return discussion->manager;
    }
    if (const auto* outcome = std::get_if<ReferralOutcome>(&record)) {
        return outcome->manager;
    }
    const auto* direction = std::get_if<CaseDirection>(&record);
    return direction == nullptr ? ManagerAnswer::Agreed : direction->manager;
}

/// A message that was overtaken must not take a manager's answer away again.
[[nodiscard]] Result<void> takeRecord(RecordRepository& records, const CaseRecord& incoming) {
    const auto known = records.find(headOf(incoming).id);
    if (!known && known.code() != ErrorCode::NotFound) {
        return known.error();
    }
    if (known && managerAnswer(*known) != ManagerAnswer::Awaited &&
        managerAnswer(incoming) == ManagerAnswer::Awaited) {
        return {};
    }
    return records.put(incoming);
}

} // namespace

Result<VisitView> loadVisitView(store::Database& database, VisitId id, const PracticePolicy& policy,
                                UtcTime now) {
    VisitView view{.policy = policy, .now = now};
    HOLDFAST_TRY(view.visit, VisitRepository{database}.find(id));
    const CaseId file = view.visit.caseId;
    HOLDFAST_TRY(view.file, CaseRepository{database}.find(file));
    HOLDFAST_TRY(view.people, PersonRepository{database}.ofCase(file));
    HOLDFAST_TRY(view.entries, EntryRepository{database}.ofVisit(id));
    HOLDFAST_TRY(view.records, RecordRepository{database}.ofCase(file));
    PaperRepository paper{database};
    HOLDFAST_TRY(view.paperItems, paper.ofCase(file));
    HOLDFAST_TRY(view.scans, paper.scansOfCase(file));
    HOLDFAST_CHECK(database.query(
        "SELECT disclosure_at FROM entry WHERE case_id = ? AND visit_id <> ? AND taken_out = 0 "
        "AND disclosure_at IS NOT NULL ORDER BY disclosure_at",
        [&view](store::Statement& row) -> Result<void> {
            view.disclosures.push_back(row.time(0));
            return {};
        },
        file, id));
    return view;
}

Result<void> takeAssignedVisit(store::Database& database, const AssignedVisit& assigned) {
    HOLDFAST_CHECK(needTransaction(database));
    HOLDFAST_CHECK(CaseRepository{database}.put(assigned.file));
    PersonRepository people{database};
    for (const Person& person : assigned.people) {
        HOLDFAST_CHECK(people.put(person));
    }
    VisitRepository visits{database};
    const auto known = visits.find(assigned.visit.id);
    if (!known && known.code() != ErrorCode::NotFound) {
        return known.error();
    }
    if (!known || known->state == VisitState::Planned) {
        HOLDFAST_CHECK(visits.put(assigned.visit));
    }
    EntryRepository entries{database};
    for (const Entry& entry : assigned.entries) {
        HOLDFAST_CHECK(entries.takeIn(entry));
    }
    RecordRepository records{database};
    for (const CaseRecord& record : inOneList(assigned.records)) {
        HOLDFAST_CHECK(takeRecord(records, record));
    }
    return {};
}

} // namespace holdfast::practice
