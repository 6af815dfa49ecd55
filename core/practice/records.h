// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/finding.h"
#include "core/practice/plans.h"

#include <variant>

namespace holdfast::practice {

// --- Agreement (G2) -------------------------------------------------------------------------------------

enum class AgreementState { NotAsked, Given, Refused, Withdrawn };
[[nodiscard]] EnumTable<AgreementState> enumTable(AgreementState) noexcept;

/// OneAgency: `Agreement::agency`. AnyAgency: speaking to any other agency. SomethingElse: only the
/// entries that name this agreement.
enum class AgreementTopic { OneAgency, AnyAgency, SomethingElse };
[[nodiscard]] EnumTable<AgreementTopic> enumTable(AgreementTopic) noexcept;

enum class GatheringFact { CannotBeGiven, CannotReasonablyBeObtained, WouldPrejudiceProtection };
[[nodiscard]] EnumTable<GatheringFact> enumTable(GatheringFact) noexcept;

/// The one fact that lets gathering go on without agreement, and why the information is necessary.
struct WithoutAgreement {
    GatheringFact fact{GatheringFact::CannotBeGiven};
    std::string whyNecessary{};
    UtcTime recordedAt{};
    friend bool operator==(const WithoutAgreement&, const WithoutAgreement&) = default;
};

/// A person's answer for one purpose and agency. A change of mind is a new Agreement with a later `at`.
struct Agreement {
    RecordHead head{};
    PersonId person{};
    AgreementTopic topic{AgreementTopic::OneAgency};
    std::string agency{};
    std::string purpose{};
    std::vector<PersonId> covers{}; ///< whom the information is about; empty means anyone of the case
    AgreementState state{AgreementState::NotAsked};
    UtcTime at{}; ///< when it was said: a refusal applies from here, not backwards
    Medium how{Medium::NotSaid};
    std::optional<CaseRecordId> explanation{};
    std::string whyNotAsked{};
    std::optional<WithoutAgreement> withoutAgreement{};
    friend bool operator==(const Agreement&, const Agreement&) = default;
};

// --- Privacy explanation (G5) ---------------------------------------------------------------------------

/// Shown: the notice was on the screen. Explained: the worker said what, who will hear, why, what may
/// follow. UnsafeToTell: telling this person would put someone at risk; nobody is reminded to.
enum class ExplanationState { Shown, Explained, UnsafeToTell };
[[nodiscard]] EnumTable<ExplanationState> enumTable(ExplanationState) noexcept;

struct PrivacyExplanation {
    RecordHead head{};
    PersonId person{};
    ExplanationState state{ExplanationState::Shown};
    UtcTime at{};
    Medium how{Medium::InPerson};
    std::string noticeLanguage{"en"};
    bool childsVersion{false};
    std::string whatIsGathered{};
    std::string whoWillHear{};
    std::string why{};
    std::string whatMayFollow{};
    std::optional<PersonId> interpreter{};
    std::string interpreterWords{}; ///< an interpreter with no person record
    std::string whyUnsafe{};
    friend bool operator==(const PrivacyExplanation&, const PrivacyExplanation&) = default;
};

// --- Strategy discussion (G4) and case direction (L1) ---------------------------------------------------

enum class Threshold { NotDecided, Met, NotMet };
[[nodiscard]] EnumTable<Threshold> enumTable(Threshold) noexcept;

/// Whether enquiries under section 47 begin.
enum class Section47 { NotDecided, Begin, NotNeeded };
[[nodiscard]] EnumTable<Section47> enumTable(Section47) noexcept;

/// What police information may be used: these words, said to come from here, to them, so, until then.
struct PoliceWording {
    EntryId source{};
    std::string wording{};
    std::string attribution{};
    Audience audience{};
    Medium medium{Medium::NotSaid};
    std::optional<UtcTime> until{};
    friend bool operator==(const PoliceWording&, const PoliceWording&) = default;
};

/// What may be said to whom about other people (C1).
struct MayBeSaid {
    Audience to{};
    PersonId about{};
    std::string what{};
    friend bool operator==(const MayBeSaid&, const MayBeSaid&) = default;
};

struct StrategyDiscussion {
    RecordHead head{};
    UtcTime at{};
    std::string chair{};
    std::string socialCare{};
    std::string police{};
    std::string health{};
    std::vector<std::string> others{};
    std::string minutesReference{};
    Threshold threshold{Threshold::NotDecided};
    Section47 section47{Section47::NotDecided};
    std::vector<CaseRecordId> overrides{}; ///< the agreements it decided to go on without
    std::vector<PoliceWording> policeWording{};
    std::vector<MayBeSaid> mayBeSaid{};
    ManagerAnswer manager{ManagerAnswer::Awaited};
    std::string managerName{};
    std::optional<UtcTime> managerAt{};
    friend bool operator==(const StrategyDiscussion&, const StrategyDiscussion&) = default;
};

/// "Do I need to know or find this out to keep a child safe?" It counts at once, offline; a decline ends it.
struct CaseDirection {
    RecordHead head{};
    UtcTime at{};
    bool neededToKeepAChildSafe{false};
    std::string reason{};
    std::string discussedWith{}; ///< the manager; or, when nobody could be reached:
    std::string whoWasTried{};
    std::string dutyNumberRung{};
    std::vector<RuleId> opens{}; ///< only those mayBeOpenedByDirection() allows count
    std::vector<EntryId> entries{};
    std::vector<CaseRecordId> agreements{};
    ManagerAnswer manager{ManagerAnswer::Awaited};
    std::string managerName{};
    std::string managerReason{};
    std::optional<UtcTime> managerAt{};
    friend bool operator==(const CaseDirection&, const CaseDirection&) = default;
};

// --- Findings passed with a reason ----------------------------------------------------------------------

/// A `should` that a worker passed, and why. It never settles a `must`.
struct PassedFinding {
    RecordHead head{};
    RuleId rule{RuleId::G1};
    std::string wordsId{}; ///< which sentence of the rule
    Subject subject{};
    std::string reason{};
    friend bool operator==(const PassedFinding&, const PassedFinding&) = default;
};

enum class RecordKind {
    Agreement,
    PrivacyExplanation,
    StrategyDiscussion,
    CaseDirection,
    PassedFinding,
    VoicePlan,
    RightToKnowDecision,
    CompetenceAssessment,
    SafetyPlan,
    ContingencyPlan,
    ReferralOutcome,
    ManagerTold,
};
[[nodiscard]] EnumTable<RecordKind> enumTable(RecordKind) noexcept;

using CaseRecord = std::variant<Agreement, PrivacyExplanation, StrategyDiscussion, CaseDirection,
                                PassedFinding, VoicePlan, RightToKnowDecision, CompetenceAssessment,
                                SafetyPlan, ContingencyPlan, ReferralOutcome, ManagerTold>;
[[nodiscard]] RecordKind kindOf(const CaseRecord& record) noexcept;
[[nodiscard]] const RecordHead& headOf(const CaseRecord& record) noexcept;
/// Never in the ordinary part of a case record: strategy discussions, case directions, safety and contingency
/// plans, competence assessments, holding words back from a parent, "unsafe to tell", and going on without
/// agreement because asking would prejudice a child's protection.
[[nodiscard]] bool isRestricted(const CaseRecord& record) noexcept;

/// The entries a plan or a decision is about: it goes restricted with any of them.
[[nodiscard]] std::vector<EntryId> entriesNamedBy(const CaseRecord& record);

/// The records of a case, by kind, oldest first.
struct CaseRecords {
    std::vector<Agreement> agreements{};
    std::vector<PrivacyExplanation> explanations{};
    std::vector<StrategyDiscussion> strategyDiscussions{};
    std::vector<CaseDirection> directions{};
    std::vector<PassedFinding> passed{};
    std::vector<VoicePlan> voicePlans{};
    std::vector<RightToKnowDecision> rightToKnow{};
    std::vector<CompetenceAssessment> competence{};
    std::vector<SafetyPlan> safetyPlans{};
    std::vector<ContingencyPlan> contingencyPlans{};
    std::vector<ReferralOutcome> referralOutcomes{};
    std::vector<ManagerTold> managerTold{};

    void add(CaseRecord record);
    [[nodiscard]] std::size_t size() const noexcept;
    friend bool operator==(const CaseRecords&, const CaseRecords&) = default;
};
/// All of them, kind by kind.
[[nodiscard]] std::vector<CaseRecord> inOneList(const CaseRecords& records);

} // namespace holdfast::practice
