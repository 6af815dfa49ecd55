// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/finding.h"
#include "core/practice/visit_view.h"

#include <span>

namespace holdfast::practice {

/// One check. `appliesAt` lists its gates; at capture what it finds is only ever advised.
struct Rule {
    RuleId id;
    std::string_view name;
    std::string_view words; ///< the rule in one plain sentence
    std::span<const Gate> appliesAt;
    void (*check)(const VisitView& view, Gate gate, std::vector<Finding>& out);
};

/// The one list of checks, in the order of the practice page.
[[nodiscard]] std::span<const Rule> rules() noexcept;

/// What the rules say about this visit at this gate: musts first, then in the order of the list. A pure
/// function of its arguments. A should that was passed comes back with its reason; at Capture there are no
/// musts.
[[nodiscard]] std::vector<Finding> findings(const VisitView& view, Gate gate);

} // namespace holdfast::practice
