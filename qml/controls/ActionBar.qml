// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The main actions of a screen at its foot, from 150% text, always reachable without scrolling.
Rectangle {
    id: root

    default property alias content: flow.data

    implicitHeight: Math.max(Theme.layout.actionBar, flow.implicitHeight + 2 * Theme.space.l)
    color: Theme.color.surface
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Main actions")

    Rectangle {
        width: parent.width
        height: Theme.border.selected
        color: Theme.color.line
    }
    Flow {
        id: flow

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.phone ? Theme.space.l : Theme.space.xxl
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.l
    }
}
