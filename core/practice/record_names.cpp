// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/repositories.h"

#include <array>

// The stable names of the enums of paper, records and rules. They are in signed records for decades: add
// rows, never change one.
namespace holdfast::practice {

EnumTable<PaperPlace> enumTable(PaperPlace) noexcept {
    using enum PaperPlace;
    static constexpr std::array table{
        EnumName<PaperPlace>{InHand, "in_hand"},
        EnumName<PaperPlace>{LockedBag, "locked_bag"},
        EnumName<PaperPlace>{LockedAtOffice, "locked_at_office"},
        EnumName<PaperPlace>{Elsewhere, "elsewhere"},
        EnumName<PaperPlace>{WithKeeper, "with_keeper"},
        EnumName<PaperPlace>{InACar, "in_a_car"},
        EnumName<PaperPlace>{AtAFamilysHome, "at_a_familys_home"},
        EnumName<PaperPlace>{LeftOrLost, "left_or_lost"},
        EnumName<PaperPlace>{Shredded, "shredded"},
    };
    return table;
}

EnumTable<AgreementState> enumTable(AgreementState) noexcept {
    using enum AgreementState;
    static constexpr std::array table{
        EnumName<AgreementState>{NotAsked, "not_asked"},
        EnumName<AgreementState>{Given, "given"},
        EnumName<AgreementState>{Refused, "refused"},
        EnumName<AgreementState>{Withdrawn, "withdrawn"},
    };
    return table;
}

EnumTable<AgreementTopic> enumTable(AgreementTopic) noexcept {
    using enum AgreementTopic;
    static constexpr std::array table{
        EnumName<AgreementTopic>{OneAgency, "one_agency"},
        EnumName<AgreementTopic>{AnyAgency, "any_agency"},
        EnumName<AgreementTopic>{SomethingElse, "something_else"},
    };
    return table;
}

EnumTable<GatheringFact> enumTable(GatheringFact) noexcept {
    using enum GatheringFact;
    static constexpr std::array table{
        EnumName<GatheringFact>{CannotBeGiven, "cannot_be_given"},
        EnumName<GatheringFact>{CannotReasonablyBeObtained, "cannot_reasonably_be_obtained"},
        EnumName<GatheringFact>{WouldPrejudiceProtection, "would_prejudice_protection"},
    };
    return table;
}

EnumTable<ExplanationState> enumTable(ExplanationState) noexcept {
    using enum ExplanationState;
    static constexpr std::array table{
        EnumName<ExplanationState>{Shown, "shown"},
        EnumName<ExplanationState>{Explained, "explained"},
        EnumName<ExplanationState>{UnsafeToTell, "unsafe_to_tell"},
    };
    return table;
}

EnumTable<Threshold> enumTable(Threshold) noexcept {
    using enum Threshold;
    static constexpr std::array table{
        EnumName<Threshold>{NotDecided, "not_decided"},
        EnumName<Threshold>{Met, "met"},
        EnumName<Threshold>{NotMet, "not_met"},
    };
    return table;
}

EnumTable<ManagerAnswer> enumTable(ManagerAnswer) noexcept {
    using enum ManagerAnswer;
    static constexpr std::array table{
        EnumName<ManagerAnswer>{Awaited, "awaited"},
        EnumName<ManagerAnswer>{Agreed, "agreed"},
        EnumName<ManagerAnswer>{Declined, "declined"},
    };
    return table;
}

EnumTable<RecordKind> enumTable(RecordKind) noexcept {
    using enum RecordKind;
    static constexpr std::array table{
        EnumName<RecordKind>{Agreement, "agreement"},
        EnumName<RecordKind>{PrivacyExplanation, "privacy_explanation"},
        EnumName<RecordKind>{StrategyDiscussion, "strategy_discussion"},
        EnumName<RecordKind>{CaseDirection, "case_direction"},
        EnumName<RecordKind>{PassedFinding, "passed_finding"},
        EnumName<RecordKind>{VoicePlan, "voice_plan"},
        EnumName<RecordKind>{RightToKnowDecision, "right_to_know"},
        EnumName<RecordKind>{CompetenceAssessment, "competence_assessment"},
        EnumName<RecordKind>{SafetyPlan, "safety_plan"},
        EnumName<RecordKind>{ContingencyPlan, "contingency_plan"},
        EnumName<RecordKind>{ReferralOutcome, "referral_outcome"},
        EnumName<RecordKind>{ManagerTold, "manager_told"},
    };
    return table;
}

EnumTable<NoticeReader> enumTable(NoticeReader) noexcept {
    using enum NoticeReader;
    static constexpr std::array table{
        EnumName<NoticeReader>{Adult, "adult"},
        EnumName<NoticeReader>{Child, "child"},
    };
    return table;
}

EnumTable<RuleId> enumTable(RuleId) noexcept {
    using enum RuleId;
    static constexpr std::array table{
        EnumName<RuleId>{G1, "G1"}, EnumName<RuleId>{G2, "G2"}, EnumName<RuleId>{G3, "G3"},
        EnumName<RuleId>{G4, "G4"}, EnumName<RuleId>{G5, "G5"}, EnumName<RuleId>{G6, "G6"},
        EnumName<RuleId>{G7, "G7"}, EnumName<RuleId>{G8, "G8"}, EnumName<RuleId>{S1, "S1"},
        EnumName<RuleId>{S2, "S2"}, EnumName<RuleId>{S3, "S3"}, EnumName<RuleId>{S4, "S4"},
        EnumName<RuleId>{S5, "S5"}, EnumName<RuleId>{S6, "S6"}, EnumName<RuleId>{S7, "S7"},
        EnumName<RuleId>{S8, "S8"}, EnumName<RuleId>{S9, "S9"}, EnumName<RuleId>{C1, "C1"},
        EnumName<RuleId>{C2, "C2"}, EnumName<RuleId>{R1, "R1"}, EnumName<RuleId>{R2, "R2"},
        EnumName<RuleId>{R3, "R3"}, EnumName<RuleId>{R4, "R4"}, EnumName<RuleId>{R5, "R5"},
        EnumName<RuleId>{P1, "P1"}, EnumName<RuleId>{P2, "P2"}, EnumName<RuleId>{P3, "P3"},
        EnumName<RuleId>{E1, "E1"}, EnumName<RuleId>{E2, "E2"}, EnumName<RuleId>{E3, "E3"},
        EnumName<RuleId>{L1, "L1"}, EnumName<RuleId>{L2, "L2"}, EnumName<RuleId>{B1, "B1"},
        EnumName<RuleId>{B2, "B2"},
    };
    return table;
}

EnumTable<Gate> enumTable(Gate) noexcept {
    using enum Gate;
    static constexpr std::array table{
        EnumName<Gate>{Capture, "capture"},
        EnumName<Gate>{Finish, "finish"},
        EnumName<Gate>{Report, "report"},
        EnumName<Gate>{Share, "share"},
    };
    return table;
}

EnumTable<Severity> enumTable(Severity) noexcept {
    using enum Severity;
    static constexpr std::array table{
        EnumName<Severity>{Must, "must"},
        EnumName<Severity>{Should, "should"},
    };
    return table;
}

EnumTable<Way> enumTable(Way) noexcept {
    using enum Way;
    static constexpr std::array table{
        EnumName<Way>{SayPurpose, "say_purpose"},
        EnumName<Way>{SayWhyNamed, "say_why_named"},
        EnumName<Way>{AskForStrategyDiscussion, "ask_for_strategy_discussion"},
        EnumName<Way>{RecordStrategyDiscussion, "record_strategy_discussion"},
        EnumName<Way>{RecordChangeOfMind, "record_change_of_mind"},
        EnumName<Way>{RecordFact, "record_fact"},
        EnumName<Way>{TakeOut, "take_out"},
        EnumName<Way>{RecordCaseDirection, "record_case_direction"},
        EnumName<Way>{PutTimesRight, "put_times_right"},
        EnumName<Way>{ExplainAndAskAgain, "explain_and_ask_again"},
        EnumName<Way>{AskForAgreement, "ask_for_agreement"},
        EnumName<Way>{Explain, "explain"},
        EnumName<Way>{MarkUnsafeToTell, "mark_unsafe_to_tell"},
        EnumName<Way>{NameAnotherInterpreter, "name_another_interpreter"},
        EnumName<Way>{SayWhereItIs, "say_where_it_is"},
        EnumName<Way>{WithMeNow, "with_me_now"},
        EnumName<Way>{ReportLeft, "report_left"},
        EnumName<Way>{ScanIt, "scan_it"},
        EnumName<Way>{WriteTypedNote, "write_typed_note"},
        EnumName<Way>{RingManager, "ring_manager"},
        EnumName<Way>{MakeVoicePlan, "make_voice_plan"},
        EnumName<Way>{DecideRightToKnow, "decide_right_to_know"},
        EnumName<Way>{AssessCompetence, "assess_competence"},
        EnumName<Way>{MakeSafetyPlan, "make_safety_plan"},
        EnumName<Way>{MakeContingencyPlan, "make_contingency_plan"},
        EnumName<Way>{TellManager, "tell_manager"},
        EnumName<Way>{RecordManagersDecision, "record_managers_decision"},
        EnumName<Way>{LeaveOut, "leave_out"},
        EnumName<Way>{SayWhy, "say_why"},
    };
    return table;
}

EnumTable<RecordPart> enumTable(RecordPart) noexcept {
    using enum RecordPart;
    static constexpr std::array table{
        EnumName<RecordPart>{Whole, "whole"},
        EnumName<RecordPart>{Ordinary, "ordinary"},
        EnumName<RecordPart>{Restricted, "restricted"},
    };
    return table;
}

EnumTable<EntryChange> enumTable(EntryChange) noexcept {
    using enum EntryChange;
    static constexpr std::array table{
        EnumName<EntryChange>{Written, "written"},
        EnumName<EntryChange>{Text, "text"},
        EnumName<EntryChange>{Kind, "kind"},
        EnumName<EntryChange>{Handling, "handling"},
        EnumName<EntryChange>{WhyNeeded, "why_needed"},
        EnumName<EntryChange>{Disclosure, "disclosure"},
        EnumName<EntryChange>{Details, "details"},
        EnumName<EntryChange>{TakenOut, "taken_out"},
        EnumName<EntryChange>{PutBack, "put_back"},
    };
    return table;
}

} // namespace holdfast::practice
