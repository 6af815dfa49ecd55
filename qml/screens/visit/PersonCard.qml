// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// One person of the visit in the strip: who, and whether they are here. Opens who is here.
Pressable {
    id: root

    required property string name
    required property string brief
    required property string briefPresence
    required property int attendance

    padding: Theme.space.m
    topPadding: Theme.space.s + Theme.border.selected
    bottomPadding: topPadding
    accessibleName: root.name + ", " + root.briefPresence

    contentItem: Column {
        Row {
            width: parent.width
            spacing: Theme.space.s

            Icon {
                id: glyph

                icon: root.attendance === 1 ? "received" : "person"
                color: root.attendance === 1 ? Theme.color.leaf : Theme.color.ink2
                size: Theme.space.l + Theme.space.xs
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                text: root.brief
                type: Theme.type.bodyStrong
                width: parent.width - glyph.width - parent.spacing
                elide: Text.ElideRight
                maximumLineCount: 1
                Accessible.ignored: true
            }
        }
        Label {
            text: root.briefPresence
            type: Theme.type.small
            color: Theme.color.ink2
            width: parent.width
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: root.down ? Theme.color.harbourTint : Theme.color.surface
        border.width: Theme.border.hair
        border.color: Theme.color.line
    }
}
