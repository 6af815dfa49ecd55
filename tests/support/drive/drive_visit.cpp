// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drive.h"

#include "app/service/photographs.h"
#include "app/service/visits.h"
#include "core/practice/json.h"
#include "core/scan/image_check.h"

namespace holdfast::drive {
namespace {

/// A member of an enum of core/practice by its stable name.
template <typename Enum>
Enum named(Arguments& arguments, const char* field, Enum otherwise) {
    if (!arguments.has(field)) {
        return otherwise;
    }
    const auto value = practice::fromName<Enum>(arguments.text(field));
    if (!value) {
        arguments.refuse(field);
        return otherwise;
    }
    return *value;
}

Json written(const practice::Entry& entry) {
    return {{"entry", entry.id.text()},
            {"kind", practice::toName(entry.kind)},
            {"text", entry.text},
            {"revision", entry.revision},
            {"takenOut", entry.takenOut.has_value()}};
}

std::string hexDigest(const practice::AttachmentRef& reference) {
    return toHex(reference.sha256);
}

} // namespace

Drive::Answer Drive::visits(Arguments& arguments) {
    const auto least = arguments.number("atLeast", 0);
    const auto seconds = arguments.number("wait", 30);
    HOLDFAST_CHECK(arguments.check());
    Json list;
    Result<void> read;
    const auto look = [&] {
        read = m_tablet.withSession([&](service::Session& session) -> Result<void> {
            HOLDFAST_TRY(const auto all,
                         practice::VisitRepository(session.database())
                             .between(UtcTime{}, session.clock().now() + std::chrono::days(366)));
            list = Json::array();
            for (const auto& visit : all) {
                HOLDFAST_TRY(const auto file,
                             practice::CaseRepository(session.database()).find(visit.caseId));
                list.push_back({{"visit", visit.id.text()},
                                {"case", visit.caseId.text()},
                                {"title", file.title},
                                {"where", visit.where},
                                {"purpose", visit.purpose},
                                {"state", practice::toName(visit.state)},
                                {"revision", visit.revision}});
            }
            return {};
        });
        return !read || static_cast<std::int64_t>(list.size()) >= least;
    };
    HOLDFAST_CHECK(waitUntil(look, seconds));
    HOLDFAST_CHECK(read);
    return Json{{"visits", list}};
}

Drive::Answer Drive::startVisit(Arguments& arguments) {
    const auto visit = arguments.optionalId<VisitId>("visit");
    service::UnplannedVisit unplanned{arguments.optionalId<CaseId>("case"),
                                      named(arguments, "setting", practice::VisitSetting::Home),
                                      arguments.text("where", ""), arguments.text("purpose", "")};
    if (visit.isNil() && unplanned.file.isNil()) {
        arguments.refuse("visit");
    }
    HOLDFAST_CHECK(arguments.check());
    if (!visit.isNil()) {
        HOLDFAST_CHECK(m_tablet.withSession(
            [&](service::Session& session) { return service::startVisit(session, visit); }));
        return Json{{"visit", visit.text()}};
    }
    HOLDFAST_TRY(const auto made, m_tablet.withSession([&](service::Session& session) {
        return service::startUnplannedVisit(session, unplanned);
    }));
    return Json{{"visit", made.text()}};
}

Drive::Answer Drive::changeVisit(Arguments& arguments) {
    const auto id = arguments.id<VisitId>("visit");
    const auto purpose = arguments.text("purpose", "");
    const auto outcome = arguments.text("outcome", "");
    const auto here = arguments.ids<PersonId>("here");
    const auto childSeen = named(arguments, "childSeen", practice::Sighting::NotSaid);
    const auto seenAlone = named(arguments, "childSeenAlone", practice::Sighting::NotSaid);
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_CHECK(m_tablet.withSession([&](service::Session& session) -> Result<void> {
        HOLDFAST_TRY(auto visit, practice::VisitRepository(session.database()).find(id));
        visit.purpose = arguments.has("purpose") ? purpose : visit.purpose;
        visit.outcome = arguments.has("outcome") ? outcome : visit.outcome;
        visit.childSeen = arguments.has("childSeen") ? childSeen : visit.childSeen;
        visit.childSeenAlone = arguments.has("childSeenAlone") ? seenAlone : visit.childSeenAlone;
        for (auto& presence : visit.people) {
            if (std::ranges::find(here, presence.person) != here.end()) {
                presence.attendance = practice::Attendance::Here;
            }
        }
        return service::changeVisit(session, visit);
    }));
    return Json::object();
}

Drive::Answer Drive::addEntry(Arguments& arguments) {
    practice::Entry draft;
    draft.visitId = arguments.id<VisitId>("visit");
    draft.kind = named(arguments, "kind", practice::EntryKind::Observation);
    draft.wording = named(arguments, "wording", practice::Wording::Summary);
    draft.text = arguments.text("text");
    draft.whyNeeded = arguments.text("whyNeeded", "");
    for (const auto& person : arguments.ids<PersonId>("about")) {
        draft.about.push_back({person});
    }
    if (arguments.has("person")) {
        draft.source.person = arguments.id<PersonId>("person");
    }
    draft.source.agency = arguments.text("agency", "");
    draft.source.how = named(arguments, "how", practice::Medium::NotSaid);
    if (draft.kind == practice::EntryKind::Told) {
        practice::Told told;
        told.toPeople = arguments.ids<PersonId>("to");
        told.how = draft.source.how;
        told.authority = named(arguments, "authority", practice::AuthorityKind::NotSaid);
        draft.told = told;
    }
    switch (named(arguments, "handling", practice::HandlingLevel::Ordinary)) {
    case practice::HandlingLevel::Ordinary:
        break;
    case practice::HandlingLevel::Confidential:
        draft.handling = practice::Handling::confidential();
        break;
    case practice::HandlingLevel::PoliceIntelligence:
        draft.handling = practice::Handling::policeIntelligence(
            {arguments.text("force", ""), arguments.text("reference", ""), arguments.text("grading", ""),
             arguments.text("conditions", "")});
        break;
    }
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto entry, m_tablet.withSession([&](service::Session& session) {
        return service::addEntry(session, std::move(draft));
    }));
    return written(entry);
}

