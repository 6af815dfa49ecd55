// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

namespace holdfast::practice {

/// What every record on a case has: who made it, when, and during which visit if any.
struct RecordHead {
    CaseRecordId id{};
    CaseId caseId{};
    std::optional<VisitId> visitId{};
    PractitionerId madeBy{};
    UtcTime madeAt{};
    friend bool operator==(const RecordHead&, const RecordHead&) = default;
};

/// What a manager has said about a record that waits for one.
enum class ManagerAnswer { Awaited, Agreed, Declined };
[[nodiscard]] EnumTable<ManagerAnswer> enumTable(ManagerAnswer) noexcept;

} // namespace holdfast::practice
