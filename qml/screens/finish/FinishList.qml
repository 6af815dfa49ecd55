// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Findings of one weight: a heading, what it means, and a row each.
Column {
    id: root

    required property string heading
    required property string meaning
    required property color ink
    required property RowListModel findings
    required property string chosen

    signal asked(string finding)

    spacing: Theme.space.s
    visible: root.findings.count > 0

    Flow {
        width: parent.width
        spacing: Theme.space.s

        Label {
            text: root.heading
            type: Theme.type.bodyStrong
            color: root.ink
            Accessible.role: Accessible.Heading
        }
        FitLabel {
            room: parent.width
            text: root.meaning
            type: Theme.type.small
            color: Theme.color.ink2
            topPadding: Theme.border.selected + Theme.type.small.halfLead
        }
    }
    Card {
        width: parent.width

        Repeater {
            model: root.findings

            FindingRow {
                id: finding

                required property finishFinding row
                required property int index

                severity: finding.row.severity
                text: finding.row.title
                detail: finding.row.detail
                selected: root.chosen === finding.row.id
                divider: finding.index < root.findings.count - 1
                onClicked: root.asked(finding.row.id)
            }
        }
    }
}
