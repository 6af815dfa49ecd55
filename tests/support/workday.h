// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/visits.h"
#include "tests/support/test_tablet.h"

/// A worker's day as the pictures of the design show it, in a real vault. All blocking; false when the tablet
/// did not do as expected.
namespace holdfast::test {

/// One of today's visits, by the title of its case.
[[nodiscard]] VisitId visitOf(TestTablet& tablet, std::string_view title);

/// At 14:32: Bramblecote received 10:44, Pellingale to write up, Tallowby next, Quillfeather left from
/// Tuesday, two pieces of paper, last contact 13:05.
[[nodiscard]] bool fillWorkday(TestTablet& tablet);
/// The Tallowby visit begins at 15:48; the clock moves to 16:26.
[[nodiscard]] bool beginTallowby(TestTablet& tablet);
/// So many more planned visits today, twelve minutes apart, of invented families.
[[nodiscard]] bool planMany(TestTablet& tablet, int count);

/// A visit with notes to resolve, notes advised and a disclosure on paper; and one with nothing to see to.
[[nodiscard]] VisitId troubledVisit(TestTablet& tablet);
[[nodiscard]] VisitId quietVisit(TestTablet& tablet);

/// Finishes Bramblecote and Pellingale; the agent has both, and a third of the first one's bytes are away.
[[nodiscard]] bool sendTwo(TestTablet& tablet);
/// The case system refuses Bramblecote: its case is closed.
[[nodiscard]] bool refuseFirst(TestTablet& tablet);
/// The case system files Bramblecote at 10:44.
[[nodiscard]] bool receiveFirst(TestTablet& tablet);
[[nodiscard]] bool goOffline(TestTablet& tablet);
/// What the case system says of a finished visit, delivered by the agent; waits until the vault has it.
[[nodiscard]] bool receive(TestTablet& tablet, VisitId visit, UtcTime at);

} // namespace holdfast::test
