// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/json.h"
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

const Author author{.id = ines, .name = "Ines Vell"};

VisitRecord recordOfVisit(const VisitView& view) {
    return recordOf(view, id<RecordId>(80), author);
}

/// A visit that holds one of everything that may be restricted.
VisitView mixedVisit() {
    VisitView view = afterRefusal();
    const VisitView paper = withDisclosureOnPaper();
    view.entries.push_back(paper.entries.back());
    view.paperItems = paper.paperItems;
    view.paperItems[0].custody.pop_back(); // where is it now?
    view.scans = paper.scans;
    Entry police = entry(63, EntryKind::AgencyInformation, "17:10", "CANARY-POLICE");
    police.handling = Handling::policeIntelligence({.force = "Avon", .reference = "CANARY-REFERENCE"});
    police.source = {.agency = "Police", .obtained = Obtained::Offered};
    police.about = {{.person = dale}, {.person = id<PersonId>(7), .whyNamed = "with him"}};
    Entry confidential = entry(64, EntryKind::SaidBy, "17:12", "CANARY-CONFIDENTIAL");
    confidential.handling = Handling::confidential();
    view.entries.push_back(police);
    view.entries.push_back(confidential);
    view.people.push_back(person(id<PersonId>(7), "CANARY-PERSON", PersonRole::Other, CaseLink::Outside));
    view.records.strategyDiscussions = {
        {.head = head(id<CaseRecordId>(42), at("17:20")), .minutesReference = "CANARY-MINUTES"}};
    view.records.directions = {{.head = head(id<CaseRecordId>(43), at("17:21")), .reason = "CANARY-REASON"}};
    view.records.explanations.push_back({.head = head(id<CaseRecordId>(49), at("17:22")),
                                         .person = dale,
                                         .state = ExplanationState::UnsafeToTell,
                                         .whyUnsafe = "CANARY-UNSAFE"});
    view.records.passed = {{.head = head(id<CaseRecordId>(90), at("17:23")),
                            .rule = RuleId::G1,
                            .wordsId = "g1.why_named",
                            .subject = police.id,
                            .reason = "CANARY-PASSED"}};
    return view;
}

const RecordedEntry& find(const VisitRecord& record, EntryId id) {
    return *std::ranges::find(record.entries, id, [](const RecordedEntry& one) { return one.entry.id; });
}

} // namespace

/// What the case system gets of a finished visit, and the two parts it comes in.
class VisitRecordTest : public QObject {
    Q_OBJECT

private slots:
    void finishingIsNeverRefused();
    void aMustHoldsBackOnlyItsOwnEntries();
    void aSettledMustIsNotHeldBack();
    void aDisclosureWithNoPlaceTakesItsPaperScanAndNoteAlong();
    void aPassedShouldKeepsItsReason();
    void scansNameTheOriginalBytes();
    void anEntryTakenOutLeavesOnlyThatItWas();
    void recordsOfOtherVisitsStayUnlessNamed();
    void nothingRestrictedIsInTheOrdinaryPart();
    void theTwoPartsHoldEverythingOnce();
    void plansThatNameARestrictedEntryGoWithIt();
    void whatSpeaksOfRiskOrOfAWishGoesRestricted();
    void marksSurviveTheJourney();
    void aRecordWhoseMarksDisagreeIsRefused();
};

void VisitRecordTest::finishingIsNeverRefused() {
    VisitView view = mixedVisit();
    view.visit.purpose.clear();
    view.visit.revision = 3;
    view.visit.finishedAt = at("17:41");
    const VisitRecord record = recordOfVisit(view);
    QCOMPARE(record.entries.size(), view.entries.size());
    QCOMPARE(record.revision, 3U);
    QVERIFY(record.finishedAt == at("17:41"));
    // A visit without a purpose holds back no entry, and the record says that it was left.
    QCOMPARE(record.findings.front().words.id, std::string{"g1.purpose"});
    QVERIFY(!record.findings.front().restricted);
    QVERIFY(!find(record, view.entries[0].id).restricted);
    QCOMPARE(recordOfVisit(VisitView{}).revision, 1U);
}

void VisitRecordTest::aMustHoldsBackOnlyItsOwnEntries() {
    const VisitRecord record = recordOfVisit(afterRefusal());
    QCOMPARE(std::ranges::count_if(record.entries, [](const RecordedEntry& one) { return one.restricted; }),
             1);
    QVERIFY(find(record, gpEntry).restricted);
    QVERIFY(find(record, gpEntry).notSettled == std::vector{RuleId::G2});
    QVERIFY(record.findings.front().restricted);
}

void VisitRecordTest::aSettledMustIsNotHeldBack() {
    VisitView view = afterRefusal();
    view.records.agreements[1].state = AgreementState::Given;
    const VisitRecord record = recordOfVisit(view);
    QVERIFY(!find(record, gpEntry).restricted);
    QVERIFY(find(record, gpEntry).notSettled.empty());
    QVERIFY(record.findings.empty());
}

