// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

VisitView toMaud(VisitView view) {
    return reported(std::move(view), {{.person = maud}}, {id<EntryId>(50)});
}

VisitView withoutPlan() {
    VisitView view = tallowby();
    view.records.safetyPlans.clear();
    return view;
}

} // namespace

Q_DECLARE_METATYPE(SafetyPlan)

/// Violence and risk of harm, and what may follow from sharing.
class RulesSafety : public QObject {
    Q_OBJECT

private slots:
    void G6_noPlanIsAShouldAtFinishAndAMustForAFamilyCopy();
    void G6_whichPlanCounts_data();
    void G6_whichPlanCounts();
    void G6_whoIsTheVictim();
    void G6_noFindingNeedsNoMark();
    void G6_aDirectionNeverOpensIt();

    void S5_eachReaderIsThoughtThroughBeforeSharing();
    void S5_whichPlanCounts();
};

void RulesSafety::G6_noPlanIsAShouldAtFinishAndAMustForAFamilyCopy() {
    const VisitView view = toMaud(withoutPlan());
    QCOMPARE(saidBy(view, Gate::Capture, RuleId::G6), std::string{"g6.no_plan"});
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::G6), std::string{"g6.no_plan"});
    QCOMPARE(saidBy(view, Gate::Report, RuleId::G6), std::string{"g6.no_plan!"});
    QCOMPARE(saidBy(view, Gate::Share, RuleId::G6), std::string{"g6.no_plan!"});
    const Finding must = ofRule(findings(view, Gate::Report), RuleId::G6).front();
    QVERIFY(must.subject == Subject{maud});
    QVERIFY(offers(must, Way::MakeSafetyPlan) && offers(must, Way::RingManager));
    QVERIFY(!offers(must, Way::SayWhy));
    QCOMPARE(must.words.english, std::string{"Talk a safety plan through with Maud Tallowby first. No family "
                                             "copy can go until then."});
    VisitView passed = view;
    passed.records.passed = {pass(ofRule(findings(view, Gate::Finish), RuleId::G6).front(), "Tomorrow")};
    QCOMPARE(saidBy(passed, Gate::Finish, RuleId::G6), std::string{"g6.no_plan (passed)"});
    QCOMPARE(saidBy(passed, Gate::Report, RuleId::G6), std::string{"g6.no_plan!"});
    // An agency's copy is not a family's.
    VisitView agency = reported(withoutPlan(), {{.words = "Cockle Lane Primary"}}, {});
    QCOMPARE(saidBy(agency, Gate::Report, RuleId::G6), std::string{});
}

void RulesSafety::G6_whichPlanCounts_data() {
    QTest::addColumn<SafetyPlan>("plan");
    QTest::addColumn<std::string>("said");
    const auto row = [](const char* name, auto change, const char* said) {
        SafetyPlan plan = tallowby().records.safetyPlans[0];
        change(plan);
        QTest::newRow(name) << plan << std::string{said};
    };
    row(
        "with the victim, after the disclosure", [](auto&) {}, "");
    row(
        "before the disclosure", [](auto& one) { one.at = at("16:59"); }, "g6.before_disclosure!");
    row(
        "for someone else", [](auto& one) { one.victim = wren; }, "g6.no_plan!");
    row(
        "with who is the risk", [](auto& one) { one.discussedWith = dale; }, "g6.no_plan!");
    row(
        "with nobody", [](auto& one) { one.discussedWith = {}; }, "g6.no_plan!");
    row(
        "with a safe adult", [](auto& one) { one.discussedWith = ottoline; }, "");
    row(
        "nothing agreed", [](auto& one) { one.whatWasAgreed = " "; }, "g6.no_plan!");
}

void RulesSafety::G6_whichPlanCounts() {
    QFETCH(SafetyPlan, plan);
    QFETCH(std::string, said);
    VisitView view = toMaud(tallowby());
    view.disclosures = {at("17:00")};
    view.records.safetyPlans = {plan};
    QCOMPARE(saidBy(view, Gate::Report, RuleId::G6), said);
}

