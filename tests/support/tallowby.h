// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/visits.h"
#include "tests/support/test_tablet.h"

/// The Tallowby visit as the pictures of the design show it, in a real vault.
namespace holdfast::test {

struct Tallowby {
    VisitId visit;
    PersonId wren, jory, maud, dale, ottoline;
    EntryId observed, saidByMaud, wrensWords, told, opinion;
    EntryId fromPolice;
};

/// The visit before it began. Blocking.
[[nodiscard]] Tallowby tallowby(TestTablet& tablet);
/// Began at 15:48 with Maud and Wren there; the clock moves to 15:48.
[[nodiscard]] Tallowby startTallowby(TestTablet& tablet);
/// The same with its notes, what was explained and agreed; the clock moves to 16:24.
[[nodiscard]] Tallowby fillTallowby(TestTablet& tablet);

} // namespace holdfast::test