void VisitRecordTest::aDisclosureWithNoPlaceTakesItsPaperScanAndNoteAlong() {
    VisitView view = withDisclosureOnPaper();
    QVERIFY(!recordOfVisit(view).scans[0].restricted);
    view.paperItems[0].custody.clear();
    const VisitRecord record = recordOfVisit(view);
    QVERIFY(record.paperItems[0].restricted);
    QVERIFY(record.paperItems[0].notSettled == std::vector{RuleId::P2});
    QVERIFY(record.scans[0].restricted);
    QVERIFY(find(record, paperEntry).restricted);
    // Paper is also as restricted as the entry that carries its scan.
    view = withDisclosureOnPaper();
    view.paperItems[0].typedNote.reset();
    view.entries.back().handling = Handling::confidential();
    QVERIFY(recordOfVisit(view).paperItems[0].restricted);
    QVERIFY(recordOfVisit(view).scans[0].restricted);
}

void VisitRecordTest::aPassedShouldKeepsItsReason() {
    VisitView view = tallowby();
    view.records.explanations.pop_back();
    view.records.passed = {pass(findings(view, Gate::Finish).front(), "Wren was asleep")};
    const VisitRecord record = recordOfVisit(view);
    QCOMPARE(record.findings.size(), std::size_t{1});
    QCOMPARE(*record.findings[0].passedReason, std::string{"Wren was asleep"});
    QVERIFY(record.records.passed == view.records.passed);
}

