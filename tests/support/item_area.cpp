// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/item_area.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QVariant>

namespace holdfast::test {
namespace {

constexpr qreal hair = 1.5; // rounding of layouts

bool holds(const QRectF& outer, const QRectF& inner) {
    return outer.adjusted(-hair, -hair, hair, hair).contains(inner);
}

/// What a Flickable can bring into sight, in the coordinates of its content.
QRectF scrolled(const QQuickItem& flickable) {
    const auto number = [&flickable](const char* name) { return flickable.property(name).toReal(); };
    const qreal width = std::max(number("contentWidth"), flickable.width());
    if (flickable.inherits("QQuickListView")) {
        // It guesses the height of rows it has not made.
        constexpr qreal endless = 1e6;
        return {-number("leftMargin"), -endless, width + number("leftMargin") + number("rightMargin"),
                2 * endless};
    }
    const qreal height = std::max(number("contentHeight"), flickable.height());
    return {number("originX") - number("leftMargin"), number("originY") - number("topMargin"),
            width + number("leftMargin") + number("rightMargin"),
            height + number("topMargin") + number("bottomMargin")};
}

} // namespace

ItemArea areaOf(const QQuickItem& item, const QRectF& part) {
    ItemArea area;
    area.whole = item.mapRectToScene(part);
    if (item.window() != nullptr) {
        area.view = QRectF(QPointF(), QSizeF(item.window()->size()));
    }
    const QRectF window = area.view;
    QRectF wanted = area.whole; // what has to be in sight for the part to be
    for (const QQuickItem* above = item.parentItem(); above != nullptr; above = above->parentItem()) {
        const QRectF frame = above->mapRectToScene(QRectF(0, 0, above->width(), above->height()));
        if (above->clip()) {
            area.view = area.view.intersected(frame);
        }
        if (above->inherits("QQuickFlickable")) {
            auto* content = above->property("contentItem").value<QQuickItem*>();
            area.reachable = area.reachable && content != nullptr &&
                             holds(scrolled(*above), content->mapRectFromScene(wanted));
            wanted = frame;
        } else if (above->clip()) {
            area.reachable = area.reachable && holds(frame, wanted);
        }
    }
    area.shown = area.whole.intersected(area.view);
    area.reachable = area.reachable && holds(window, wanted);
    return area;
}

ItemArea areaOf(const QQuickItem& item) {
    return areaOf(item, QRectF(0, 0, item.width(), item.height()));
}

} // namespace holdfast::test
