// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The line between what has been and what comes next.
Item {
    id: root

    required property string time
    property real timeWidth: Theme.px(Theme.space.xxxl * 2)

    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Label {
        id: words

        text: qsTr("Now %1").arg(root.time)
        type: Theme.type.label
        width: root.timeWidth
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Rectangle {
        id: dot

        anchors.verticalCenter: parent.verticalCenter
        x: words.width + Theme.space.l + (Theme.icon(Theme.iconGrid) - width) / 2
        width: Theme.space.m + Theme.border.selected
        height: width
        radius: width / 2
        color: Theme.color.ink
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: dot.right
        anchors.right: parent.right
        height: Theme.border.selected
        color: Theme.color.ink
    }
}
