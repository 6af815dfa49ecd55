// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// What stands around a page: rail, bars, tabs.
Column {
    id: root

    spacing: Theme.space.xl

    readonly property list<RailEntry> places: [
        RailEntry { text: "Today"; iconName: "today" },
        RailEntry { text: "Cases"; iconName: "cases" },
        RailEntry { text: "Paper"; iconName: "paper"; count: 2 },
        RailEntry { text: "Reports"; iconName: "reports" },
        RailEntry { text: "Help"; iconName: "help" }
    ]

    Part {
        title: "Top bar, tabs, action bar"

        TopBar { width: root.width; title: "Tallowby"; back: "Today"; saved: "Saved on this tablet · 16:26" }
        BottomTabs {
            width: root.width
            entries: root.places // qmllint disable
        }
        ActionBar {
            width: root.width

            Button { text: "Start visit"; kind: Button.Kind.Primary; doorstep: true }
            Button { text: "Safety plan"; iconName: "safety"; doorstep: true }
        }
    }
    Part {
        title: "Sheet: over the content area only; rail, Cover and Lock stay live"

        Item {
            width: root.width
            height: Theme.px(Theme.layout.sidePanel)
            clip: true

            Sheet {
                title: "Visit"
                open: true

                Label { text: "People, plans, decisions, paper, safety, notice."; width: parent ? parent.width : 0 }
                Button { text: "Show privacy notice"; iconName: "notice"; width: parent ? parent.width : 0 }
            }
        }
    }
    Part {
        title: "Rail"

        Rail {
            height: Theme.px(Theme.layout.medium)
            entries: root.places // qmllint disable
        }
    }
}
