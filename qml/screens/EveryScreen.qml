// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Every screen at once, for the self-test: pages of the shell, and what comes before and above it. Not bound: a bound
/// component cannot be made by the Loader of another context.
Item {
    id: root

    readonly property list<Component> parts: [
        Component { Unlock {} },
        Component { SetUp {} },
        Component { Cover {} },
        Component { PrivacyNotice {} },
        Component { LockingSoon {} },
        Component { Shell {} }
    ]
    readonly property int count: parts.length + screens.count
    readonly property int broken: {
        let failed = 0;
        for (let i = 0; i < pages.count; ++i)
            failed += (pages.itemAt(i) as Loader).status === Loader.Ready ? 0 : 1;
        for (let i = 0; i < rest.count; ++i)
            failed += (rest.itemAt(i) as Loader).status === Loader.Ready ? 0 : 1;
        return failed;
    }

    width: Theme.layout.wide
    height: Theme.layout.medium

    ScreenList { id: screens }

    Repeater {
        id: pages

        model: screens.count

        Loader {
            id: page

            required property int index

            anchors.fill: parent
            sourceComponent: screens.entryAt(page.index).page // qmllint disable unqualified
        }
    }
    Repeater {
        id: rest

        model: root.parts.length

        Loader {
            id: part

            required property int index

            anchors.fill: parent
            sourceComponent: root.parts[part.index] // qmllint disable unqualified
        }
    }
}