void VisitRecordTest::scansNameTheOriginalBytes() {
    const VisitRecord record = recordOfVisit(withDisclosureOnPaper());
    const AttachmentRef& original = record.scans[0].scan.pages[0].original;
    QCOMPARE(original.mediaType, std::string{"image/jpeg"});
    QCOMPARE(original.size, std::uint64_t{812'345});
    QVERIFY(toJson(record).find("\"sha256\":\"a5a5a5") != std::string::npos);
}

void VisitRecordTest::anEntryTakenOutLeavesOnlyThatItWas() {
    VisitView view = mixedVisit();
    Entry& police = view.entries[view.entries.size() - 2];
    police.takenOut = TakenOut{.at = at("17:30"), .by = ines, .why = "wrong family"};
    const VisitRecord record = recordOfVisit(view);
    const RecordedEntry& left = find(record, police.id);
    QVERIFY(left.entry.text.empty());
    QVERIFY(left.entry.about.empty());
    QVERIFY(left.entry.source == EntrySource{});
    QCOMPARE(left.entry.takenOut->why, std::string{"wrong family"});
    QVERIFY(left.entry.handling == police.handling);
    QVERIFY(left.restricted);
    QVERIFY(toJson(record).find("CANARY-POLICE") == std::string::npos);
}

void VisitRecordTest::recordsOfOtherVisitsStayUnlessNamed() {
    VisitView view = tallowby();
    Agreement older = agreement(gpAgreement, AgreementState::Given, "Tidewell Surgery", "09:00");
    older.head.visitId = id<VisitId>(31);
    view.records.agreements.push_back(older);
    QCOMPARE(recordOfVisit(view).records.agreements.size(), std::size_t{1});
    view.entries[0].agreement = gpAgreement;
    QCOMPARE(recordOfVisit(view).records.agreements.size(), std::size_t{2});
}

void VisitRecordTest::nothingRestrictedIsInTheOrdinaryPart() {
    const VisitRecordParts parts = split(recordOfVisit(mixedVisit()));
    const std::string ordinary = toJson(parts.ordinary);
    const std::string restricted = toJson(parts.restricted);
    QVERIFY(ordinary.find("CANARY") == std::string::npos);
    for (const char* canary :
         {"POLICE", "REFERENCE", "CONFIDENTIAL", "PERSON", "MINUTES", "REASON", "UNSAFE", "PASSED"}) {
        QVERIFY2(restricted.find("CANARY-" + std::string{canary}) != std::string::npos, canary);
    }
    QVERIFY(ordinary.find("Wren was seen twice") == std::string::npos); // not settled
    QVERIFY(ordinary.find(paperScan.text()) == std::string::npos);
    QVERIFY(ordinary.find("Ottoline Brack") != std::string::npos); // an ordinary note names her
    QVERIFY(fromJson<VisitRecord>(ordinary));
}

void VisitRecordTest::theTwoPartsHoldEverythingOnce() {
    const VisitRecord whole = recordOfVisit(mixedVisit());
    const auto [ordinary, restricted] = split(whole);
    QCOMPARE(ordinary.part, RecordPart::Ordinary);
    QCOMPARE(restricted.part, RecordPart::Restricted);
    QCOMPARE(ordinary.entries.size() + restricted.entries.size(), whole.entries.size());
    QCOMPARE(ordinary.paperItems.size() + restricted.paperItems.size(), whole.paperItems.size());
    QCOMPARE(ordinary.scans.size() + restricted.scans.size(), whole.scans.size());
    QCOMPARE(ordinary.findings.size() + restricted.findings.size(), whole.findings.size());
    QCOMPARE(ordinary.records.size() + restricted.records.size(), whole.records.size());
    QVERIFY(restricted.people == whole.people);
    for (const RecordedEntry& one : whole.entries) {
        QCOMPARE(std::ranges::count(one.restricted ? restricted.entries : ordinary.entries, one), 1);
    }
    QVERIFY(ordinary.id == whole.id && restricted.id == whole.id && ordinary.revision == restricted.revision);
}

void VisitRecordTest::plansThatNameARestrictedEntryGoWithIt() {
    VisitView view = mixedVisit();
    const RecordHead recorded = head(id<CaseRecordId>(44), at("17:30"));
    view.records.add(VoicePlan{.head = recorded, .child = wren, .entries = {id<EntryId>(64)}});
    view.records.add(SafetyPlan{.head = head(id<CaseRecordId>(47), at("17:31")), .victim = maud});
    const auto [ordinary, restricted] = split(recordOfVisit(view));
    QVERIFY(ordinary.records.voicePlans.empty() && ordinary.records.safetyPlans.empty());
    QCOMPARE(restricted.records.voicePlans.size(), std::size_t{1});
    QCOMPARE(restricted.records.safetyPlans.size(), view.records.safetyPlans.size());
    view.records.voicePlans[0].entries = {view.entries[2].id}; // an ordinary one
    QCOMPARE(split(recordOfVisit(view)).ordinary.records.voicePlans.size(), std::size_t{1});
}

void VisitRecordTest::whatSpeaksOfRiskOrOfAWishGoesRestricted() {
    VisitView view = tallowby();
    view.records.safetyPlans.clear();
    view.entries[2].account->keepFrom = {maud};
    for (const Finding& finding : findings(view, Gate::Finish)) {
        view.records.passed.push_back(pass(finding, "CANARY-PASSED"));
    }
    QCOMPARE(view.records.passed.size(), std::size_t{2}); // G6 and S4
    const auto [ordinary, restricted] = split(recordOfVisit(view));
    QVERIFY(ordinary.findings.empty() && ordinary.records.passed.empty());
    QVERIFY(toJson(ordinary).find("CANARY-PASSED") == std::string::npos);
    QCOMPARE(restricted.findings.size(), std::size_t{2});
    QCOMPARE(restricted.records.passed.size(), std::size_t{2});
    // Nor is it read from an ordinary part.
    VisitRecord forged = ordinary;
    forged.findings = restricted.findings;
    forged.findings[0].restricted = false;
    forged.findings.resize(1);
    QCOMPARE(fromJson<VisitRecord>(toJson(forged)).code(), ErrorCode::Malformed);
}

void VisitRecordTest::marksSurviveTheJourney() {
    const VisitRecord whole = recordOfVisit(mixedVisit());
    const auto [ordinary, restricted] = split(whole);
    for (const VisitRecord& part : {whole, ordinary, restricted}) {
        const auto back = fromJson<VisitRecord>(toJson(part));
        QVERIFY(back);
        QVERIFY(*back == part);
    }
    const auto back = fromJson<VisitRecord>(toJson(restricted));
    QCOMPARE(find(*back, id<EntryId>(63)).entry.handling.police()->reference,
             std::string{"CANARY-REFERENCE"});
    QCOMPARE(find(*back, id<EntryId>(64)).entry.handling.level(), HandlingLevel::Confidential);
    QVERIFY(find(*back, gpEntry).notSettled == std::vector{RuleId::G2});
}

void VisitRecordTest::aRecordWhoseMarksDisagreeIsRefused() {
    const VisitRecord whole = recordOfVisit(mixedVisit());
    const auto refused = [](VisitRecord record) {
        const auto back = fromJson<VisitRecord>(toJson(record));
        return !back && back.code() == ErrorCode::Malformed;
    };
    for (std::size_t i = 0; i < whole.entries.size(); ++i) {
        if (whole.entries[i].restricted) {
            VisitRecord changed = whole;
            changed.entries[i].restricted = false;
            QVERIFY(refused(changed));
        }
    }
    VisitRecord paper = whole;
    paper.paperItems[0].restricted = false;
    QVERIFY(refused(paper));
    // The whole record is not an ordinary part, and a strategy discussion is in no ordinary part.
    VisitRecord ordinary = whole;
    ordinary.part = RecordPart::Ordinary;
    QVERIFY(refused(ordinary));
    ordinary = split(whole).ordinary;
    ordinary.records.strategyDiscussions = whole.records.strategyDiscussions;
    QVERIFY(refused(ordinary));
    ordinary = split(whole).ordinary;
    ordinary.scans = whole.scans;
    QVERIFY(refused(ordinary));
}

QTEST_APPLESS_MAIN(VisitRecordTest)
#include "tst_visit_record.moc"
