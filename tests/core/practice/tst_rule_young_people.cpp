// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

const EntryId jorysWords = id<EntryId>(55);

/// Jory, who is 14 on the day, does not want Maud told.
VisitView wished() {
    VisitView view = tallowby();
    Entry words = entry(55, EntryKind::ChildsWords, "16:40", "I stayed at my friend's. Do not tell Mum.");
    words.wording = Wording::Exact;
    words.source.person = jory;
    words.account = view.entries[2].account;
    words.account->keepFrom = {maud};
    view.entries.push_back(words);
    return view;
}

CompetenceAssessment assessed() {
    return {.head = head(id<CaseRecordId>(36), at("17:00")),
            .youngPerson = jory,
            .decision = "that Maud is not told where he stayed",
            .keptFrom = {maud},
            .at = at("17:00"),
            .outcome = Competence::Competent,
            .reasoning = "He said what Maud might think and what he would do if she found out.",
            .whatTheyWereTold = "That she is not told unless he is at risk"};
}

std::string toMaud(VisitView view) {
    return saidBy(reported(std::move(view), {{.person = maud}}, {jorysWords}), Gate::Report, RuleId::S4);
}

} // namespace

Q_DECLARE_METATYPE(CompetenceAssessment)

/// S4: fourteen and over, and younger children who ask.
class RuleYoungPeople : public QObject {
    Q_OBJECT

private slots:
    void S4_aWishWithNoAssessmentIsAdvisedAtFinish();
    void S4_theAgeIsThatOfTheVisitsDate();
    void S4_aReportToThatParentIsAMust();
    void S4_whatAnAssessmentSays_data();
    void S4_whatAnAssessmentSays();
    void S4_otherReadersAndOtherWordsAreNotTouched();
    void S4_aCaseDirectionOpensIt();
    void S4_atCaptureItOnlyAdvises();
};

void RuleYoungPeople::S4_aWishWithNoAssessmentIsAdvisedAtFinish() {
    VisitView view = wished();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{"s4.not_assessed"});
    const Finding finding = ofRule(findings(view, Gate::Finish), RuleId::S4).front();
    QVERIFY(finding.words.english.starts_with("Jory Tallowby is 14 and does not want Maud Tallowby told."));
    QVERIFY(offers(finding, Way::AssessCompetence) && offers(finding, Way::SayWhy));
    view.records.passed = {pass(finding, "He is seen again tomorrow")};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{"s4.not_assessed (passed)"});
    view.records.passed.clear();
    view.records.competence = {assessed()};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{});
    view.records.competence.clear();
    view.entries.back().takenOut = TakenOut{.at = at("17:00"), .by = ines};
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{});
    QCOMPARE(saidBy(tallowby(), Gate::Finish, RuleId::S4), std::string{});
}

void RuleYoungPeople::S4_theAgeIsThatOfTheVisitsDate() {
    VisitView view = wished();
    view.people[2].dateOfBirth = Date{2012, 11, 19}; // 14 that very day
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{"s4.not_assessed"});
    view.people[2].dateOfBirth = Date{2012, 11, 20};
    view.now = at("17:40") + std::chrono::days{30}; // he is 14 now; he was not then
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{"s4.child_asked"});
    view.people[2].dateOfBirth.reset();
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S4), std::string{"s4.child_asked"});
}

void RuleYoungPeople::S4_aReportToThatParentIsAMust() {
    VisitView view = reported(wished(), {{.person = maud}}, {jorysWords});
    for (const Gate gate : {Gate::Report, Gate::Share}) {
        QCOMPARE(saidBy(view, gate, RuleId::S4), std::string{"s4.not_assessed!"});
    }
    const Finding finding = ofRule(findings(view, Gate::Report), RuleId::S4).front();
    for (const Way way : {Way::AssessCompetence, Way::LeaveOut, Way::RecordCaseDirection}) {
        QVERIFY(offers(finding, way));
    }
    QVERIFY(!offers(finding, Way::SayWhy));
}

void RuleYoungPeople::S4_whatAnAssessmentSays_data() {
    QTest::addColumn<CompetenceAssessment>("assessment");
    QTest::addColumn<std::string>("said");
    const auto row = [](const char* name, auto change, const char* said) {
        CompetenceAssessment assessment = assessed();
        change(assessment);
        QTest::newRow(name) << assessment << std::string{said};
    };
    row(
        "he understands", [](auto&) {}, "s4.wish_stands!");
    row(
        "he does not yet", [](auto& one) { one.outcome = Competence::NotCompetent; }, "");
    row(
        "not decided", [](auto& one) { one.outcome = Competence::NotDecided; }, "s4.say_how!");
    row(
        "a yes", [](auto& one) { one.reasoning = "Yes, he is competent."; }, "s4.say_how!");
    row(
        "what he was told", [](auto& one) { one.whatTheyWereTold = " "; }, "s4.what_they_were_told!");
    row(
        "someone else", [](auto& one) { one.youngPerson = wren; }, "s4.not_assessed!");
    row(
        "another parent", [](auto& one) { one.keptFrom = {dale}; }, "s4.not_assessed!");
    row(
        "before he said it", [](auto& one) { one.at = at("16:00"); }, "s4.not_assessed!");
    row(
        "other words", [](auto& one) { one.entries = {id<EntryId>(52)}; }, "s4.not_assessed!");
}

void RuleYoungPeople::S4_whatAnAssessmentSays() {
    QFETCH(CompetenceAssessment, assessment);
    QFETCH(std::string, said);
    VisitView view = wished();
    view.records.competence = {assessment};
    QCOMPARE(toMaud(view), said);
}

void RuleYoungPeople::S4_otherReadersAndOtherWordsAreNotTouched() {
    const auto at = [](Audience reader, EntryId entry) {
        return saidBy(reported(wished(), {std::move(reader)}, {entry}), Gate::Report, RuleId::S4);
    };
    QCOMPARE(at({.person = dale}, jorysWords), std::string{});
    QCOMPARE(at({.words = "Cockle Lane Primary"}, jorysWords), std::string{});
    QCOMPARE(at({.person = maud}, id<EntryId>(52)), std::string{});
    // A view that draws on his words holds them.
    VisitView view = wished();
    view.entries[0].drawsOn = {jorysWords};
    QCOMPARE(saidBy(reported(view, {{.person = maud}}, {view.entries[0].id}), Gate::Report, RuleId::S4),
             std::string{"s4.not_assessed!"});
}

void RuleYoungPeople::S4_aCaseDirectionOpensIt() {
    VisitView view = wished();
    view.records.competence = {assessed()};
    view.records.directions = {directionFor({RuleId::S4}, {jorysWords})};
    QCOMPARE(toMaud(view), std::string{});
    view.records.directions[0].manager = ManagerAnswer::Declined;
    QCOMPARE(toMaud(view), std::string{"s4.wish_stands!"});
}

void RuleYoungPeople::S4_atCaptureItOnlyAdvises() {
    QCOMPARE(saidBy(wished(), Gate::Capture, RuleId::S4), std::string{"s4.not_assessed"});
}

QTEST_APPLESS_MAIN(RuleYoungPeople)
#include "tst_rule_young_people.moc"
