// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/visits.h"

namespace holdfast::service {
namespace {

template <typename Work>
auto write(Session& session, Work work) {
    return session.database().transaction(std::move(work));
}

} // namespace

Result<practice::VisitView> viewVisit(Session& session, VisitId visit) {
    return practice::loadVisitView(session.database(), visit, practice::PracticePolicy{},
                                   session.clock().now());
}

Result<void> startVisit(Session& session, VisitId id) {
    return write(session, [&]() -> Result<void> {
        practice::VisitRepository visits(session.database());
        HOLDFAST_TRY(auto visit, visits.find(id));
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        if (visit.startedAt) {
            return {};
        }
        visit.worker = who->person;
        visit.startedAt = session.clock().now();
        visit.state = practice::VisitState::UnderWay;
        HOLDFAST_CHECK(visits.put(visit));
        return session.note("visit_started", id.uuid());
    });
}

Result<VisitId> startUnplannedVisit(Session& session, const UnplannedVisit& asked) {
    return write(session, [&]() -> Result<VisitId> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        HOLDFAST_TRY(const auto file, practice::CaseRepository(session.database()).find(asked.file));
        HOLDFAST_TRY(const auto people, practice::PersonRepository(session.database()).ofCase(file.id));
        practice::Visit visit;
        visit.id = VisitId::create(session.clock(), session.random());
        visit.caseId = file.id;
        visit.worker = who->person;
        visit.setting = asked.setting;
        visit.where = asked.where;
        visit.planning = practice::VisitPlanning::NotPlanned;
        visit.startedAt = session.clock().now();
        visit.purpose = asked.purpose;
        visit.state = practice::VisitState::UnderWay;
        for (const auto& person : people) {
            visit.people.push_back({person.id});
        }
        HOLDFAST_CHECK(practice::VisitRepository(session.database()).put(visit));
        HOLDFAST_CHECK(session.note("visit_started", visit.id.uuid()));
        return visit.id;
    });
}

Result<void> changeVisit(Session& session, const practice::Visit& visit) {
    return write(session, [&] { return practice::VisitRepository(session.database()).put(visit); });
}

Result<practice::Entry> addEntry(Session& session, practice::Entry draft) {
    return write(session, [&]() -> Result<practice::Entry> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        HOLDFAST_TRY(const auto visit, practice::VisitRepository(session.database()).find(draft.visitId));
        const auto now = session.clock().now();
        if (draft.id.isNil()) {
            draft.id = EntryId::create(session.clock(), session.random());
        }
        draft.caseId = visit.caseId;
        draft.author = who->person;
        draft.writtenAt = now;
        if (draft.happened.at == UtcTime{}) {
            draft.happened.at = now;
        }
        draft.revision = 1;
        HOLDFAST_CHECK(practice::EntryRepository(session.database()).add(draft));
        HOLDFAST_CHECK(session.note("written", draft.id.uuid()));
        return draft;
    });
}

Result<void> saveText(Session& session, EntryId entry, std::string_view text) {
    return practice::EntryRepository(session.database()).saveText(entry, text);
}

Result<practice::Entry> writeEntry(Session& session, const practice::Entry& entry) {
    return write(session, [&]() -> Result<practice::Entry> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        practice::EntryRepository entries(session.database());
        HOLDFAST_CHECK(entries.reopen(entry.id, who->person, session.clock().now()));
        HOLDFAST_CHECK(entries.saveOpen(entry));
        return entries.find(entry.id);
    });
}

Result<void> closeEntry(Session& session, EntryId entry) {
    return write(session, [&] { return practice::EntryRepository(session.database()).close(entry); });
}

Result<std::optional<practice::Entry>> entryBeingWritten(Session& session, VisitId visit) {
    HOLDFAST_TRY(const Enrolment* who, session.enrolled());
    return practice::EntryRepository(session.database()).openOf(visit, who->person);
}

Result<practice::Entry> editEntry(Session& session, const practice::Entry& entry) {
    return write(session, [&]() -> Result<practice::Entry> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        practice::EntryRepository entries(session.database());
        HOLDFAST_TRY(const auto revision, entries.edit(entry, who->person, session.clock().now()));
        if (revision != entry.revision) {
            HOLDFAST_CHECK(session.note("edited", entry.id.uuid(), {{"revision", std::int64_t{revision}}}));
        }
        return entries.find(entry.id);
    });
}

Result<void> takeOutEntry(Session& session, EntryId entry, std::string why) {
    return write(session, [&]() -> Result<void> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        HOLDFAST_TRY(const auto revision,
                     practice::EntryRepository(session.database())
                         .takeOut(entry, who->person, session.clock().now(), std::move(why)));
        return session.note("taken_out", entry.uuid(), {{"revision", std::int64_t{revision}}});
    });
}

Result<void> undoEntry(Session& session, EntryId entry) {
    return write(session, [&]() -> Result<void> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        HOLDFAST_TRY(
            const auto revision,
            practice::EntryRepository(session.database()).undo(entry, who->person, session.clock().now()));
        return session.note("undone", entry.uuid(), {{"revision", std::int64_t{revision}}});
    });
}

Result<CaseRecordId> addRecord(Session& session, practice::CaseRecord record) {
    return write(session, [&]() -> Result<CaseRecordId> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        const auto id = std::visit(
            [&](auto& one) {
                if (one.head.id.isNil()) {
                    one.head.id = CaseRecordId::create(session.clock(), session.random());
                }
                one.head.madeBy = who->person;
                one.head.madeAt = session.clock().now();
                return one.head.id;
            },
            record);
        HOLDFAST_CHECK(practice::RecordRepository(session.database()).put(record));
        HOLDFAST_CHECK(session.note("recorded", id.uuid()));
        return id;
    });
}

Result<PaperItemId> putPaper(Session& session, practice::PaperItem item) {
    return write(session, [&]() -> Result<PaperItemId> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        if (item.id.isNil()) {
            item.id = PaperItemId::create(session.clock(), session.random());
            item.madeAt = session.clock().now();
        }
        for (auto& step : item.custody) {
            if (step.recordedBy.isNil()) {
                step.recordedBy = who->person;
                step.at = session.clock().now();
            }
        }
        HOLDFAST_CHECK(practice::PaperRepository(session.database()).put(item));
        HOLDFAST_CHECK(session.note("paper_recorded", item.id.uuid()));
        return item.id;
    });
}

} // namespace holdfast::service
