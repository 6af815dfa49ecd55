// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QQuickWindow;

namespace holdfast::test {

/// What is wrong with the words on the page as they are laid out now, one sentence for each, empty when
/// nothing is: words that are cut short, that leave what they stand on or the window to the side, that lie
/// where nothing scrolls to them, or that lie over other words or over a button they do not belong to. What a
/// sheet has disabled is not looked at.
[[nodiscard]] QStringList textFaults(QQuickWindow& window);

} // namespace holdfast::test
