// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

const EntryId wrensWords = id<EntryId>(52);

/// Wren's words are a disclosure, marked at 16:05.
VisitView disclosed() {
    VisitView view = tallowby();
    view.entries[2].disclosure = DisclosureMark{.markedAt = at("16:05"), .markedBy = ines};
    return view;
}

VisitView toMaud(VisitView view) {
    const EntryId first = view.entries.front().id; // before the view goes
    return reported(std::move(view), {{.person = maud}}, {first});
}

ManagerTold told(std::vector<EntryId> entries) {
    return {.head = head(id<CaseRecordId>(39), at("16:43")),
            .who = "Tobias Marrowstone",
            .how = Medium::Phone,
            .at = at("16:43"),
            .entries = std::move(entries)};
}

} // namespace

/// The rules of the law, and of time.
class RulesLaw : public QObject {
    Q_OBJECT

private slots:
    void L2_aDisclosureNobodyWasToldOfIsAdvisedToday();
    void L2_paperIsToldOfItselfOrByItsNote();
    void L2_noFamilyReportBeforeADecision();
    void L2_anyoneWhoMayBeFamilyCounts();
    void L2_whatAManagerDecides_data();
    void L2_whatAManagerDecides();
    void L2_aLaterDisclosureNeedsALaterDecision();
    void L2_aDirectionNeverOpensIt();
};

void RulesLaw::L2_aDisclosureNobodyWasToldOfIsAdvisedToday() {
    VisitView view = disclosed();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{"l2.tell_today"});
    QCOMPARE(saidBy(view, Gate::Capture, RuleId::L2), std::string{"l2.tell_today"});
    const Finding finding = ofRule(findings(view, Gate::Finish), RuleId::L2).front();
    QCOMPARE(finding.words.english, std::string{"A disclosure is told today. Tell Tobias Marrowstone now."});
    QVERIFY(finding.entries == std::vector{wrensWords});
    QVERIFY(offers(finding, Way::TellManager) && offers(finding, Way::RingManager));
    view.records.passed = {pass(finding, "He is in a strategy meeting until six")};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{"l2.tell_today (passed)"});
    view.records.managerTold = {told({wrensWords})};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{});
    view.records.managerTold = {told({id<EntryId>(50)})}; // of something else
    view.records.passed.clear();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{"l2.tell_today"});
    view.entries[2].takenOut = TakenOut{.at = at("17:00"), .by = ines};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{});
}

void RulesLaw::L2_paperIsToldOfItselfOrByItsNote() {
    VisitView view = withDisclosureOnPaper();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{});
    view.records.managerTold = {told({paperEntry})};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{});
    view.records.managerTold.clear();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{"l2.tell_today"});
    // The note is marked as well: it is said once.
    view.entries.back().disclosure = DisclosureMark{.markedAt = at("16:21"), .markedBy = ines};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::L2), std::string{"l2.tell_today"});
}

void RulesLaw::L2_noFamilyReportBeforeADecision() {
    const VisitView view = toMaud(disclosed());
    for (const Gate gate : {Gate::Report, Gate::Share}) {
        QCOMPARE(saidBy(view, gate, RuleId::L2), std::string{"l2.decision_first!"});
    }
    const Finding finding = ofRule(findings(view, Gate::Report), RuleId::L2).front();
    QCOMPARE(finding.words.english,
             std::string{"A strategy or section 47 decision comes first. The disclosure is dated 19 November "
                         "and no decision is dated after it."});
    for (const Way way : {Way::TellManager, Way::RecordManagersDecision, Way::RingManager}) {
        QVERIFY(offers(finding, way));
    }
    QCOMPARE(saidBy(toMaud(tallowby()), Gate::Report, RuleId::L2), std::string{});
    QCOMPARE(saidBy(disclosed(), Gate::Report, RuleId::L2), std::string{}); // nothing is chosen for anybody
}

void RulesLaw::L2_anyoneWhoMayBeFamilyCounts() {
    const auto to = [](Audience reader) {
        return saidBy(reported(disclosed(), {std::move(reader)}, {}), Gate::Report, RuleId::L2);
    };
    QCOMPARE(to({.words = "Cockle Lane Primary"}), std::string{});
    QCOMPARE(to({.person = wren}), std::string{"l2.decision_first!"});
    QCOMPARE(to({.person = ottoline}), std::string{"l2.decision_first!"});
    QCOMPARE(to({.person = id<PersonId>(99)}), std::string{"l2.decision_first!"}); // not known here
}

void RulesLaw::L2_whatAManagerDecides_data() {
    QTest::addColumn<StrategyDiscussion>("decision");
    QTest::addColumn<std::string>("said");
    const auto row = [](const char* name, auto change, const char* said) {
        StrategyDiscussion decision = discussion(at("17:10"));
        change(decision);
        QTest::newRow(name) << decision << std::string{said};
    };
    row(
        "threshold met", [](auto&) {}, "");
    row(
        "threshold not met", [](auto& one) { one.threshold = Threshold::NotMet; }, "");
    row(
        "section 47 only",
        [](auto& one) {
            one.threshold = Threshold::NotDecided;
            one.section47 = Section47::Begin;
        },
        "");
    row(
        "nothing decided", [](auto& one) { one.threshold = Threshold::NotDecided; }, "l2.decision_first!");
    row(
        "waits for a manager", [](auto& one) { one.manager = ManagerAnswer::Awaited; },
        "l2.manager_awaited!");
    row(
        "declined", [](auto& one) { one.manager = ManagerAnswer::Declined; }, "l2.decision_first!");
    row(
        "before the disclosure", [](auto& one) { one.at = at("16:04"); }, "l2.decision_first!");
}

void RulesLaw::L2_whatAManagerDecides() {
    QFETCH(StrategyDiscussion, decision);
    QFETCH(std::string, said);
    VisitView view = toMaud(disclosed());
    view.records.strategyDiscussions = {decision};
    QCOMPARE(saidBy(view, Gate::Report, RuleId::L2), said);
}

void RulesLaw::L2_aLaterDisclosureNeedsALaterDecision() {
    VisitView view = toMaud(disclosed());
    view.records.strategyDiscussions = {discussion(at("17:10"))};
    QCOMPARE(saidBy(view, Gate::Report, RuleId::L2), std::string{});
    view.disclosures = {at("17:11")}; // on another visit
    QCOMPARE(saidBy(view, Gate::Report, RuleId::L2), std::string{"l2.decision_first!"});
}

void RulesLaw::L2_aDirectionNeverOpensIt() {
    VisitView view = toMaud(disclosed());
    view.records.directions = {directionFor({RuleId::L2}, {view.entries[0].id, wrensWords})};
    QCOMPARE(saidBy(view, Gate::Report, RuleId::L2), std::string{"l2.decision_first!"});
}

QTEST_APPLESS_MAIN(RulesLaw)
#include "tst_rules_law.moc"
