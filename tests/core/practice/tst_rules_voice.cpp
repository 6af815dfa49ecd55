// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

const EntryId wrensWords = id<EntryId>(52);

VoicePlan plan() {
    return {.head = head(id<CaseRecordId>(38), at("16:30")),
            .child = wren,
            .at = at("16:30"),
            .whoWillHear = {{.words = "Cockle Lane Primary"}},
            .whatTheyWillBeShown = "A summary, not her words",
            .when = "Before the conference",
            .wish = "Tell my teacher, not Dad",
            .worry = "That he will be cross",
            .reassurance = "He will not be shown it",
            .permission = ParentsPermission::Given};
}

const Audience school{.words = "Cockle Lane  primary"};

VisitView toSchool(VisitView view, std::vector<EntryId> entries = {wrensWords}) {
    return reported(std::move(view), {school}, entries);
}

VisitView planned(VoicePlan made) {
    VisitView view = toSchool(tallowby());
    view.records.voicePlans = {std::move(made)};
    return view;
}

std::string S2At(const VisitView& view) {
    return saidBy(view, Gate::Report, RuleId::S2);
}

VisitView toDale(VisitView view) {
    view.people[3].parentalResponsibility = ParentalResponsibility::Has;
    return reported(std::move(view), {{.person = dale}}, {wrensWords});
}

RightToKnowDecision sharing() {
    return {.head = head(id<CaseRecordId>(37), at("17:00")),
            .parent = dale,
            .child = wren,
            .at = at("17:00"),
            .decision = RightToKnow::Share,
            .riskToChild = "Low: he has been told by Maud",
            .why = "He is to hear it from us"};
}

std::string S3At(const VisitView& view) {
    return saidBy(view, Gate::Report, RuleId::S3);
}

} // namespace

/// The child's voice, a parent's right to know, fourteen and over.
class RulesVoice : public QObject {
    Q_OBJECT

private slots:
    void S2_withNoPlanIsAMustAtReportAndShare();
    void S2_nothingIsAskedAtCaptureOrFinish();
    void S2_aPlanThatSaysAllSettlesIt();
    void S2_whatAPlanMustSay_data();
    void S2_whatAPlanMustSay();
    void S2_thePlanMustBeAboutTheseWords();
    void S2_theLastPlanCounts();
    void S2_aReaderThePlanDoesNotNameIsAMust();
    void S2_whatDrawsOnTheWordsIsHeldToo();
    void S2_leavingTheWordsOutSettlesIt();
    void S2_aCaseDirectionOpensItForWhatItNames();

    void S3_aParentsReportNeedsADecision();
    void S3_whatTheDecisionSays_data();
    void S3_whatTheDecisionSays();
    void S3_onlyWhoMayHaveResponsibility();
    void S3_nothingIsAskedAtCaptureOrFinish();
    void S3_leavingOutOrACaseDirectionSettlesIt();
};

void RulesVoice::S2_withNoPlanIsAMustAtReportAndShare() {
    const VisitView view = toSchool(tallowby());
    for (const Gate gate : {Gate::Report, Gate::Share}) {
        QCOMPARE(saidBy(view, gate, RuleId::S2), std::string{"s2.no_plan!"});
    }
    const Finding finding = ofRule(findings(view, Gate::Report), RuleId::S2).front();
    QVERIFY(finding.entries == std::vector{wrensWords});
    QVERIFY(finding.subject == Subject{wren});
    for (const Way way : {Way::MakeVoicePlan, Way::LeaveOut, Way::RecordCaseDirection, Way::RingManager}) {
        QVERIFY(offers(finding, way));
    }
    QVERIFY(finding.words.english.starts_with("Who will hear the words of Wren Tallowby?"));
}

void RulesVoice::S2_nothingIsAskedAtCaptureOrFinish() {
    const VisitView view = toSchool(tallowby());
    QCOMPARE(saidBy(view, Gate::Capture, RuleId::S2), std::string{});
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S2), std::string{});
}

void RulesVoice::S2_aPlanThatSaysAllSettlesIt() {
    QCOMPARE(S2At(planned(plan())), std::string{});
}

