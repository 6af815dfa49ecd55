// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One thing on its way, in the order that is always kept: what happened, whether anything is lost, what to do next.
Column {
    id: root

    required property SendingModel sending

    readonly property sendingRow row: root.sending.chosenRow

    spacing: Theme.space.l

    SeverityTag {
        severity: root.sending.chosenNeedsYou ? Severity.ToResolve : Severity.Information
        text: root.sending.chosenNeedsYou ? qsTr("Needs you") : qsTr("Waiting")
    }
    Heading {
        text: root.row.title
        type: Theme.type.title
        width: parent.width
    }
    TroublePart {
        width: parent.width
        iconName: "advise"
        heading: qsTr("What happened")
        text: root.row.happened
    }
    TroublePart {
        width: parent.width
        iconName: "saved"
        iconColor: Theme.color.leaf
        heading: qsTr("Is anything lost?")
        text: root.row.lost
    }
    TroublePart {
        width: parent.width
        iconName: "hand"
        heading: qsTr("What to do next")
        text: root.row.next
    }
    CardRow {
        x: Theme.wide ? Theme.icon(Theme.iconGrid) + Theme.space.m + Theme.space.xs : 0
        width: parent.width - x
        text: qsTr("Try again now")
        detail: qsTr("It goes from where it was.")
        iconName: "rotate"
        busy: root.sending.busy
        visible: root.sending.chosenNeedsYou
        onClicked: root.sending.sendNow()
    }
    Label {
        text: qsTr("Help desk reference: %1").arg(root.row.technical)
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: root.row.technical !== ""
    }
}
