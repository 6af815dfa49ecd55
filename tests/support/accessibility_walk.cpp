// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessibility_walk.h"

#include "tests/support/item_area.h"

#include <QMetaEnum>
#include <QQuickItem>
#include <QQuickWindow>
#include <private/qguiapplication_p.h>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

#include <algorithm>

namespace holdfast::test {
namespace {

/// What scrolls out of a clipped area is neither seen nor touched there.
void measure(const QQuickItem& item, AccessibleThing& thing) {
    const ItemArea area = areaOf(item);
    thing.reachable = area.reachable;
    thing.shown = thing.rect & area.shown.translated(item.window()->mapToGlobal(QPoint())).toAlignedRect();
}

/// Controls that a person sees and a screen reader does not meet.
void collectControls(const QQuickItem& item, QList<const QQuickItem*>& controls) {
    if (!item.isVisible() || !item.isEnabled()) {
        return;
    }
    if (item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField") ||
        item.inherits("QQuickTextArea")) {
        controls.append(&item);
    }
    for (const QQuickItem* child : item.childItems()) {
        collectControls(*child, controls);
    }
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
        thing.shown = thing.rect;
        thing.object = child->object();
        if (const auto* item = qobject_cast<QQuickItem*>(child->object()); item != nullptr) {
            measure(*item, thing);
            // Qt does not say it of what lies under a disabled page.
            thing.state.disabled = thing.state.disabled || !item->isEnabled();
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

QList<const QQuickItem*> controlsOf(const QWindow& window) {
    QList<const QQuickItem*> controls;
    if (const auto* quick = qobject_cast<const QQuickWindow*>(&window)) {
        collectControls(*quick->contentItem(), controls);
    }
    return controls;
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
        if (!thing.state.disabled && !thing.reachable) {
            faults.append(QStringLiteral("is out of reach: %1").arg(describe(thing)));
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
    for (const QQuickItem* control : controlsOf(window)) {
        const bool met = std::ranges::any_of(things, [control](const AccessibleThing& thing) {
            return thing.object == control && isInteractive(thing);
        });
        if (!met) {
            faults.append(QStringLiteral("is not said to be a control: %1 \"%2\"")
                              .arg(QLatin1String(control->metaObject()->className()),
                                   control->property("text").toString()));
        }
    }
    if (targets.isEmpty()) {
        faults.append(QStringLiteral("nothing to press was found: is accessibility active?"));
    }
    return faults;
}

} // namespace holdfast::test