Drive::Answer Drive::editEntry(Arguments& arguments) {
    const auto id = arguments.id<EntryId>("entry");
    const auto text = arguments.text("text");
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto entry,
                 m_tablet.withSession([&](service::Session& session) -> Result<practice::Entry> {
                     HOLDFAST_TRY(auto current, practice::EntryRepository(session.database()).find(id));
                     current.text = text;
                     return service::editEntry(session, current);
                 }));
    return written(entry);
}

Drive::Answer Drive::takeOut(Arguments& arguments) {
    const auto id = arguments.id<EntryId>("entry");
    const auto why = arguments.text("why", "");
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_CHECK(m_tablet.withSession(
        [&](service::Session& session) { return service::takeOutEntry(session, id, why); }));
    return Json::object();
}

Drive::Answer Drive::explained(Arguments& arguments) {
    const auto visit = arguments.id<VisitId>("visit");
    practice::PrivacyExplanation explanation;
    explanation.person = arguments.id<PersonId>("person");
    explanation.state = named(arguments, "state", practice::ExplanationState::Explained);
    explanation.whatIsGathered = arguments.text("whatIsGathered", "");
    explanation.whoWillHear = arguments.text("whoWillHear", "");
    explanation.why = arguments.text("why", "");
    explanation.whatMayFollow = arguments.text("whatMayFollow", "");
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto id, m_tablet.withSession([&](service::Session& session) -> Result<CaseRecordId> {
        HOLDFAST_TRY(const auto found, practice::VisitRepository(session.database()).find(visit));
        explanation.head.caseId = found.caseId;
        explanation.head.visitId = visit;
        explanation.at = session.clock().now();
        return service::addRecord(session, explanation);
    }));
    return Json{{"record", id.text()}};
}

