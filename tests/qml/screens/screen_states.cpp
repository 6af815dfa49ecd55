// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

namespace holdfast::test {

QList<ScreenState> allScreenStates() {
    QList<ScreenState> all;
    all += shellStates();
    all += visitStates();
    all += todayStates();
    return all;
}

} // namespace holdfast::test
