// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/support/bench.h"

/// The figures of the app, by the thing they are measured on. Each writes its lines.
namespace holdfast::bench {

/// The real program, from exec to its unlock screen on a real (virtual) display.
void measureStart(Report& report);
/// Unlocking with the product's key derivation.
void measureUnlock(Report& report);
/// Today with 500 visits; a visit with 200 entries: opening, typing, scrolling.
void measureScreens(Report& report);
/// What stays in memory after an unlock, on the page of that visit; in a fresh process.
void measureMemory(Report& report);
/// What that process runs: writes the bytes on standard output.
[[nodiscard]] int runResidentChild();

} // namespace holdfast::bench
