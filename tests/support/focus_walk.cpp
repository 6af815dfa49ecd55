// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/focus_walk.h"

#include "tests/support/accessibility_walk.h"
#include "tests/support/item_area.h"

#include <QCoreApplication>
#include <QPointer>
#include <QQmlEngine>
#include <QQmlIncubator>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <algorithm>

namespace holdfast::test {
namespace {

constexpr int longestWalk = 400;

QString nameOf(const QQuickItem& item) {
    for (const QQuickItem* at = &item; at != nullptr; at = at->parentItem()) {
        for (const char* property : {"accessibleName", "label", "text"}) {
            if (const QString name = at->property(property).toString(); !name.isEmpty()) {
                return name;
            }
        }
    }
    return QLatin1String(item.metaObject()->className());
}

/// All of it, or as much of it as there is room for.
bool inSight(const QQuickItem& item) {
    const ItemArea area = areaOf(item);
    if (area.whole.height() > area.view.height()) {
        return area.shown.height() > area.view.height() / 2;
    }
    return area.shown.adjusted(-2, -2, 2, 2).contains(area.whole);
}

QString place(const QQuickItem& item) {
    const QRect at = areaOf(item).whole.toAlignedRect();
    return QStringLiteral("\"%1\" (%2,%3 %4x%5)")
        .arg(nameOf(item))
        .arg(at.x())
        .arg(at.y())
        .arg(at.width())
        .arg(at.height());
}

/// What went away while lists scrolled is not asked for.
bool reached(const QList<QPointer<QQuickItem>>& stops, const AccessibleThing& thing) {
    const auto* item = qobject_cast<const QQuickItem*>(thing.object.data());
    return item == nullptr || std::ranges::any_of(stops, [&](const QPointer<QQuickItem>& stop) {
               return !stop.isNull() &&
                      (stop == item || item->isAncestorOf(stop) ||
                       (!item->activeFocusOnTab() && stop->parentItem() == item->parentItem()));
           });
}

/// As much as happens between two keys of a person: rows are made, lists and what follows the focus scroll.
void settle(QQuickWindow& window) {
    auto* const engine = qmlEngine(window.contentItem()->childItems().constFirst());
    auto* const rows = engine == nullptr ? nullptr : engine->incubationController();
    for (int round = 0; round < 2; ++round) {
        QCoreApplication::processEvents();
        while (rows != nullptr && rows->incubatingObjectCount() > 0) {
            rows->incubateFor(50);
        }
        window.grabWindow(); // lays out what moved
    }
    QCoreApplication::processEvents();
}

} // namespace

QStringList focusFaults(QQuickWindow& window) {
    QStringList faults;
    QList<QPointer<QQuickItem>> stops;
    QList<AccessibleThing> things = accessibleThings(window);
    for (int step = 0; step < longestWalk; ++step) {
        QTest::keyClick(&window, Qt::Key_Tab);
        settle(window);
        const QPointer<QQuickItem> now = window.activeFocusItem();
        if (now.isNull() || stops.contains(now)) {
            break;
        }
        stops.append(now);
        if (!inSight(*now)) {
            faults.append(QStringLiteral("has the keyboard out of sight: %1").arg(place(*now)));
        }
    }
    if (stops.size() >= longestWalk) {
        faults.append(QStringLiteral("Tab never comes back"));
    }
    for (const AccessibleThing& thing : things) {
        if (isInteractive(thing) && !thing.state.disabled && !thing.rect.isEmpty() &&
            !reached(stops, thing)) {
            faults.append(QStringLiteral("Tab does not come to \"%1\"").arg(thing.name));
        }
    }
    return faults;
}

} // namespace holdfast::test
