// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What stands beside an entry, or under it when there is no room: handling, about whom, why, wish, finding,
/// and where the entry is on its way.
Column {
    id: root

    required property EntryCard entry

    spacing: Theme.space.s

    Flow {
        width: parent.width
        spacing: Theme.space.s
        visible: (root.entry.handlingShown && root.entry.handling !== Handling.Ordinary) || root.entry.notSettled

        HandlingBadge {
            handling: root.entry.handling
            visible: root.entry.handlingShown && handling !== Handling.Ordinary
        }
        NotSettledBadge { visible: root.entry.notSettled }
    }
    Label {
        text: root.entry.about
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: text !== ""
    }
    Label {
        text: root.entry.note
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: text !== ""
    }
    WishBlock {
        childName: root.entry.wishOf
        wish: root.entry.wish
        visible: root.entry.wishOf !== ""
        width: Math.min(parent.width, Math.max(implicitWidth, Theme.px(Theme.layout.entryMargin)))
    }
    Row {
        width: parent.width
        spacing: Theme.space.s
        visible: root.entry.finding !== ""

        Icon {
            id: mark

            icon: Theme.severityIcon(root.entry.findingSeverity)
            color: Theme.severityColor(root.entry.findingSeverity)
            size: Theme.space.l + Theme.space.xs
        }
        Label {
            text: root.entry.finding
            type: Theme.type.label
            color: Theme.severityColor(root.entry.findingSeverity)
            width: parent.width - mark.width - parent.spacing
        }
    }
    Row {
        width: parent.width
        spacing: Theme.space.s
        visible: way.text !== ""

        Icon {
            id: wayMark

            icon: ["", "saved", "waiting", "received", "reports", "close"][root.entry.progress]
            color: root.entry.progress === EntryState.Received || root.entry.progress === EntryState.Saved
                   ? Theme.color.leaf : Theme.color.ink2
            size: Theme.space.l + Theme.space.xs
        }
        Label {
            id: way

            text: root.entry.progressText
            type: Theme.type.small
            color: Theme.color.ink2
            width: parent.width - wayMark.width - parent.spacing
        }
    }
    Button {
        visible: root.entry.takenOut
        kind: Button.Kind.Quiet
        leftPadding: 0
        text: qsTr("Undo")
        accessibleName: qsTr("Undo taking out this entry")
        onClicked: root.entry.undone()
    }
}
