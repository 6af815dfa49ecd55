// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A small word with an icon that says a state: neutral, or with the weight of a message.
Rectangle {
    id: root

    required property string text
    property string iconName
    property color ink: Theme.color.ink2

    implicitWidth: row.implicitWidth + 2 * Theme.space.m
    implicitHeight: Theme.type.label.lineHeight + Theme.space.s
    radius: Theme.radius.badge
    color: Theme.color.sunken
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space.s

        Icon {
            icon: root.iconName
            size: Theme.space.l + Theme.border.selected
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            text: root.text
            type: Theme.type.label
            color: root.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
