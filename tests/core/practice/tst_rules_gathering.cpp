// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

std::string atFinish(const VisitView& view) {
    return saidBy(view, Gate::Finish);
}

} // namespace

/// G1, G5 and S1: what raises them, what does not, and each way through.
class RulesGathering : public QObject {
    Q_OBJECT

private slots:
    void aSettledVisitRaisesNothing();

    void G1_aVisitWithoutAPurposeIsAMust();
    void G1_sayingThePurposeSettlesIt();
    void G1_namingSomeoneOutsideTheCaseWithoutAReasonIsAShould();
    void G1_someoneTheCaseDoesNotKnowCountsAsOutside();
    void G1_sayingWhyTheyAreNamedSettlesIt();
    void G1_takingTheEntryOutSettlesIt();
    void G1_aReasonPassesItAndIsKept();
    void G1_atCaptureItOnlyAdvises();
    void G1_saysNothingAtReportOrShare();

    void G5_someoneHereWithNoExplanationIsAShould();
    void G5_showingTheNoticeIsNotExplaining();
    void G5_anExplanationSettlesIt();
    void G5_anExplanationCountsForAsLongAsPolicySays();
    void G5_unsafeToTellSilencesIt();
    void G5_nobodyIsRemindedAboutPeopleWhoWereNotThere();
    void G5_professionalsAndBabiesAreNotReminded();
    void G5_anInterpreterFromTheFamilyIsAShould();
    void G5_anotherInterpreterSettlesIt();
    void G5_aReasonPassesItAndIsKept();
    void G5_atCaptureItAdvises();
    void G5_saysNothingAtReportOrShare();

    void S1_aNoticeOpensFromEveryVisitWithNoPolicy();
    void S1_policyWithoutACompleteNoticeIsAShould();
    void S1_aNoticeWithBlankWordsIsNotComplete();
    void S1_policyNoticesComeFirst();
    void S1_aReasonPassesItAtFinishAndItAdvisesAtCapture();
};

void RulesGathering::aSettledVisitRaisesNothing() {
    for (const Gate gate : {Gate::Capture, Gate::Finish, Gate::Report, Gate::Share}) {
        QCOMPARE(saidBy(tallowby(), gate), std::string{});
    }
}

void RulesGathering::G1_aVisitWithoutAPurposeIsAMust() {
    VisitView view = tallowby();
    view.visit.purpose = " \n";
    QCOMPARE(atFinish(view), std::string{"g1.purpose!"});
    const Finding finding = findings(view, Gate::Finish).front();
    QVERIFY(finding.subject == Subject{tallowbyVisit});
    QVERIFY(finding.entries.empty());
    QVERIFY(offers(finding, Way::SayPurpose));
    QVERIFY(!offers(finding, Way::SayWhy));
}