Drive::Answer Drive::paper(Arguments& arguments) {
    practice::PaperItem item;
    item.visitId = arguments.id<VisitId>("visit");
    item.words = arguments.text("words", "1 sheet");
    item.sheets = static_cast<std::uint32_t>(arguments.number("sheets", 1));
    if (arguments.has("typedNote")) {
        item.typedNote = arguments.id<EntryId>("typedNote");
    }
    const bool disclosure = arguments.flag("disclosure", false);
    const auto place = named(arguments, "place", practice::PaperPlace::InHand);
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto id, m_tablet.withSession([&](service::Session& session) -> Result<PaperItemId> {
        HOLDFAST_TRY(const auto visit, practice::VisitRepository(session.database()).find(item.visitId));
        HOLDFAST_TRY(const service::Enrolment* who, session.enrolled());
        item.caseId = visit.caseId;
        if (disclosure) {
            item.disclosure = practice::DisclosureMark{session.clock().now(), who->person};
        }
        if (arguments.has("place")) {
            practice::CustodyStep step;
            step.place = place;
            item.custody.push_back(step);
        }
        return service::putPaper(session, item);
    }));
    return Json{{"paper", id.text()}};
}

Drive::Answer Drive::attach(Arguments& arguments) {
    const auto entry = arguments.optionalId<EntryId>("entry");
    const auto paperItem = arguments.optionalId<PaperItemId>("paper");
    const auto purpose = arguments.text("purpose", "");
    const Path path = arguments.text("file");
    if (entry.isNil() == paperItem.isNil()) {
        arguments.refuse("entry");
    }
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const Bytes file, readFile(m_files, path, scan::largestPhotograph));
    HOLDFAST_TRY(const auto kept, m_tablet.withSession([&](service::Session& session) {
        return entry.isNil() ? service::attachPage(session, paperItem, file)
                             : service::attachPhoto(session, entry, file, purpose);
    }));
    return Json{{"attachment", kept.id.text()},
                {"sha256", hexDigest(kept)},
                {"size", kept.size},
                {"mediaType", kept.mediaType}};
}

Drive::Answer Drive::photograph(Arguments& arguments) {
    const auto id = arguments.id<AttachmentId>("attachment");
    HOLDFAST_CHECK(arguments.check());
    crypto::Sha256 digest;
    HOLDFAST_CHECK(m_tablet.withSession([&](service::Session& session) {
        return service::readPhotograph(session, id, [&](ByteView bytes) -> Result<void> {
            digest.update(bytes);
            return {};
        });
    }));
    return Json{{"sha256", toHex(digest.finish())}};
}

Drive::Answer Drive::read(Arguments& arguments) {
    const auto id = arguments.id<VisitId>("visit");
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto view, m_tablet.withSession([&](service::Session& session) {
        return service::viewVisit(session, id);
    }));
    Json entries = Json::array();
    for (const auto& entry : view.entries) {
        entries.push_back(written(entry));
    }
    Json people = Json::array();
    for (const auto& person : view.people) {
        people.push_back({{"person", person.id.text()}, {"name", person.name}});
    }
    return Json{{"title", view.file.title},
                {"state", practice::toName(view.visit.state)},
                {"people", people},
                {"entries", entries},
                {"scans", view.scans.size()}};
}

Drive::Answer Drive::findings(Arguments& arguments) {
    const auto id = arguments.id<VisitId>("visit");
    const auto gate = named(arguments, "gate", practice::Gate::Finish);
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto view, m_tablet.withSession([&](service::Session& session) {
        return service::viewVisit(session, id);
    }));
    Json list = Json::array();
    for (const auto& finding : practice::findings(view, gate)) {
        list.push_back({{"rule", practice::toName(finding.rule)},
                        {"severity", practice::toName(finding.severity)},
                        {"words", finding.words.english},
                        {"waysThrough", finding.waysThrough.size()}});
    }
    return Json{{"findings", list}};
}

Drive::Answer Drive::finish(Arguments& arguments) {
    const auto id = arguments.id<VisitId>("visit");
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto finished, m_tablet.withSession([&](service::Session& session) {
        return service::finishVisit(session, id);
    }));
    return Json{{"record", finished.record.text()},
                {"revision", finished.revision},
                {"entries", finished.entries},
                {"restricted", finished.restricted}};
}

} // namespace holdfast::drive
