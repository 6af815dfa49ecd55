// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One finding: what it is, the notes it touches, and the ways to put it right.
Column {
    id: root

    required property FinishModel check
    property string openWay

    signal notesAsked

    spacing: Theme.space.m

    Connections {
        target: root.check

        function onWayTaken(): void {
            root.openWay = "";
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.space.m
        visible: root.check.chosen !== ""

        SeverityTag {
            severity: root.check.chosenSeverity
            text: [qsTr("Information"), qsTr("Advised"), qsTr("To resolve"), qsTr("Passed with a reason")][root.check.chosenSeverity]
        }
        Label {
            text: root.check.chosenPosition
            type: Theme.type.small
            color: Theme.color.ink2
            topPadding: Theme.space.xs
        }
    }
    Heading {
        text: root.check.chosenTitle
        type: Theme.type.title
        width: parent.width
    }
    Label {
        text: root.check.chosenDetail
        width: parent.width
        visible: text !== ""
    }
    Repeater {
        model: root.check.notes

        FinishNoteBlock { width: parent ? parent.width : 0 }
    }
    Heading {
        text: root.check.chosenSeverity === Severity.Advised ? qsTr("Deal with it, or say why not") : qsTr("Ways to put this right")
        width: parent.width
        topPadding: Theme.space.xs + Theme.type.heading.halfLead
    }
    Column {
        width: parent.width
        spacing: Theme.target.gap

        Repeater {
            model: root.check.ways

            FinishWayRow {
                width: parent ? parent.width : 0
                open: root.openWay === row.id
                onToggled: root.openWay = root.openWay === row.id ? "" : row.id
                onTaken: (choice, words) => root.check.take(row.id, choice, words)
                onNotesAsked: root.notesAsked()
            }
        }
    }
    Trouble {
        words: root.check.trouble
        width: parent.width
    }
    Item {
        width: parent.width
        implicitHeight: ring.implicitHeight + Theme.space.l

        Icon {
            id: phone

            icon: "phone"
            y: Theme.space.l
        }
        LeadLabel {
            id: ring

            lead: qsTr("Not sure?")
            rest: qsTr("%1 If a child is in danger now, call 999.").arg(root.check.ring)
            y: Theme.space.l
            anchors.left: phone.right
            anchors.leftMargin: Theme.space.m
            anchors.right: parent.right
        }
    }
}
