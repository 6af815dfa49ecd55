// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/rules.h"
#include "core/practice/visit_record.h"

#include <algorithm>

// An invented family and a visit to them on 19 November that raises nothing; tests change one thing.
namespace holdfast::practice::data {

/// The same id for the same number, every time.
template <typename IdType>
[[nodiscard]] IdType id(std::uint32_t number) {
    Bytes bytes(16, 0);
    storeBigEndian32(MutableByteView{bytes}.subspan(12), number);
    bytes[6] = 0x70;
    bytes[8] = 0x80;
    return *IdType::fromBytes(bytes);
}

/// "15:54" on the day of the visit.
[[nodiscard]] inline UtcTime at(std::string_view time) {
    return *fromRfc3339("2026-11-19T" + std::string{time} + ":00Z");
}

inline const PersonId wren = id<PersonId>(1);
inline const PersonId maud = id<PersonId>(2);
inline const PersonId jory = id<PersonId>(3);
inline const PersonId dale = id<PersonId>(4);
inline const PersonId ottoline = id<PersonId>(5);
inline const PractitionerId ines = id<PractitionerId>(10);
inline const CaseId tallowbyCase = id<CaseId>(20);
inline const VisitId tallowbyVisit = id<VisitId>(30);
inline const CaseRecordId schoolAgreement = id<CaseRecordId>(40);
inline const CaseRecordId gpAgreement = id<CaseRecordId>(41);
inline const EntryId gpEntry = id<EntryId>(60);
inline const EntryId paperEntry = id<EntryId>(61);
inline const PaperItemId paperItem = id<PaperItemId>(70);
inline const ScanId paperScan = id<ScanId>(71);

[[nodiscard]] inline RecordHead head(CaseRecordId record, UtcTime when) {
    return {.id = record, .caseId = tallowbyCase, .visitId = tallowbyVisit, .madeBy = ines, .madeAt = when};
}

[[nodiscard]] inline Person person(PersonId who, std::string name, PersonRole role, CaseLink link) {
    return {.id = who, .caseId = tallowbyCase, .name = std::move(name), .role = role, .link = link};
}

[[nodiscard]] inline Entry entry(std::uint32_t number, EntryKind kind, std::string_view time,
                                 std::string text) {
    return {.id = id<EntryId>(number),
            .visitId = tallowbyVisit,
            .caseId = tallowbyCase,
            .author = ines,
            .kind = kind,
            .text = std::move(text),
            .happened = {.at = at(time)},
            .writtenAt = at(time)};
}

[[nodiscard]] inline PrivacyExplanation explained(std::uint32_t number, PersonId who, std::string_view time) {
    return {.head = head(id<CaseRecordId>(number), at(time)),
            .person = who,
            .state = ExplanationState::Explained,
            .at = at(time),
            .whatIsGathered = "what we see and hear",
            .whoWillHear = "social care and the school",
            .why = "to keep Wren safe",
            .whatMayFollow = "a conference"};
}

[[nodiscard]] inline Agreement agreement(CaseRecordId record, AgreementState state, std::string agency,
                                         std::string_view time) {
    return {.head = head(record, at(time)),
            .person = maud,
            .agency = std::move(agency),
            .purpose = "To speak to them",
            .state = state,
            .at = at(time),
            .how = Medium::InPerson};
}

[[nodiscard]] inline VisitView tallowby() {
    VisitView view;
    view.now = at("17:40");
    view.file = {
        .id = tallowbyCase,
        .caseSystemId = "T-4471",
        .kind = CaseKind::Family,
        .title = "Tallowby family",
        .contacts = {
            {.role = TeamContact::Role::Manager, .name = "Tobias Marrowstone", .phone = "01632 960 152"}}};
    view.people = {person(wren, "Wren Tallowby", PersonRole::Child, CaseLink::SubjectOfCase),
                   person(maud, "Maud Tallowby", PersonRole::Parent, CaseLink::OnCase),
                   person(jory, "Jory Tallowby", PersonRole::Child, CaseLink::SubjectOfCase),
                   person(dale, "Dale Tallowby", PersonRole::Parent, CaseLink::OnCase),
                   person(ottoline, "Ottoline Brack", PersonRole::Other, CaseLink::Outside)};
    view.people[0].dateOfBirth = Date{2018, 3, 4};
    view.people[2].dateOfBirth = Date{2012, 6, 30};
    view.people[3].riskMarkers = {
        {.kind = RiskMarker::Kind::PosesRisk, .words = "violence", .otherPerson = maud}};
    view.visit = {.id = tallowbyVisit,
                  .caseId = tallowbyCase,
                  .worker = ines,
                  .where = "12 Limpet Row",
                  .plannedFor = at("15:45"),
                  .startedAt = at("15:48"),
                  .purpose = "To see Wren and Jory, and to talk about feeling safe at home.",
                  .people = {{.person = wren, .attendance = Attendance::Here},
                             {.person = maud, .attendance = Attendance::Here},
                             {.person = jory, .attendance = Attendance::NotHere}},
                  .childSeen = Sighting::Seen,
                  .state = VisitState::UnderWay};
    Entry lock = entry(50, EntryKind::Observation, "15:49", "The front door lock is broken.");
    lock.about = {{.person = maud}, {.person = wren}};
    Entry said =
        entry(51, EntryKind::SaidBy, "15:58", "He came round and kicked the door. Ottoline heard it.");
    said.wording = Wording::Exact;
    said.source.person = maud;
    said.about = {{.person = dale}, {.person = ottoline, .whyNamed = "She heard it."}};
    Entry words = entry(52, EntryKind::ChildsWords, "16:04", "I put the chair there.");
    words.wording = Wording::Exact;
    words.source.person = wren;
    words.account = ChildsAccount{.whatIAsked = "Tell me about the chair.",
                                  .whoCouldHear = "nobody else",
                                  .demeanour = "quiet, looking at the door",
                                  .explainedMayTell = true,
                                  .wish = "Not Dad"};
    Entry told = entry(53, EntryKind::Told, "16:18", "I explained I may have to tell someone.");
    told.told = Told{.toPeople = {wren}, .how = Medium::InPerson, .authority = AuthorityKind::PrivacyNotice};
    view.entries = {lock, said, words, told};
    view.records.explanations = {explained(45, maud, "15:52"), explained(46, wren, "16:02")};
    view.records.agreements = {
        agreement(schoolAgreement, AgreementState::Given, "Cockle Lane Primary", "15:54")};
    view.records.safetyPlans = {{.head = head(id<CaseRecordId>(47), at("17:30")),
                                 .victim = maud,
                                 .discussedWith = maud,
                                 .at = at("17:30"),
                                 .how = Medium::Phone,
                                 .whatWasAgreed = "Nothing by post, and nothing to Dale"}};
    return view;
}

/// The same visit, where Maud said no at 15:54 and the surgery was rung at 17:05 all the same.
[[nodiscard]] inline VisitView afterRefusal() {
    VisitView view = tallowby();
    view.records.agreements.push_back(
        agreement(gpAgreement, AgreementState::Refused, "Tidewell Surgery", "15:54"));
    Entry gp = entry(60, EntryKind::AgencyInformation, "17:05", "Wren was seen twice in October.");
    gp.source = {.agency = "Tidewell Surgery", .how = Medium::Phone, .obtained = Obtained::AskedFor};
    gp.about = {{.person = wren}};
    view.entries.push_back(gp);
    return view;
}

/// The same visit, with a disclosure on paper: scanned, noted, in the locked bag.
[[nodiscard]] inline VisitView withDisclosureOnPaper() {
    VisitView view = tallowby();
    Entry note =
        entry(61, EntryKind::Observation, "16:20", "Wren wrote on 1 sheet. The original is in my bag.");
    note.scans = {paperScan};
    view.entries.push_back(note);
    view.paperItems = {
        {.id = paperItem,
         .caseId = tallowbyCase,
         .visitId = tallowbyVisit,
         .words = "1 sheet",
         .madeAt = at("16:14"),
         .disclosure = DisclosureMark{.markedAt = at("16:15"), .markedBy = ines},
         .typedNote = paperEntry,
         .custody = {{.place = PaperPlace::InHand, .at = at("16:14"), .recordedBy = ines},
                     {.place = PaperPlace::LockedBag, .at = at("16:30"), .recordedBy = ines}}}};
    AttachmentRef original{.id = id<AttachmentId>(72), .size = 812'345, .mediaType = "image/jpeg"};
    original.sha256.fill(0xA5);
    view.scans = {{.id = paperScan,
                   .caseId = tallowbyCase,
                   .visitId = tallowbyVisit,
                   .paperItem = paperItem,
                   .takenBy = ines,
                   .pages = {{.original = original, .takenAt = at("16:16")}}}};
    view.records.managerTold = {{.head = head(id<CaseRecordId>(39), at("16:40")),
                                 .who = "Tobias Marrowstone",
                                 .how = Medium::Phone,
                                 .at = at("16:40"),
                                 .entries = {paperEntry},
                                 .paperItems = {paperItem}}};
    return view;
}

/// The same visit, and a report of these entries, as they are written, to these readers.
[[nodiscard]] inline VisitView reported(VisitView view, std::vector<Audience> audience,
                                        const std::vector<EntryId>& entries) {
    view.report = ProposedReport{
        .purpose = "the conference", .audience = std::move(audience), .medium = Medium::Letter};
    for (const EntryId& chosen : entries) {
        const auto entry = std::ranges::find(view.entries, chosen, &Entry::id);
        view.report->passages.push_back(
            {.source = chosen, .text = entry == view.entries.end() ? "" : entry->text});
    }
    return view;
}

/// A discussion at this time, confirmed by a manager.
[[nodiscard]] inline StrategyDiscussion discussion(UtcTime when) {
    return {.head = head(id<CaseRecordId>(42), when),
            .at = when,
            .chair = "Tobias Marrowstone",
            .socialCare = "Ines Vell",
            .police = "DC Arkle",
            .health = "Dr Fenn",
            .minutesReference = "SD-88",
            .threshold = Threshold::Met,
            .manager = ManagerAnswer::Agreed,
            .managerName = "Tobias Marrowstone",
            .managerAt = when};
}

/// A direction that has all it needs and opens these rules for these entries.
[[nodiscard]] inline CaseDirection directionFor(std::vector<RuleId> opens, std::vector<EntryId> entries) {
    return {.head = head(id<CaseRecordId>(43), at("17:15")),
            .at = at("17:15"),
            .neededToKeepAChildSafe = true,
            .reason = "Risk of flight",
            .discussedWith = "Tobias Marrowstone",
            .opens = std::move(opens),
            .entries = std::move(entries)};
}

[[nodiscard]] inline std::vector<Finding> ofRule(const std::vector<Finding>& all, RuleId rule) {
    std::vector<Finding> some;
    std::ranges::copy_if(all, std::back_inserter(some),
                         [rule](const Finding& finding) { return finding.rule == rule; });
    return some;
}

/// The ids of what the rules, or one of them, say at a gate: in order and separated by spaces; a must ends
/// in "!".
[[nodiscard]] inline std::string saidBy(const VisitView& view, Gate gate, std::optional<RuleId> rule = {}) {
    std::string said;
    for (const Finding& finding : findings(view, gate)) {
        if (rule && finding.rule != *rule) {
            continue;
        }
        said += (said.empty() ? "" : " ") + finding.words.id +
                (finding.severity == Severity::Must ? "!" : "") + (finding.passedReason ? " (passed)" : "");
    }
    return said;
}

[[nodiscard]] inline bool offers(const Finding& finding, Way way) {
    return std::ranges::find(finding.waysThrough, way, &WayThrough::way) != finding.waysThrough.end();
}

[[nodiscard]] inline PassedFinding pass(const Finding& finding, std::string reason) {
    return {.head = head(id<CaseRecordId>(90), at("17:39")),
            .rule = finding.rule,
            .wordsId = finding.words.id,
            .subject = finding.subject,
            .reason = std::move(reason)};
}

} // namespace holdfast::practice::data
