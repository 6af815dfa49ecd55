// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/records.h"

#include <array>

// The stable names of the enums of plans and decisions. They are in signed records for decades: add rows,
// never change one.
namespace holdfast::practice {

EnumTable<ParentsPermission> enumTable(ParentsPermission) noexcept {
    using enum ParentsPermission;
    static constexpr std::array table{
        EnumName<ParentsPermission>{NotSaid, "not_said"},
        EnumName<ParentsPermission>{Given, "given"},
        EnumName<ParentsPermission>{NotGiven, "not_given"},
        EnumName<ParentsPermission>{NotAsked, "not_asked"},
    };
    return table;
}

EnumTable<RightToKnow> enumTable(RightToKnow) noexcept {
    using enum RightToKnow;
    static constexpr std::array table{
        EnumName<RightToKnow>{Share, "share"},
        EnumName<RightToKnow>{HoldBack, "hold_back"},
    };
    return table;
}

EnumTable<CompetenceTest> enumTable(CompetenceTest) noexcept {
    using enum CompetenceTest;
    static constexpr std::array table{
        EnumName<CompetenceTest>{Gillick, "gillick"},
        EnumName<CompetenceTest>{Fraser, "fraser"},
    };
    return table;
}

EnumTable<Competence> enumTable(Competence) noexcept {
    using enum Competence;
    static constexpr std::array table{
        EnumName<Competence>{NotDecided, "not_decided"},
        EnumName<Competence>{Competent, "competent"},
        EnumName<Competence>{NotCompetent, "not_competent"},
    };
    return table;
}

EnumTable<ReferralDecision> enumTable(ReferralDecision) noexcept {
    using enum ReferralDecision;
    static constexpr std::array table{
        EnumName<ReferralDecision>{NotDecided, "not_decided"},
        EnumName<ReferralDecision>{GoOn, "go_on"},
        EnumName<ReferralDecision>{ReturnToReferrer, "return_to_referrer"},
        EnumName<ReferralDecision>{EnquireToSafeguard, "enquire_to_safeguard"},
    };
    return table;
}

EnumTable<Section47> enumTable(Section47) noexcept {
    using enum Section47;
    static constexpr std::array table{
        EnumName<Section47>{NotDecided, "not_decided"},
        EnumName<Section47>{Begin, "begin"},
        EnumName<Section47>{NotNeeded, "not_needed"},
    };
    return table;
}

} // namespace holdfast::practice