void RulesVoice::S2_whatAPlanMustSay_data() {
    QTest::addColumn<VoicePlan>("made");
    const auto row = [](const char* name, auto change) {
        VoicePlan made = plan();
        change(made);
        QTest::newRow(name) << made;
    };
    row("who", [](VoicePlan& one) { one.whoWillHear.clear(); });
    row("what they are shown", [](VoicePlan& one) { one.whatTheyWillBeShown = " "; });
    row("when", [](VoicePlan& one) { one.when.clear(); });
    row("the wish", [](VoicePlan& one) { one.wish.clear(); });
    row("the worry", [](VoicePlan& one) { one.worry.clear(); });
    row("the reassurance", [](VoicePlan& one) { one.reassurance.clear(); });
    row("permission to talk", [](VoicePlan& one) { one.permission = ParentsPermission::NotSaid; });
}

void RulesVoice::S2_whatAPlanMustSay() {
    QFETCH(VoicePlan, made);
    QCOMPARE(S2At(planned(made)), std::string{"s2.plan_not_complete!"});
}

void RulesVoice::S2_thePlanMustBeAboutTheseWords() {
    VoicePlan made = plan();
    made.child = jory;
    QCOMPARE(S2At(planned(made)), std::string{"s2.no_plan!"});
    made = plan();
    made.at = at("16:00"); // before she said it
    QCOMPARE(S2At(planned(made)), std::string{"s2.no_plan!"});
    made.entries = {wrensWords};
    QCOMPARE(S2At(planned(made)), std::string{});
    made = plan();
    made.entries = {id<EntryId>(50)};
    QCOMPARE(S2At(planned(made)), std::string{"s2.no_plan!"});
}

void RulesVoice::S2_theLastPlanCounts() {
    VisitView view = planned(plan());
    VoicePlan later = plan();
    later.at = at("17:00");
    later.whoWillHear = {{.person = maud}}; // she changed her mind
    view.records.voicePlans.insert(view.records.voicePlans.begin(), later);
    QCOMPARE(S2At(view), std::string{"s2.not_in_plan!"});
}

void RulesVoice::S2_aReaderThePlanDoesNotNameIsAMust() {
    VisitView view = planned(plan());
    view.report->audience.push_back({.person = dale});
    QCOMPARE(S2At(view), std::string{"s2.not_in_plan!"});
    QCOMPARE(ofRule(findings(view, Gate::Report), RuleId::S2).front().words.english,
             std::string{"Dale Tallowby is not in the plan for the words of Wren Tallowby. Talk to Wren "
                         "Tallowby first."});
}

void RulesVoice::S2_whatDrawsOnTheWordsIsHeldToo() {
    VisitView view = tallowby();
    Entry opinion = entry(54, EntryKind::Opinion, "16:21", "She blocks the door because she is afraid.");
    view.entries.push_back(opinion);
    QCOMPARE(S2At(toSchool(view, {opinion.id})), std::string{});
    view.entries.back().drawsOn = {wrensWords};
    QCOMPARE(S2At(toSchool(view, {opinion.id})), std::string{"s2.no_plan!"});
    view.entries.back().drawsOn.clear();
    // Nobody said so, but eight of her words are there.
    view.entries[2].text = "When it is windy it bangs and I think it is him";
    view.entries.back().text = "Wren told me: “when it’s windy… IT IS WINDY it bangs, and I think it is” so.";
    QCOMPARE(S2At(toSchool(view, {opinion.id})), std::string{"s2.no_plan!"});
    view.entries.back().text = "She said that it bangs and she thinks it is him.";
    QCOMPARE(S2At(toSchool(view, {opinion.id})), std::string{});
    // Changing what the report says does not hide it, nor does it in a passage from somewhere else.
    VisitView worded = toSchool(view, {opinion.id});
    worded.report->passages[0].text = "“When it is windy it bangs and I think”";
    QCOMPARE(S2At(worded), std::string{"s2.no_plan!"});
}

void RulesVoice::S2_leavingTheWordsOutSettlesIt() {
    QCOMPARE(S2At(toSchool(tallowby(), {id<EntryId>(50), id<EntryId>(51)})), std::string{});
}