void RulesGathering::G1_sayingThePurposeSettlesIt() {
    VisitView view = tallowby();
    view.visit.purpose.clear();
    QVERIFY(!findings(view, Gate::Finish).empty());
    view.visit.purpose = "To see Wren";
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G1_namingSomeoneOutsideTheCaseWithoutAReasonIsAShould() {
    VisitView view = tallowby();
    view.entries[1].about[1].whyNamed = "  ";
    QCOMPARE(atFinish(view), std::string{"g1.why_named"});
    const Finding finding = findings(view, Gate::Finish).front();
    QVERIFY(finding.subject == Subject{view.entries[1].id});
    QCOMPARE(finding.words.english,
             std::string{"Ottoline Brack is not part of this case. Say why the note needs to name them."});
    QVERIFY(offers(finding, Way::SayWhyNamed));
}

void RulesGathering::G1_someoneTheCaseDoesNotKnowCountsAsOutside() {
    VisitView view = tallowby();
    view.entries[0].about.push_back({.person = id<PersonId>(999)});
    QCOMPARE(atFinish(view), std::string{"g1.why_named"});
}

void RulesGathering::G1_sayingWhyTheyAreNamedSettlesIt() {
    VisitView view = tallowby();
    view.entries[1].about[1].whyNamed.clear();
    QCOMPARE(atFinish(view), std::string{"g1.why_named"});
    view.entries[1].about[1].whyNamed = "She heard it. The police may need to ask her.";
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G1_takingTheEntryOutSettlesIt() {
    VisitView view = tallowby();
    view.entries[1].about[1].whyNamed.clear();
    view.entries[1].takenOut = TakenOut{.at = at("17:30"), .by = ines};
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G1_aReasonPassesItAndIsKept() {
    VisitView view = tallowby();
    view.entries[1].about[1].whyNamed.clear();
    view.records.passed = {pass(findings(view, Gate::Finish).front(), "I will ask Maud tomorrow")};
    QCOMPARE(atFinish(view), std::string{"g1.why_named (passed)"});
    QCOMPARE(*findings(view, Gate::Finish).front().passedReason, std::string{"I will ask Maud tomorrow"});
    // It passes this sentence about this entry, and nothing else.
    view.entries[0].about.push_back({.person = ottoline});
    QCOMPARE(atFinish(view), std::string{"g1.why_named g1.why_named (passed)"});
    view.visit.purpose.clear();
    view.records.passed.push_back(pass(findings(view, Gate::Finish).front(), "no"));
    QCOMPARE(atFinish(view), std::string{"g1.purpose! g1.why_named g1.why_named (passed)"});
}

void RulesGathering::G1_atCaptureItOnlyAdvises() {
    VisitView view = tallowby();
    view.visit.purpose.clear();
    view.entries[1].about[1].whyNamed.clear();
    QCOMPARE(saidBy(view, Gate::Capture), std::string{"g1.purpose g1.why_named"});
}

void RulesGathering::G1_saysNothingAtReportOrShare() {
    VisitView view = tallowby();
    view.visit.purpose.clear();
    QCOMPARE(saidBy(view, Gate::Report), std::string{});
    QCOMPARE(saidBy(view, Gate::Share), std::string{});
}

void RulesGathering::G5_someoneHereWithNoExplanationIsAShould() {
    VisitView view = tallowby();
    view.records.explanations.erase(view.records.explanations.begin() + 1);
    QCOMPARE(atFinish(view), std::string{"g5.not_explained"});
    const Finding finding = findings(view, Gate::Finish).front();
    QVERIFY(finding.subject == Subject{wren});
    QVERIFY(offers(finding, Way::Explain));
    QVERIFY(offers(finding, Way::MarkUnsafeToTell));
    QVERIFY(offers(finding, Way::SayWhy));
}

void RulesGathering::G5_showingTheNoticeIsNotExplaining() {
    VisitView view = tallowby();
    view.records.explanations[1].state = ExplanationState::Shown;
    QCOMPARE(atFinish(view), std::string{"g5.only_shown"});
}

void RulesGathering::G5_anExplanationSettlesIt() {
    VisitView view = tallowby();
    view.records.explanations[1].state = ExplanationState::Shown;
    view.records.explanations.push_back(explained(47, wren, "17:00"));
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G5_anExplanationCountsForAsLongAsPolicySays() {
    VisitView view = tallowby();
    view.records.explanations[1].head.visitId = id<VisitId>(31);
    view.records.explanations[1].at = at("17:40") - std::chrono::days{90};
    QCOMPARE(atFinish(view), std::string{});
    view.records.explanations[1].at -= std::chrono::milliseconds{1};
    QCOMPARE(atFinish(view), std::string{"g5.not_explained"});
    view.policy.explanationLastsDays = 120;
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G5_unsafeToTellSilencesIt() {
    VisitView view = tallowby();
    view.records.explanations[1].state = ExplanationState::UnsafeToTell;
    view.records.explanations[1].whyUnsafe = "Dale would hear of it";
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G5_nobodyIsRemindedAboutPeopleWhoWereNotThere() {
    VisitView view = tallowby();
    view.visit.people[2].attendance = Attendance::NotSaid;
    QCOMPARE(atFinish(view), std::string{});
    view.visit.people[2].attendance = Attendance::Here;
    QCOMPARE(atFinish(view), std::string{"g5.not_explained"});
}

void RulesGathering::G5_professionalsAndBabiesAreNotReminded() {
    VisitView view = tallowby();
    view.visit.people[2].attendance = Attendance::Here;
    view.people[2].dateOfBirth = Date{2022, 11, 20}; // four tomorrow
    QCOMPARE(atFinish(view), std::string{});
    view.people[2].dateOfBirth = Date{2022, 11, 19}; // four today
    QCOMPARE(atFinish(view), std::string{"g5.not_explained"});
    view.people[2].role = PersonRole::Professional;
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G5_anInterpreterFromTheFamilyIsAShould() {
    VisitView view = tallowby();
    view.records.explanations[0].interpreter = jory;
    QCOMPARE(atFinish(view), std::string{"g5.interpreter_is_family"});
    QVERIFY(offers(findings(view, Gate::Finish).front(), Way::NameAnotherInterpreter));
}

void RulesGathering::G5_anotherInterpreterSettlesIt() {
    VisitView view = tallowby();
    view.people.push_back(person(id<PersonId>(6), "Agnieszka", PersonRole::Interpreter, CaseLink::OnCase));
    view.records.explanations[0].interpreter = id<PersonId>(6);
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::G5_aReasonPassesItAndIsKept() {
    VisitView view = tallowby();
    view.records.explanations.pop_back();
    view.records.passed = {pass(findings(view, Gate::Finish).front(), "Wren was asleep")};
    QCOMPARE(atFinish(view), std::string{"g5.not_explained (passed)"});
    QCOMPARE(*findings(view, Gate::Finish).front().passedReason, std::string{"Wren was asleep"});
    view.records.passed.front().reason = " ";
    QCOMPARE(atFinish(view), std::string{"g5.not_explained"});
}

void RulesGathering::G5_atCaptureItAdvises() {
    VisitView view = tallowby();
    view.records.explanations.pop_back();
    QCOMPARE(saidBy(view, Gate::Capture), std::string{"g5.not_explained"});
}

void RulesGathering::G5_saysNothingAtReportOrShare() {
    VisitView view = tallowby();
    view.records.explanations.clear();
    QCOMPARE(saidBy(view, Gate::Report), std::string{});
    QCOMPARE(saidBy(view, Gate::Share), std::string{});
}

void RulesGathering::S1_aNoticeOpensFromEveryVisitWithNoPolicy() {
    for (const NoticeReader reader : {NoticeReader::Adult, NoticeReader::Child}) {
        for (const char* language : {"en", "cy", "", "xx"}) {
            const PrivacyNotice notice = noticeFor({}, language, reader);
            QVERIFY(notice.isComplete());
            QCOMPARE(notice.pages.size(), std::size_t{2});
            QCOMPARE(notice.reader, reader);
        }
    }
    QVERIFY(PracticePolicy{}.notices == defaultNotices());
}

void RulesGathering::S1_policyWithoutACompleteNoticeIsAShould() {
    VisitView view = tallowby();
    view.policy.notices.clear();
    QCOMPARE(atFinish(view), std::string{"s1.no_notice"});
    view.policy.notices = defaultNotices();
    QCOMPARE(atFinish(view), std::string{});
}

void RulesGathering::S1_aNoticeWithBlankWordsIsNotComplete() {
    VisitView view = tallowby();
    view.policy.notices[0].pages[1].points[0].text = " ";
    QCOMPARE(atFinish(view), std::string{"s1.no_notice"});
    QVERIFY(noticeFor(view.policy.notices, "en", NoticeReader::Adult).isComplete());
}

void RulesGathering::S1_policyNoticesComeFirst() {
    PrivacyNotice welsh = defaultNotices().front();
    welsh.language = "cy";
    welsh.pages[0].title = "Beth rydyn ni’n ei wneud";
    std::vector<PrivacyNotice> notices = defaultNotices();
    notices.push_back(welsh);
    QCOMPARE(noticeFor(notices, "cy", NoticeReader::Adult).language, std::string{"cy"});
    QCOMPARE(noticeFor(notices, "cy", NoticeReader::Child).language, std::string{"en"});
}

void RulesGathering::S1_aReasonPassesItAtFinishAndItAdvisesAtCapture() {
    VisitView view = tallowby();
    view.policy.notices.clear();
    QCOMPARE(saidBy(view, Gate::Capture), std::string{"s1.no_notice"});
    view.records.passed = {pass(findings(view, Gate::Finish).front(), "I gave them a printed one")};
    QCOMPARE(atFinish(view), std::string{"s1.no_notice (passed)"});
    QCOMPARE(saidBy(view, Gate::Report), std::string{});
    QCOMPARE(saidBy(view, Gate::Share), std::string{});
}

QTEST_APPLESS_MAIN(RulesGathering)
#include "tst_rules_gathering.moc"
