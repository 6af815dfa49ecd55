// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

std::string atFinish(const VisitView& view) {
    return saidBy(view, Gate::Finish, RuleId::P2);
}

VisitView nowAt(CustodyStep step) {
    VisitView view = withDisclosureOnPaper();
    view.paperItems[0].custody.push_back(std::move(step));
    return view;
}

} // namespace

Q_DECLARE_METATYPE(CustodyStep)

/// P2: disclosures on paper.
class RulesPaper : public QObject {
    Q_OBJECT

private slots:
    void P2_whereItIsNow_data();
    void P2_whereItIsNow();
    void P2_aDisclosureWithNoPlaceIsAMustOnItAndItsNote();
    void P2_ordinaryPaperIsNotAsked();
    void P2_aMarkedNoteMakesItsPaperADisclosure();
    void P2_notScannedIsAShould();
    void P2_noTypedNoteIsAShould();
    void P2_aNoteThatWasTakenOutIsNoNote();
    void P2_paperOfAnotherVisitIsNotAskedHere();
    void P2_aShouldIsPassedWithAReasonAndTheMustNever();
    void P2_atCaptureItOnlyAdvises();
    void P2_saysNothingAtReportOrShare();
};

void RulesPaper::P2_whereItIsNow_data() {
    QTest::addColumn<CustodyStep>("step");
    QTest::addColumn<std::string>("said");
    const auto row = [](const char* name, CustodyStep step, const char* said) {
        QTest::newRow(name) << step << std::string{said};
    };
    const CaseRecordId incident = id<CaseRecordId>(48);
    row("in the locked bag", {.place = PaperPlace::LockedBag}, "");
    row("locked at an office", {.place = PaperPlace::LockedAtOffice}, "");
    row("elsewhere, named", {.place = PaperPlace::Elsewhere, .detail = "police property store"}, "");
    row("elsewhere, not named", {.place = PaperPlace::Elsewhere, .detail = " "}, "p2.where_now!");
    row("with a named keeper", {.place = PaperPlace::WithKeeper, .keeper = "DC Arkle"}, "");
    row("with nobody named", {.place = PaperPlace::WithKeeper}, "p2.where_now!");
    row("in hand", {.place = PaperPlace::InHand}, "p2.where_now!");
    row("in a car", {.place = PaperPlace::InACar}, "p2.in_a_car!");
    row("at a family's home", {.place = PaperPlace::AtAFamilysHome}, "p2.at_a_familys_home!");
    row("left or lost", {.place = PaperPlace::LeftOrLost}, "p2.left_or_lost!");
    row("left or lost, reported", {.place = PaperPlace::LeftOrLost, .incident = incident}, "");
    row("shredded", {.place = PaperPlace::Shredded}, "p2.shredded!");
    row("shredded, reported", {.place = PaperPlace::Shredded, .incident = incident}, "");
}

void RulesPaper::P2_whereItIsNow() {
    QFETCH(CustodyStep, step);
    QFETCH(std::string, said);
    QCOMPARE(atFinish(nowAt(step)), said);
}

void RulesPaper::P2_aDisclosureWithNoPlaceIsAMustOnItAndItsNote() {
    VisitView view = withDisclosureOnPaper();
    QCOMPARE(atFinish(view), std::string{});
    view.paperItems[0].custody.clear();
    QCOMPARE(atFinish(view), std::string{"p2.where_now!"});
    const Finding finding = findings(view, Gate::Finish).front();
    QVERIFY(finding.subject == Subject{paperItem});
    QVERIFY(finding.entries == std::vector{paperEntry});
    QVERIFY(finding.paperItems == std::vector{paperItem});
    QCOMPARE(finding.words.english, std::string{"Where is the paper now? 1 sheet, a disclosure."});
    for (const Way way : {Way::WithMeNow, Way::SayWhereItIs, Way::ReportLeft}) {
        QVERIFY(offers(finding, way));
    }
    QVERIFY(!offers(finding, Way::SayWhy));
}

void RulesPaper::P2_ordinaryPaperIsNotAsked() {
    VisitView view = nowAt({.place = PaperPlace::InACar});
    view.paperItems[0].disclosure.reset();
    view.scans.clear();
    QCOMPARE(atFinish(view), std::string{});
}

void RulesPaper::P2_aMarkedNoteMakesItsPaperADisclosure() {
    VisitView view = nowAt({.place = PaperPlace::InACar});
    view.paperItems[0].disclosure.reset();
    view.entries.back().disclosure = DisclosureMark{.markedAt = at("16:21"), .markedBy = ines};
    QCOMPARE(atFinish(view), std::string{"p2.in_a_car!"});
    // Carrying its scan is enough.
    view.paperItems[0].typedNote.reset();
    QCOMPARE(atFinish(view), std::string{"p2.in_a_car! p2.no_typed_note"});
    view.entries.back().scans.clear();
    QCOMPARE(atFinish(view), std::string{});
}

void RulesPaper::P2_notScannedIsAShould() {
    VisitView view = withDisclosureOnPaper();
    view.scans[0].pages.clear();
    QCOMPARE(atFinish(view), std::string{"p2.not_scanned"});
    QVERIFY(offers(findings(view, Gate::Finish).front(), Way::ScanIt));
    view = withDisclosureOnPaper();
    view.scans.clear();
    QCOMPARE(atFinish(view), std::string{"p2.not_scanned"});
}

void RulesPaper::P2_noTypedNoteIsAShould() {
    VisitView view = withDisclosureOnPaper();
    view.paperItems[0].typedNote.reset();
    QCOMPARE(atFinish(view), std::string{"p2.no_typed_note"});
    QVERIFY(offers(findings(view, Gate::Finish).front(), Way::WriteTypedNote));
}

void RulesPaper::P2_aNoteThatWasTakenOutIsNoNote() {
    VisitView view = withDisclosureOnPaper();
    view.entries.back().takenOut = TakenOut{.at = at("17:00"), .by = ines};
    QCOMPARE(atFinish(view), std::string{"p2.no_typed_note"});
}

void RulesPaper::P2_paperOfAnotherVisitIsNotAskedHere() {
    VisitView view = nowAt({.place = PaperPlace::InACar});
    view.paperItems[0].visitId = id<VisitId>(31);
    QCOMPARE(atFinish(view), std::string{});
}

void RulesPaper::P2_aShouldIsPassedWithAReasonAndTheMustNever() {
    VisitView view = nowAt({.place = PaperPlace::InACar});
    view.scans.clear();
    for (const Finding& finding : findings(view, Gate::Finish)) {
        view.records.passed.push_back(pass(finding, "The camera does not answer"));
    }
    QCOMPARE(atFinish(view), std::string{"p2.in_a_car! p2.not_scanned (passed)"});
}

void RulesPaper::P2_atCaptureItOnlyAdvises() {
    QCOMPARE(saidBy(nowAt({.place = PaperPlace::InHand}), Gate::Capture), std::string{"p2.where_now"});
}

void RulesPaper::P2_saysNothingAtReportOrShare() {
    const VisitView view = nowAt({.place = PaperPlace::InACar});
    QCOMPARE(saidBy(view, Gate::Report), std::string{});
    QCOMPARE(saidBy(view, Gate::Share), std::string{});
}

QTEST_APPLESS_MAIN(RulesPaper)
#include "tst_rules_paper.moc"
