// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/practice/enum_names.h"

#include <string>
#include <vector>

namespace holdfast::practice {

enum class CaseKind { Child, Family };
[[nodiscard]] EnumTable<CaseKind> enumTable(CaseKind) noexcept;

/// Someone at the council a worker can ring about this case.
struct TeamContact {
    enum class Role { Manager, Deputy, Duty, DataProtection };
    Role role{Role::Manager};
    std::string name{};
    std::string phone{};
    friend bool operator==(const TeamContact&, const TeamContact&) = default;
};
[[nodiscard]] EnumTable<TeamContact::Role> enumTable(TeamContact::Role) noexcept;

/// A child's or family's file in the case system.
struct Case {
    CaseId id{};
    std::string caseSystemId{}; ///< the case system's own number, as its users know it
    CaseKind kind{CaseKind::Family};
    std::string title{};   ///< "Tallowby family"
    bool legalHold{false}; ///< nothing of it may be shredded
    std::vector<TeamContact> contacts{};
    friend bool operator==(const Case&, const Case&) = default;
};

} // namespace holdfast::practice
