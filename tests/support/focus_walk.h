// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QQuickWindow;

namespace holdfast::test {

/// Goes through the page with the Tab key until it comes back to where it was. What is wrong, one sentence
/// for each, empty when nothing is: a control that Tab does not come to (of choices of which one is taken,
/// one of them is enough: arrows do the rest), a control out of sight while it has the keyboard, and a walk
/// that does not end.
[[nodiscard]] QStringList focusFaults(QQuickWindow& window);

} // namespace holdfast::test
