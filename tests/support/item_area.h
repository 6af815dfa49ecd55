// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QQuickItem;

namespace holdfast::test {

/// Where a part of an item lies, in the coordinates of its window's content.
struct ItemArea {
    QRectF whole;
    QRectF shown; ///< what no ancestor clips away; empty when nothing is left
    QRectF view;  ///< where it could be seen at all
    /// Whether all of it is in the window, or a person gets there by scrolling.
    bool reachable = true;
};

/// @param part in the item's own coordinates
[[nodiscard]] ItemArea areaOf(const QQuickItem& item, const QRectF& part);
[[nodiscard]] ItemArea areaOf(const QQuickItem& item);

} // namespace holdfast::test