void RulesVoice::S2_aCaseDirectionOpensItForWhatItNames() {
    VisitView view = toSchool(tallowby());
    view.records.directions = {directionFor({RuleId::S2}, {wrensWords})};
    QCOMPARE(S2At(view), std::string{});
    view.records.directions[0].entries = {id<EntryId>(50)};
    QCOMPARE(S2At(view), std::string{"s2.no_plan!"});
    view.records.directions = {directionFor({RuleId::S3}, {wrensWords})};
    QCOMPARE(S2At(view), std::string{"s2.no_plan!"});
    view.records.directions = {directionFor({RuleId::S2}, {wrensWords})};
    view.records.directions[0].manager = ManagerAnswer::Declined;
    QCOMPARE(S2At(view), std::string{"s2.no_plan!"});
}

void RulesVoice::S3_aParentsReportNeedsADecision() {
    const VisitView view = toDale(tallowby());
    for (const Gate gate : {Gate::Report, Gate::Share}) {
        QCOMPARE(saidBy(view, gate, RuleId::S3), std::string{"s3.no_decision!"});
    }
    const Finding finding = ofRule(findings(view, Gate::Report), RuleId::S3).front();
    QVERIFY(finding.subject == Subject{dale});
    QVERIFY(finding.entries == std::vector{wrensWords});
    for (const Way way : {Way::DecideRightToKnow, Way::LeaveOut, Way::RecordCaseDirection}) {
        QVERIFY(offers(finding, way));
    }
}

void RulesVoice::S3_whatTheDecisionSays_data() {
    QTest::addColumn<RightToKnowDecision>("decision");
    QTest::addColumn<std::string>("said");
    const auto row = [](const char* name, auto change, const char* said) {
        RightToKnowDecision decision = sharing();
        change(decision);
        QTest::newRow(name) << decision << std::string{said};
    };
    row(
        "share, with reasons", [](auto&) {}, "");
    row(
        "hold back", [](auto& one) { one.decision = RightToKnow::HoldBack; }, "s3.held_back!");
    row(
        "no risk judged", [](auto& one) { one.riskToChild = " "; }, "s3.no_judgement!");
    row(
        "no why", [](auto& one) { one.why.clear(); }, "s3.no_judgement!");
    row(
        "another parent", [](auto& one) { one.parent = maud; }, "s3.no_decision!");
    row(
        "another child", [](auto& one) { one.child = jory; }, "s3.no_decision!");
    row(
        "other words", [](auto& one) { one.entries = {id<EntryId>(50)}; }, "s3.no_decision!");
    row(
        "before the words", [](auto& one) { one.at = at("16:00"); }, "s3.no_decision!");
    row(
        "before a disclosure", [](auto& one) { one.at = at("16:20"); }, "s3.before_disclosure!");
}

void RulesVoice::S3_whatTheDecisionSays() {
    QFETCH(RightToKnowDecision, decision);
    QFETCH(std::string, said);
    VisitView view = toDale(tallowby());
    view.disclosures = {at("16:30")};
    view.records.rightToKnow = {decision};
    QCOMPARE(S3At(view), said);
}

void RulesVoice::S3_onlyWhoMayHaveResponsibility() {
    VisitView view = toDale(tallowby());
    view.people[3].parentalResponsibility = ParentalResponsibility::LimitedByOrder;
    QCOMPARE(S3At(view), std::string{"s3.no_decision!"});
    view.people[3].parentalResponsibility = ParentalResponsibility::NotKnown;
    QCOMPARE(S3At(view), std::string{"s3.may_have!"});
    view.people[3].parentalResponsibility = ParentalResponsibility::HasNot;
    QCOMPARE(S3At(view), std::string{});
    QCOMPARE(S3At(toSchool(tallowby())), std::string{});
}

void RulesVoice::S3_nothingIsAskedAtCaptureOrFinish() {
    const VisitView view = toDale(tallowby());
    QCOMPARE(saidBy(view, Gate::Capture, RuleId::S3), std::string{});
    QCOMPARE(saidBy(view, Gate::Finish, RuleId::S3), std::string{});
}

void RulesVoice::S3_leavingOutOrACaseDirectionSettlesIt() {
    VisitView view = toDale(tallowby());
    view.records.directions = {directionFor({RuleId::S3}, {wrensWords})};
    QCOMPARE(S3At(view), std::string{});
    view.records.directions[0].manager = ManagerAnswer::Declined;
    QCOMPARE(S3At(view), std::string{"s3.no_decision!"});
    view.report->passages.clear();
    QCOMPARE(S3At(view), std::string{});
}

QTEST_APPLESS_MAIN(RulesVoice)
#include "tst_rules_voice.moc"
