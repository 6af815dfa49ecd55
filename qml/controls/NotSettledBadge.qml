// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// "Not settled": the note went, restricted, and a manager must settle it. Stands beside the handling badge.
Item {
    id: root

    implicitWidth: row.implicitWidth + 2 * Theme.space.s
    implicitHeight: Theme.type.label.lineHeight + Theme.space.s
    Accessible.role: Accessible.StaticText
    Accessible.name: label.text

    DashedFrame {
        anchors.fill: parent
        color: Theme.color.surface
        edge: Theme.color.brick
        radius: Theme.radius.badge
        lineWidth: Theme.handling.notSettledBorder
    }
    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space.xs + Theme.border.selected

        Icon {
            icon: "waiting"
            size: Theme.space.l
            color: Theme.color.brick
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            id: label

            text: qsTr("Not settled")
            type: Theme.type.label
            color: Theme.color.brick
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
