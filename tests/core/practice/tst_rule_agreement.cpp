// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

std::string atFinish(const VisitView& view) {
    return saidBy(view, Gate::Finish, RuleId::G2);
}

StrategyDiscussion agreedDiscussion() {
    return {.head = head(id<CaseRecordId>(42), at("17:20")),
            .at = at("17:10"),
            .chair = "Tobias Marrowstone",
            .threshold = Threshold::Met,
            .overrides = {gpAgreement},
            .manager = ManagerAnswer::Agreed,
            .managerName = "Tobias Marrowstone"};
}

CaseDirection direction() {
    return {.head = head(id<CaseRecordId>(43), at("17:15")),
            .at = at("17:15"),
            .neededToKeepAChildSafe = true,
            .reason = "Risk of flight",
            .discussedWith = "Tobias Marrowstone",
            .opens = {RuleId::G2},
            .agreements = {gpAgreement}};
}

} // namespace

/// G2: agreement, unless safeguarding.
class RuleAgreement : public QObject {
    Q_OBJECT

private slots:
    void G2_refusedWithNoFactIsAMustOnTheEntriesItTouches();
    void G2_withdrawnWithNoFactIsAMust();
    void G2_aRefusalDoesNotApplyBackwards();
    void G2_aVagueTimeIsReadAsTheLatestItCanMean();
    void G2_onlyTheAgencyThatWasRefusedIsTouched();
    void G2_aRefusalOfEveryAgencyTouchesEachOfThem();
    void G2_onlyPeopleItCoversAreTouched();
    void G2_changingTheKindDoesNotHideAnAgencyThatWasAsked();
    void G2_whatWasOfferedUnaskedIsNotTouched();
    void G2_aRefusalOfSomethingElseTouchesEntriesGatheredUnderIt();
    void G2_twoRefusalsOfTheSameAreOneFinding();

    void G2_aFactAndWhyItIsNecessarySettleIt();
    void G2_aFactWithoutWhyDoesNot();
    void G2_aChangeOfMindSettlesIt();
    void G2_anotherPersonsAgreementDoesNot();
    void G2_takingTheEntryOutSettlesIt();
    void G2_aConfirmedStrategyDiscussionSettlesIt();
    void G2_anUnconfirmedOneWaitsForTheManager();
    void G2_oneThatDidNotMeetTheThresholdDoesNot();
    void G2_oneThatNamesAnotherAgreementDoesNot();
    void G2_oneBeforeALaterDisclosureHasLapsed();
    void G2_aCaseDirectionOpensItAtOnce();
    void G2_aDeclinedDirectionClosesItAgain();
    void G2_aDirectionMissingWhatItNeedsDoesNotOpenIt();

    void G2_notAskedWithoutAReasonIsAShould();
    void G2_anAgencyAskedWithNothingRecordedIsAShould();
    void G2_agreementBeforeAnyExplanationIsAShould();
    void G2_aShouldIsPassedWithAReasonAndAMustNever();
    void G2_atCaptureItOnlyAdvises();
    void G2_saysNothingAtReportOrShare();
};

void RuleAgreement::G2_refusedWithNoFactIsAMustOnTheEntriesItTouches() {
    QCOMPARE(atFinish(afterRefusal()), std::string{"g2.after_refusal!"});
    const Finding finding = findings(afterRefusal(), Gate::Finish).front();
    QVERIFY(finding.subject == Subject{gpAgreement});
    QVERIFY(finding.entries == std::vector{gpEntry});
    QCOMPARE(finding.words.english,
             std::string{"Information from Tidewell Surgery was asked for after Maud Tallowby said no."});
    for (const Way way : {Way::AskForStrategyDiscussion, Way::RecordStrategyDiscussion,
                          Way::RecordChangeOfMind, Way::RecordFact, Way::TakeOut, Way::RecordCaseDirection}) {
        QVERIFY(offers(finding, way));
    }
    QVERIFY(!offers(finding, Way::SayWhy));
}

void RuleAgreement::G2_withdrawnWithNoFactIsAMust() {
    VisitView view = afterRefusal();
    view.records.agreements[1].state = AgreementState::Withdrawn;
    QCOMPARE(atFinish(view), std::string{"g2.after_withdrawal!"});
}

