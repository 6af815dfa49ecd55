// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Where the work is, in words that answer "is anything lost?". Opens Sending.
Pressable {
    id: root

    property int sync: SyncState.Received
    readonly property color edge: {
        if (root.sync === SyncState.NeedsYou)
            return Theme.color.brick;
        return root.sync === SyncState.Sealing ? Theme.color.ochre : Theme.color.lineStrong;
    }

    leftPadding: Theme.space.m + Theme.border.selected
    rightPadding: Theme.space.l + Theme.border.selected
    topPadding: Theme.space.m
    bottomPadding: Theme.space.m
    ringRadius: Theme.radius.pill
    Accessible.role: Accessible.Button
    Accessible.description: qsTr("Opens Sending")

    contentItem: Item {
        implicitWidth: glyph.width + Theme.space.s + words.implicitWidth
        implicitHeight: Math.max(glyph.height, words.implicitHeight)

        Icon {
            id: glyph

            anchors.verticalCenter: parent.verticalCenter
            icon: ["received", "waiting", "waiting", "stop", "clock"][root.sync]
            color: [Theme.color.leaf, Theme.color.ink, Theme.color.ink, Theme.color.brick, Theme.color.ochre][root.sync]
        }
        Label {
            id: words

            anchors.left: glyph.right
            anchors.leftMargin: Theme.space.s
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            type: Theme.type.bodyStrong
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Math.min(height / 2, Theme.px(Theme.radius.pill))
        color: root.down ? Theme.color.sunken : Theme.color.surface
        border.width: Theme.border.control
        border.color: root.edge
    }
}
