// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One sheet that the worker still answers for.
Item {
    id: root

    required property sideRow row
    property bool divider: true

    implicitHeight: words.implicitHeight + 2 * Theme.space.m
    Accessible.role: Accessible.ListItem
    Accessible.name: Theme.sentence([root.row.title, root.row.detail])

    Icon {
        id: glyph

        icon: root.row.iconName
        color: Theme.color.ochre
        x: Theme.space.l
        y: Theme.space.m
    }
    Column {
        id: words

        anchors.left: glyph.right
        anchors.leftMargin: Theme.space.m
        anchors.right: parent.right
        anchors.rightMargin: Theme.space.l
        y: Theme.space.m

        Label {
            text: root.row.title
            type: Theme.type.bodyStrong
            width: parent.width
            Accessible.ignored: true
        }
        Label {
            text: root.row.detail
            type: Theme.type.small
            color: Theme.color.ink2
            width: parent.width
            Accessible.ignored: true
        }
    }
    Rectangle {
        visible: root.divider
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.border.hair
        color: Theme.color.line
    }
}