void RuleAgreement::G2_aRefusalDoesNotApplyBackwards() {
    VisitView view = afterRefusal();
    view.entries.back().happened.at = at("15:53");
    view.entries.back().writtenAt = at("17:05");
    QCOMPARE(atFinish(view), std::string{});
    view.entries.back().happened.at = at("15:54");
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_aVagueTimeIsReadAsTheLatestItCanMean() {
    VisitView view = afterRefusal();
    view.entries.back().happened = {.at = at("00:00"), .precision = TimePrecision::Day};
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    view.entries.back().writtenAt = at("15:40"); // it cannot have been gathered after it was written
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_onlyTheAgencyThatWasRefusedIsTouched() {
    VisitView view = afterRefusal();
    view.entries.back().source.agency = "Cockle Lane Primary";
    QCOMPARE(atFinish(view), std::string{});
    view.entries.back().source.agency = " tidewell  SURGERY ";
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_aRefusalOfEveryAgencyTouchesEachOfThem() {
    VisitView view = afterRefusal();
    view.records.agreements.erase(view.records.agreements.begin());
    view.records.agreements[0].topic = AgreementTopic::AnyAgency;
    Entry school = view.entries.back();
    school.id = id<EntryId>(62);
    school.source.agency = "Cockle Lane Primary";
    view.entries.push_back(school);
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    QCOMPARE(findings(view, Gate::Finish).front().entries.size(), std::size_t{2});
    // Agreeing to one of them later leaves the other refused.
    view.records.agreements.push_back(
        agreement(schoolAgreement, AgreementState::Given, "Cockle Lane Primary", "16:00"));
    QVERIFY(findings(view, Gate::Finish).front().entries == std::vector{gpEntry});
}

void RuleAgreement::G2_onlyPeopleItCoversAreTouched() {
    VisitView view = afterRefusal();
    view.records.agreements[1].covers = {maud};
    QCOMPARE(atFinish(view), std::string{"g2.nothing_recorded"});
    view.records.agreements[1].covers = {maud, wren};
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    view.records.agreements[1].covers = {maud};
    view.entries.back().about.clear(); // nobody said: it may be about her
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_changingTheKindDoesNotHideAnAgencyThatWasAsked() {
    VisitView view = afterRefusal();
    view.entries.back().kind = EntryKind::Observation;
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_whatWasOfferedUnaskedIsNotTouched() {
    VisitView view = afterRefusal();
    view.entries.back().source.obtained = Obtained::Offered;
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_aRefusalOfSomethingElseTouchesEntriesGatheredUnderIt() {
    VisitView view = afterRefusal();
    view.records.agreements[1].topic = AgreementTopic::SomethingElse;
    view.records.agreements[1].agency.clear();
    view.records.agreements[1].purpose = "To photograph the kitchen";
    view.entries.back().source = {};
    QCOMPARE(atFinish(view), std::string{});
    view.entries.back().agreement = gpAgreement;
    QCOMPARE(atFinish(view), std::string{"g2.against_refusal!"});
    Agreement later = view.records.agreements[1];
    later.head.id = id<CaseRecordId>(44);
    later.state = AgreementState::Given;
    later.at = at("17:30");
    view.records.agreements.push_back(later);
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_twoRefusalsOfTheSameAreOneFinding() {
    VisitView view = afterRefusal();
    view.records.agreements.push_back(
        agreement(id<CaseRecordId>(44), AgreementState::Refused, "Tidewell Surgery", "16:40"));
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    QVERIFY(findings(view, Gate::Finish).front().subject == Subject{id<CaseRecordId>(44)});
}

void RuleAgreement::G2_aFactAndWhyItIsNecessarySettleIt() {
    for (const GatheringFact fact : {GatheringFact::CannotBeGiven, GatheringFact::CannotReasonablyBeObtained,
                                     GatheringFact::WouldPrejudiceProtection}) {
        VisitView view = afterRefusal();
        view.records.agreements[1].withoutAgreement = {
            .fact = fact, .whyNecessary = "Stomach pain may be harm", .recordedAt = at("17:30")};
        QCOMPARE(atFinish(view), std::string{});
    }
}

void RuleAgreement::G2_aFactWithoutWhyDoesNot() {
    VisitView view = afterRefusal();
    view.records.agreements[1].withoutAgreement = {.fact = GatheringFact::CannotBeGiven, .whyNecessary = " "};
    QCOMPARE(atFinish(view), std::string{"g2.why_necessary!"});
}

void RuleAgreement::G2_aChangeOfMindSettlesIt() {
    VisitView view = afterRefusal();
    view.records.agreements.push_back(
        agreement(id<CaseRecordId>(44), AgreementState::Given, "Tidewell Surgery", "17:30"));
    QCOMPARE(atFinish(view), std::string{});
    // And saying no again after that applies to what is gathered from then on.
    view.records.agreements.push_back(
        agreement(id<CaseRecordId>(47), AgreementState::Withdrawn, "Tidewell Surgery", "17:35"));
    QCOMPARE(atFinish(view), std::string{});
    view.entries.back().happened.at = at("17:36");
    QCOMPARE(atFinish(view), std::string{"g2.after_withdrawal!"});
}

void RuleAgreement::G2_anotherPersonsAgreementDoesNot() {
    VisitView view = afterRefusal();
    Agreement dales = agreement(id<CaseRecordId>(44), AgreementState::Given, "Tidewell Surgery", "17:30");
    dales.person = dale;
    dales.head.visitId.reset();
    view.records.agreements.push_back(dales);
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_takingTheEntryOutSettlesIt() {
    VisitView view = afterRefusal();
    view.entries.back().takenOut = TakenOut{.at = at("17:35"), .by = ines};
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_aConfirmedStrategyDiscussionSettlesIt() {
    VisitView view = afterRefusal();
    view.records.strategyDiscussions = {agreedDiscussion()};
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_anUnconfirmedOneWaitsForTheManager() {
    VisitView view = afterRefusal();
    view.records.strategyDiscussions = {agreedDiscussion()};
    view.records.strategyDiscussions[0].manager = ManagerAnswer::Awaited;
    QCOMPARE(atFinish(view), std::string{"g2.manager_awaited!"});
    view.records.strategyDiscussions[0].manager = ManagerAnswer::Declined;
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_oneThatDidNotMeetTheThresholdDoesNot() {
    for (const Threshold threshold : {Threshold::NotDecided, Threshold::NotMet}) {
        VisitView view = afterRefusal();
        view.records.strategyDiscussions = {agreedDiscussion()};
        view.records.strategyDiscussions[0].threshold = threshold;
        QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    }
}

void RuleAgreement::G2_oneThatNamesAnotherAgreementDoesNot() {
    VisitView view = afterRefusal();
    view.records.strategyDiscussions = {agreedDiscussion()};
    view.records.strategyDiscussions[0].overrides = {schoolAgreement};
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
}

void RuleAgreement::G2_oneBeforeALaterDisclosureHasLapsed() {
    VisitView view = afterRefusal();
    view.records.strategyDiscussions = {agreedDiscussion()};
    view.records.strategyDiscussions[0].at = at("16:00");
    QCOMPARE(atFinish(view), std::string{});
    view.disclosures = {at("16:30")};
    QCOMPARE(atFinish(view), std::string{"g2.authority_lapsed!"});
    view.disclosures = {at("17:06")}; // after the surgery was rung
    QCOMPARE(atFinish(view), std::string{});
    view.entries[2].disclosure = DisclosureMark{.markedAt = at("16:05"), .markedBy = ines};
    QCOMPARE(atFinish(view), std::string{"g2.authority_lapsed!"});
}

void RuleAgreement::G2_aCaseDirectionOpensItAtOnce() {
    VisitView view = afterRefusal();
    view.records.directions = {direction()};
    QCOMPARE(atFinish(view), std::string{});
    view.records.directions[0].agreements.clear();
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    view.records.directions[0].entries = {gpEntry};
    QCOMPARE(atFinish(view), std::string{});
    view.records.directions[0].discussedWith.clear();
    view.records.directions[0].whoWasTried = "Tobias Marrowstone";
    view.records.directions[0].dutyNumberRung = "01632 960 150";
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_aDeclinedDirectionClosesItAgain() {
    VisitView view = afterRefusal();
    view.records.directions = {direction()};
    view.records.directions[0].manager = ManagerAnswer::Declined;
    QCOMPARE(atFinish(view), std::string{"g2.direction_declined!"});
}

void RuleAgreement::G2_aDirectionMissingWhatItNeedsDoesNotOpenIt() {
    const auto refuses = [](auto change) {
        VisitView view = afterRefusal();
        view.records.directions = {direction()};
        change(view.records.directions[0]);
        return atFinish(view) == "g2.after_refusal!";
    };
    QVERIFY(refuses([](CaseDirection& one) { one.neededToKeepAChildSafe = false; }));
    QVERIFY(refuses([](CaseDirection& one) { one.reason = " "; }));
    QVERIFY(refuses([](CaseDirection& one) { one.discussedWith.clear(); }));
    QVERIFY(refuses([](CaseDirection& one) {
        one.discussedWith.clear();
        one.whoWasTried = "Tobias Marrowstone";
    }));
    QVERIFY(refuses([](CaseDirection& one) { one.opens = {RuleId::C1}; }));
    QVERIFY(refuses([](CaseDirection& one) { one.agreements = {schoolAgreement}; }));
}

void RuleAgreement::G2_notAskedWithoutAReasonIsAShould() {
    VisitView view = afterRefusal();
    view.records.agreements[1].state = AgreementState::NotAsked;
    QCOMPARE(atFinish(view), std::string{"g2.not_asked"});
    view.records.agreements[1].whyNotAsked = "Maud was out";
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_anAgencyAskedWithNothingRecordedIsAShould() {
    VisitView view = afterRefusal();
    view.records.agreements.pop_back();
    view.entries.push_back(view.entries.back());
    view.entries.back().id = id<EntryId>(62);
    QCOMPARE(atFinish(view), std::string{"g2.nothing_recorded"});
    QVERIFY(offers(findings(view, Gate::Finish).front(), Way::AskForAgreement));
    view.records.agreements.push_back(
        agreement(gpAgreement, AgreementState::Given, "Tidewell Surgery", "15:54"));
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_agreementBeforeAnyExplanationIsAShould() {
    VisitView view = tallowby();
    view.records.explanations[0].at = at("15:55"); // a minute after the choice
    QCOMPARE(atFinish(view), std::string{"g2.before_explanation"});
    const Finding finding = findings(view, Gate::Finish).front();
    QVERIFY(finding.subject == Subject{schoolAgreement});
    for (const Way way : {Way::PutTimesRight, Way::ExplainAndAskAgain, Way::SayWhy}) {
        QVERIFY(offers(finding, way));
    }
    view.records.explanations[0].at = at("15:54"); // the times put right
    QCOMPARE(atFinish(view), std::string{});
}

void RuleAgreement::G2_aShouldIsPassedWithAReasonAndAMustNever() {
    VisitView view = tallowby();
    view.records.explanations[0].at = at("15:55");
    view.records.passed = {pass(findings(view, Gate::Finish).front(), "Explained by phone yesterday")};
    QCOMPARE(atFinish(view), std::string{"g2.before_explanation (passed)"});

    view = afterRefusal();
    view.records.passed = {pass(findings(view, Gate::Finish).front(), "It seemed fine")};
    QCOMPARE(atFinish(view), std::string{"g2.after_refusal!"});
    QCOMPARE(saidBy(view, Gate::Capture), std::string{"g2.after_refusal"});
}

void RuleAgreement::G2_atCaptureItOnlyAdvises() {
    QCOMPARE(saidBy(afterRefusal(), Gate::Capture), std::string{"g2.after_refusal"});
}

void RuleAgreement::G2_saysNothingAtReportOrShare() {
    QCOMPARE(saidBy(afterRefusal(), Gate::Report), std::string{});
    QCOMPARE(saidBy(afterRefusal(), Gate::Share), std::string{});
}

QTEST_APPLESS_MAIN(RuleAgreement)
#include "tst_rule_agreement.moc"
