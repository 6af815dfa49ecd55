// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/practice/enum_names.h"
#include "core/practice/time.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::practice {

/// Whether a person belongs to the case. Outside: known only because a note names them.
enum class CaseLink { SubjectOfCase, OnCase, Outside };
[[nodiscard]] EnumTable<CaseLink> enumTable(CaseLink) noexcept;

/// What a person is to the child or the case. `Person::roleWords` says it in the family's terms ("mother").
enum class PersonRole { Child, Parent, Carer, Relative, Household, Professional, Interpreter, Other };
[[nodiscard]] EnumTable<PersonRole> enumTable(PersonRole) noexcept;
/// Child, parent, carer, relative or household: people whom the privacy explanation is for, and who never
/// interpret.
[[nodiscard]] bool isFamily(PersonRole role) noexcept;

enum class ParentalResponsibility { NotKnown, Has, HasNot, LimitedByOrder };
[[nodiscard]] EnumTable<ParentalResponsibility> enumTable(ParentalResponsibility) noexcept;

struct LanguageNeeds {
    std::string language{"en"}; ///< BCP 47 tag of the language they want to be spoken to in
    bool needsInterpreter{false};
    std::string communication{}; ///< "reads well", "signs", "lip-reads"
    friend bool operator==(const LanguageNeeds&, const LanguageNeeds&) = default;
};

/// How to reach someone without putting them at risk.
struct SafeContact {
    std::string way{};   ///< "Text Maud on her own mobile."
    std::string avoid{}; ///< "Do not ring the landline."
    friend bool operator==(const SafeContact&, const SafeContact&) = default;
};

/// Violence or risk of harm, as the case record marks it. Never shown unasked during a visit.
struct RiskMarker {
    enum class Kind { PosesRisk, AtRisk };
    Kind kind{Kind::AtRisk};
    std::string words{};
    std::optional<PersonId> otherPerson{}; ///< from whom, or to whom
    std::optional<UtcTime> since{};
    friend bool operator==(const RiskMarker&, const RiskMarker&) = default;
};
[[nodiscard]] EnumTable<RiskMarker::Kind> enumTable(RiskMarker::Kind) noexcept;

/// Someone known to one case: family, professional, or a person a note names.
struct Person {
    PersonId id{};
    CaseId caseId{};
    std::string name{};
    std::vector<std::string> nicknames{};
    std::optional<Date> dateOfBirth{};
    PersonRole role{PersonRole::Other};
    std::string roleWords{}; ///< "mother", "class teacher, Cockle Lane Primary"
    CaseLink link{CaseLink::Outside};
    ParentalResponsibility parentalResponsibility{ParentalResponsibility::NotKnown};
    std::vector<std::string> courtOrders{};
    LanguageNeeds languageNeeds{};
    SafeContact safeContact{};
    std::vector<RiskMarker> riskMarkers{};

    [[nodiscard]] bool isAtRisk() const noexcept;
    [[nodiscard]] bool posesRisk() const noexcept;
    friend bool operator==(const Person&, const Person&) = default;
};

} // namespace holdfast::practice
