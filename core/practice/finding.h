// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/practice/enum_names.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast::practice {

/// The rules of practice by their ids. All are named, so that a case direction can say what it opens;
/// rules.h lists those that have a check.
enum class RuleId {
    G1,
    G2,
    G3,
    G4,
    G5,
    G6,
    G7,
    G8,
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
    S7,
    S8,
    S9,
    C1,
    C2,
    R1,
    R2,
    R3,
    R4,
    R5,
    P1,
    P2,
    P3,
    E1,
    E2,
    E3,
    L1,
    L2,
    B1,
    B2,
};
[[nodiscard]] EnumTable<RuleId> enumTable(RuleId) noexcept;
/// L1 opens G2, G3, C1, S2, S3, S4, R4 and R5, and nothing else, ever.
[[nodiscard]] bool mayBeOpenedByDirection(RuleId rule) noexcept;

/// What these rules say speaks of risk, or of a wish that someone is not told: never in an ordinary part.
[[nodiscard]] bool speaksRestricted(RuleId rule) noexcept;

/// Capture advises only. Finish closes a visit, Report chooses entries for an audience, Share lets one go.
enum class Gate { Capture, Finish, Report, Share };
[[nodiscard]] EnumTable<Gate> enumTable(Gate) noexcept;

enum class Severity { Must, Should };
[[nodiscard]] EnumTable<Severity> enumTable(Severity) noexcept;

/// What a finding is about.
using Subject = std::variant<VisitId, EntryId, PersonId, PaperItemId, CaseRecordId>;
/// "visit", "entry", "person", "paper_item", "case_record".
[[nodiscard]] std::string_view subjectKind(const Subject& subject) noexcept;

struct WordsArgument {
    std::string name{};
    std::string value{};
    friend bool operator==(const WordsArgument&, const WordsArgument&) = default;
};

/// A plain sentence: a stable id that a translation is found by, its arguments, and the English.
struct Words {
    std::string id{};
    std::vector<WordsArgument> arguments{};
    std::string english{};
    friend bool operator==(const Words&, const Words&) = default;
};

/// What someone can do about a finding. Each has one screen or one tap behind it.
enum class Way {
    SayPurpose,
    SayWhyNamed,
    AskForStrategyDiscussion,
    RecordStrategyDiscussion,
    RecordChangeOfMind,
    RecordFact,
    TakeOut,
    RecordCaseDirection,
    PutTimesRight,
    ExplainAndAskAgain,
    AskForAgreement,
    Explain,
    MarkUnsafeToTell,
    NameAnotherInterpreter,
    SayWhereItIs,
    WithMeNow,
    ReportLeft,
    ScanIt,
    WriteTypedNote,
    RingManager,
    MakeVoicePlan,
    DecideRightToKnow,
    AssessCompetence,
    MakeSafetyPlan,
    MakeContingencyPlan,
    TellManager,
    RecordManagersDecision,
    LeaveOut,
    SayWhy, ///< pass it with a reason; never offered for a must
};
[[nodiscard]] EnumTable<Way> enumTable(Way) noexcept;

struct WayThrough {
    Way way{Way::SayWhy};
    Words words{};
    friend bool operator==(const WayThrough&, const WayThrough&) = default;
};

struct Finding {
    RuleId rule{RuleId::G1};
    Gate gate{Gate::Capture};
    Severity severity{Severity::Should};
    Subject subject{};
    /// What it touches; a must holds these back (they go restricted, not settled) and nothing else.
    std::vector<EntryId> entries{};
    std::vector<PaperItemId> paperItems{};
    Words words{};
    std::vector<WayThrough> waysThrough{};     ///< safest first, never empty
    std::optional<std::string> passedReason{}; ///< a should that was passed, and why
    friend bool operator==(const Finding&, const Finding&) = default;
};

} // namespace holdfast::practice
