// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QPointer>
#include <QRect>
#include <QString>
#include <QStringList>

class QWindow;

namespace holdfast::test {

/// Makes Qt build its accessibility tree although no screen reader is there. Call after the application
/// object and before the page is loaded. False when the platform offers no accessibility.
[[nodiscard]] bool activateAccessibility();

/// One thing in the tree, as a screen reader meets it.
struct AccessibleThing {
    QString name;
    QString description;
    QAccessible::Role role = QAccessible::NoRole;
    QAccessible::State state;
    QRect rect;            ///< on the screen, as large as it is
    QRect shown;           ///< the part of it that no ancestor clips away
    bool reachable = true; ///< in the window, or a person scrolls to it
    QPointer<QObject> object;
    int parent = -1; ///< index in the same list; -1 below the window
};

/// Everything visible in the window, parents before children.
[[nodiscard]] QList<AccessibleThing> accessibleThings(QWindow& window);

/// Whether a person presses, ticks, chooses or types in it.
[[nodiscard]] bool isInteractive(const AccessibleThing& thing);

struct WalkRules {
    int minimumTarget = 48; ///< device-independent pixels, both ways
};

/// What is wrong with the page, one sentence for each, empty when nothing is: interactive things without a
/// name, too small, neither in the window nor scrolled to, or lying over each other (one inside the other is
/// allowed), and controls that the tree leaves out.
[[nodiscard]] QStringList accessibilityFaults(QWindow& window, const WalkRules& rules = {});

} // namespace holdfast::test
