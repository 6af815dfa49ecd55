// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessibility_walk.h"

#include <QMetaEnum>
#include <QQuickItem>
#include <QWindow>
#include <private/qguiapplication_p.h>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

namespace holdfast::test {
namespace {

/// What scrolls out of a clipped area is neither seen nor touched there.
QRect clippedRect(QAccessibleInterface* node) {
    QRect shown = node->rect();
    const auto* item = qobject_cast<QQuickItem*>(node->object());
    for (const auto* above = item == nullptr ? nullptr : item->parentItem(); above != nullptr;
         above = above->parentItem()) {
        if (above->clip()) {
            const QPointF corner = above->mapToGlobal(QPointF(0, 0));
            shown &= QRectF(corner, above->size()).toAlignedRect();
        }
    }
    return shown;
}

void collect(QAccessibleInterface* node, int parent, QList<AccessibleThing>& things) {
    for (int i = 0; i < node->childCount(); ++i) {
        QAccessibleInterface* child = node->child(i);
        if (child == nullptr || !child->isValid() || child->state().invisible) {
            continue;
        }
        AccessibleThing thing;
        thing.name = child->text(QAccessible::Name);
        thing.description = child->text(QAccessible::Description);
        thing.role = child->role();
        thing.state = child->state();
        thing.rect = child->rect();
        thing.shown = clippedRect(child);
        if (const auto* item = qobject_cast<QQuickItem*>(child->object());
            item != nullptr && !item->isEnabled()) {
            thing.state.disabled = true; // Qt does not say it of what lies under a disabled page
        }
        thing.parent = parent;
        things.append(thing);
        collect(child, static_cast<int>(things.size()) - 1, things);
    }
}

QString describe(const AccessibleThing& thing) {
    const char* role = QMetaEnum::fromType<QAccessible::Role>().valueToKey(thing.role);
    return QStringLiteral("%1 \"%2\" (%3,%4 %5x%6)")
        .arg(QLatin1String(role != nullptr ? role : "?"), thing.name)
        .arg(thing.rect.x())
        .arg(thing.rect.y())
        .arg(thing.rect.width())
        .arg(thing.rect.height());
}

bool isInside(const QList<AccessibleThing>& things, int inner, int outer) {
    for (int at = things.at(inner).parent; at >= 0; at = things.at(at).parent) {
        if (at == outer) {
            return true;
        }
    }
    return false;
}

} // namespace

bool activateAccessibility() {
    auto* platform = QGuiApplicationPrivate::platformIntegration();
    if (platform == nullptr || platform->accessibility() == nullptr) {
        return false;
    }
    platform->accessibility()->setActive(true);
    return QAccessible::isActive();
}

QList<AccessibleThing> accessibleThings(QWindow& window) {
    QList<AccessibleThing> things;
    if (QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&window)) {
        collect(root, -1, things);
    }
    return things;
}

bool isInteractive(const AccessibleThing& thing) {
    switch (thing.role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::PageTab:
    case QAccessible::Link:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::ComboBox:
    case QAccessible::MenuItem:
        return true;
    case QAccessible::ListItem:
        return thing.state.focusable;
    default:
        return false;
    }
}

QStringList accessibilityFaults(QWindow& window, const WalkRules& rules) {
    const QList<AccessibleThing> things = accessibleThings(window);
    const QRect frame(window.mapToGlobal(QPoint(0, 0)), window.size());
    QStringList faults;
    QList<int> targets;
    for (int i = 0; i < things.size(); ++i) {
        const AccessibleThing& thing = things.at(i);
        if (!isInteractive(thing) || thing.rect.isEmpty()) {
            continue;
        }
        if (thing.name.trimmed().isEmpty()) {
            faults.append(QStringLiteral("has no name: %1").arg(describe(thing)));
        }
        if (thing.rect.width() < rules.minimumTarget || thing.rect.height() < rules.minimumTarget) {
            faults.append(QStringLiteral("is too small: %1").arg(describe(thing)));
        }
        if (rules.insideWindow && !frame.contains(thing.rect)) {
            faults.append(QStringLiteral("is outside the window: %1").arg(describe(thing)));
        }
        for (const int other : thing.state.disabled ? QList<int>{} : std::as_const(targets)) {
            if (thing.shown.intersects(things.at(other).shown) && !isInside(things, i, other)) {
                faults.append(QStringLiteral("lie over each other: %1 and %2")
                                  .arg(describe(thing), describe(things.at(other))));
            }
        }
        // What a sheet has disabled lies under it on purpose.
        if (!thing.state.disabled) {
            targets.append(i);
        }
    }
    if (targets.isEmpty()) {
        faults.append(QStringLiteral("nothing to press was found: is accessibility active?"));
    }
    return faults;
}

} // namespace holdfast::test
