// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A button that is only an icon. Its name is required: it is all that a screen reader has.
Pressable {
    id: root

    required property string name
    required property string iconName
    property color ink: Theme.color.harbour

    accessibleName: root.name
    padding: Theme.space.m

    contentItem: Item {
        implicitWidth: glyph.width
        implicitHeight: glyph.height

        Icon {
            id: glyph

            anchors.centerIn: parent
            icon: root.iconName
            color: root.ink
        }
    }

    background: Rectangle {
        radius: Theme.radius.control
        color: root.down ? Theme.color.harbourTint : "transparent"
    }
}