void RulesSafety::G6_whoIsTheVictim() {
    VisitView view = withoutPlan();
    view.people[3].riskMarkers[0].otherPerson.reset(); // a risk, to nobody in particular
    QVERIFY(ofRule(findings(view, Gate::Finish), RuleId::G6).front().subject == Subject{tallowbyVisit});
    view.records.safetyPlans = tallowby().records.safetyPlans;
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::G6), std::string{});
    view = withoutPlan();
    view.people[0].riskMarkers = {{.kind = RiskMarker::Kind::AtRisk}};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::G6), std::string{"g6.no_plan g6.no_plan"}); // Wren and Maud
}

void RulesSafety::G6_noFindingNeedsNoMark() {
    VisitView view = withoutPlan();
    view.people[3].riskMarkers.clear();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::G6), std::string{});
    QCOMPARE(saidBy(toMaud(view), Gate::Report, RuleId::G6), std::string{});
}

void RulesSafety::G6_aDirectionNeverOpensIt() {
    VisitView view = toMaud(withoutPlan());
    view.records.directions = {directionFor({RuleId::G6}, {id<EntryId>(50)})};
    QCOMPARE(saidBy(view, Gate::Report, RuleId::G6), std::string{"g6.no_plan!"});
}

void RulesSafety::S5_eachReaderIsThoughtThroughBeforeSharing() {
    VisitView view = toMaud(tallowby());
    for (const Gate gate : {Gate::Capture, Gate::Finish, Gate::Report}) {
        QCOMPARE(saidBy(view, gate, RuleId::S5), std::string{});
    }
    QCOMPARE(saidBy(view, Gate::Share, RuleId::S5), std::string{"s5.no_plan!"}); // violence is marked
    QVERIFY(offers(ofRule(findings(view, Gate::Share), RuleId::S5).front(), Way::MakeContingencyPlan));
    view.people[3].riskMarkers.clear();
    QCOMPARE(saidBy(view, Gate::Share, RuleId::S5), std::string{"s5.no_plan"});
    view.report->audience.push_back({.words = "Cockle Lane Primary"});
    QCOMPARE(saidBy(view, Gate::Share, RuleId::S5), std::string{"s5.no_plan s5.no_plan"});
    view.records.passed = {pass(ofRule(findings(view, Gate::Share), RuleId::S5).front(), "She wrote it")};
    QCOMPARE(saidBy(view, Gate::Share, RuleId::S5), std::string{"s5.no_plan s5.no_plan (passed)"});
    QCOMPARE(saidBy(tallowby(), Gate::Share, RuleId::S5), std::string{}); // nothing to share
}

void RulesSafety::S5_whichPlanCounts() {
    const ContingencyPlan good{.head = head(id<CaseRecordId>(35), at("17:30")),
                               .audience = {{.person = maud}},
                               .at = at("17:30"),
                               .consequences = "Dale may see it and come round",
                               .contingency = "A marker with the police, and a safe number"};
    const auto with = [](ContingencyPlan plan) {
        VisitView view = toMaud(tallowby());
        view.records.contingencyPlans = {std::move(plan)};
        return saidBy(view, Gate::Share, RuleId::S5);
    };
    QCOMPARE(with(good), std::string{});
    ContingencyPlan half = good;
    half.contingency = " ";
    QCOMPARE(with(half), std::string{"s5.no_plan!"});
    half = good;
    half.consequences.clear();
    QCOMPARE(with(half), std::string{"s5.no_plan!"});
    half = good;
    half.audience = {{.person = dale}}; // two readers are two decisions
    QCOMPARE(with(half), std::string{"s5.no_plan!"});
    half.audience.clear();
    QCOMPARE(with(half), std::string{"s5.no_plan!"});
}

QTEST_APPLESS_MAIN(RulesSafety)
#include "tst_rules_safety.moc"
