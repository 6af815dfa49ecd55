// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_record.h"

#include <vector>

/// Invented families for demonstrations, screens and tests. Nobody here exists; telephone numbers are from
/// the range kept for drama.
namespace holdfast::demo {

/// The Tallowby family: a planned home visit at 15:45 on `day` with Maud, Wren (8) and Jory (14), Dale who
/// has parental responsibility and lives elsewhere, and one covered note from the police.
[[nodiscard]] practice::AssignedVisit tallowbyVisit(UtcTime day);
/// The Bramblecote family at 09:30 and Rufus Pellingale's school visit at 13:30.
[[nodiscard]] practice::AssignedVisit bramblecoteVisit(UtcTime day);
[[nodiscard]] practice::AssignedVisit pellingaleVisit(UtcTime day);
[[nodiscard]] std::vector<practice::AssignedVisit> visitsOf(UtcTime day);

} // namespace holdfast::demo
