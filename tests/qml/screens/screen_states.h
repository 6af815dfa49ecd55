// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/screen_harness.h"

namespace holdfast::test {

/// One screen in one state, for pictures and for the accessibility walk.
struct ScreenState {
    QString name; ///< of the picture's file, e.g. "unlock-wrong-passphrase"
    ScreenHarness::Start start = ScreenHarness::Start::Open;
    /// Leads the window there. False when it could not.
    std::function<bool(ScreenHarness&)> arrange;
};

/// Every state of every screen. An area of the app adds a function here and its states in a file of its own.
[[nodiscard]] QList<ScreenState> allScreenStates();
[[nodiscard]] QList<ScreenState> shellStates();
[[nodiscard]] QList<ScreenState> visitStates();
[[nodiscard]] QList<ScreenState> todayStates();

} // namespace holdfast::test
