// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// One of the three answers about a failure, and any other short note with an icon.
Item {
    id: root

    required property string iconName
    required property string heading
    required property string text
    property color iconColor: Theme.color.ink2
    property color headingColor: Theme.color.ink
    property color textColor: Theme.color.ink

    implicitHeight: column.implicitHeight

    Icon {
        id: glyph

        icon: root.iconName
        color: root.iconColor
        y: (Theme.type.bodyStrong.lineHeight - height) / 2
    }
    Column {
        id: column

        anchors.left: glyph.right
        anchors.leftMargin: Theme.space.m + Theme.space.xs
        anchors.right: parent.right

        Label {
            text: root.heading
            type: Theme.type.bodyStrong
            color: root.headingColor
            width: parent.width
        }
        Label {
            text: root.text
            color: root.textColor
            width: parent.width
            visible: root.text !== ""
        }
    }
}
