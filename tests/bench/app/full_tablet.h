// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_tablet.h"

namespace holdfast::bench {

/// Enrols the tablet and fills its day: `visits` more visits than the invented families', and the Tallowby
/// visit under way with `entries` notes of all six kinds in the list, some with a covered name in them.
/// @return that visit.
[[nodiscard]] Result<VisitId> fillTablet(test::TestTablet& tablet, int visits, int entries);

} // namespace holdfast::bench
