// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/record_head.h"

/// Plans and decisions that are talked through with a family or a manager. Text may be blank: capture is
/// never blocked, and the rules say what is missing. A change of mind is a new record with a later `at`.
namespace holdfast::practice {

/// Whether a parent gave the child permission to talk.
enum class ParentsPermission { NotSaid, Given, NotGiven, NotAsked };
[[nodiscard]] EnumTable<ParentsPermission> enumTable(ParentsPermission) noexcept;

/// Who will hear a child's words, made with the child (S2).
struct VoicePlan {
    RecordHead head{};
    PersonId child{};
    std::vector<EntryId> entries{}; ///< the words it is about; empty means all the child said until `at`
    UtcTime at{};
    std::vector<Audience> whoWillHear{};
    std::string whatTheyWillBeShown{};
    std::string when{}; ///< when they will hear it
    std::string wish{}; ///< what the child wished, in the child's own answer
    std::string worry{};
    std::string reassurance{};
    ParentsPermission permission{ParentsPermission::NotSaid};
    friend bool operator==(const VoicePlan&, const VoicePlan&) = default;
};

enum class RightToKnow { Share, HoldBack };
[[nodiscard]] EnumTable<RightToKnow> enumTable(RightToKnow) noexcept;

/// Sharing a child's words with someone who has parental responsibility, or holding them back (S3).
struct RightToKnowDecision {
    RecordHead head{};
    PersonId parent{};
    PersonId child{};
    std::vector<EntryId> entries{}; ///< empty means all the child said until `at`
    UtcTime at{};
    RightToKnow decision{RightToKnow::HoldBack};
    std::string riskToChild{}; ///< the judgement, at this time
    std::string why{};
    friend bool operator==(const RightToKnowDecision&, const RightToKnowDecision&) = default;
};

/// Fraser is only for contraception and sexual health.
enum class CompetenceTest { Gillick, Fraser };
[[nodiscard]] EnumTable<CompetenceTest> enumTable(CompetenceTest) noexcept;

enum class Competence { NotDecided, Competent, NotCompetent };
[[nodiscard]] EnumTable<Competence> enumTable(Competence) noexcept;

/// Whether a young person understands one decision, on one date, with the reasoning in words (S4).
struct CompetenceAssessment {
    RecordHead head{};
    PersonId youngPerson{};
    std::string decision{};           ///< "that his mother is not told"
    std::vector<EntryId> entries{};   ///< the entries whose wish it is about
    std::vector<PersonId> keptFrom{}; ///< who is not to be told
    UtcTime at{};
    CompetenceTest test{CompetenceTest::Gillick};
    Competence outcome{Competence::NotDecided};
    std::string reasoning{};
    std::string whatTheyWereTold{}; ///< what will happen
    friend bool operator==(const CompetenceAssessment&, const CompetenceAssessment&) = default;
};

/// What may be shared without putting a victim of violence at risk, talked through with them (G6).
struct SafetyPlan {
    RecordHead head{};
    PersonId victim{};
    PersonId discussedWith{}; ///< the victim; for a young child, a safe adult
    UtcTime at{};
    Medium how{Medium::NotSaid};
    std::string whatWasAgreed{};
    friend bool operator==(const SafetyPlan&, const SafetyPlan&) = default;
};

/// What may follow from sharing, and what will be done then (S5).
struct ContingencyPlan {
    RecordHead head{};
    std::vector<Audience> audience{}; ///< sharing with whom
    UtcTime at{};
    std::string consequences{};
    std::string contingency{};
    friend bool operator==(const ContingencyPlan&, const ContingencyPlan&) = default;
};

/// NotDecided: it is not enough to go on, and nobody has decided yet. GoOn: it is enough after all.
enum class ReferralDecision { NotDecided, GoOn, ReturnToReferrer, EnquireToSafeguard };
[[nodiscard]] EnumTable<ReferralDecision> enumTable(ReferralDecision) noexcept;

/// What becomes of an inadequate referral (G3).
struct ReferralOutcome {
    RecordHead head{};
    UtcTime at{};
    std::string referrer{}; ///< the agency that made it
    std::string whatIsMissing{};
    ReferralDecision decision{ReferralDecision::NotDecided};
    std::string reason{}; ///< as sent back; or why a child needs to be safeguarded
    ManagerAnswer manager{ManagerAnswer::Awaited};
    std::string managerName{};
    std::optional<UtcTime> managerAt{};
    friend bool operator==(const ReferralOutcome&, const ReferralOutcome&) = default;
};

/// A manager was told of a disclosure (L2): "Tobias saw this 16:43".
struct ManagerTold {
    RecordHead head{};
    std::string who{};
    Medium how{Medium::NotSaid};
    UtcTime at{};
    std::vector<EntryId> entries{};
    std::vector<PaperItemId> paperItems{};
    std::optional<UtcTime> seenAt{};
    friend bool operator==(const ManagerTold&, const ManagerTold&) = default;
};

} // namespace holdfast::practice
