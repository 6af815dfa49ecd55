// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// What stands beside an entry, or under it when there is no room: handling, about whom, why, wish, finding,
/// and where the entry is on its way.
Column {
    id: root

    required property int handling
    property bool handlingShown: false
    property bool notSettled: false
    property string about
    property string note
    property string wishOf
    property string wish
    property string finding
    property int findingSeverity: Severity.Advised
    property int progress: EntryState.Saved
    property string progressText

    signal undone

    spacing: Theme.space.s

    Flow {
        width: parent.width
        spacing: Theme.space.s
        visible: (root.handlingShown && root.handling !== Handling.Ordinary) || root.notSettled

        HandlingBadge {
            handling: root.handling
            visible: root.handlingShown && handling !== Handling.Ordinary
        }
        NotSettledBadge { visible: root.notSettled }
    }
    Label {
        text: root.about
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: text !== ""
    }
    Label {
        text: root.note
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: text !== ""
    }
    WishBlock {
        childName: root.wishOf
        wish: root.wish
        visible: root.wishOf !== ""
        width: Math.min(parent.width, Math.max(implicitWidth, Theme.px(Theme.layout.entryMargin)))
    }
    Row {
        width: parent.width
        spacing: Theme.space.s
        visible: root.finding !== ""

        Icon {
            id: mark

            icon: Theme.severityIcon(root.findingSeverity)
            color: Theme.severityColor(root.findingSeverity)
            size: Theme.space.l + Theme.space.xs
        }
        Label {
            text: root.finding
            type: Theme.type.label
            color: Theme.severityColor(root.findingSeverity)
            width: parent.width - mark.width - parent.spacing
        }
    }
    Row {
        width: parent.width
        spacing: Theme.space.s
        visible: way.text !== ""

        Icon {
            id: wayMark

            icon: ["", "saved", "waiting", "received", "reports", "close"][root.progress]
            color: root.progress === EntryState.Received || root.progress === EntryState.Saved
                   ? Theme.color.leaf : Theme.color.ink2
            size: Theme.space.l + Theme.space.xs
        }
        Label {
            id: way

            text: root.progressText
            type: Theme.type.small
            color: Theme.color.ink2
            width: parent.width - wayMark.width - parent.spacing
        }
    }
    Button {
        visible: root.progress === EntryState.TakenOut
        kind: Button.Kind.Quiet
        leftPadding: 0
        text: qsTr("Undo")
        accessibleName: qsTr("Undo taking out this entry")
        onClicked: root.undone()
    }
}
