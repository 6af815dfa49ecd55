// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A note that says nothing about itself: a count. Held, or for ten seconds after a tap, a key or a screen
/// reader's press, it asks for what it covers; `revealed` tells the page when to show it.
Pressable {
    id: root

    property int count: 1
    property string actionText: qsTr("Show")
    property string hint
    /// On a white sheet the row is canvas; on the page it is a white row with an edge.
    property bool overSheet: false
    readonly property bool revealed: root.down || linger.running

    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    topPadding: Theme.space.m
    bottomPadding: Theme.space.m
    text: root.count === 1 ? qsTr("1 covered note") : qsTr("%n covered notes", "", root.count)
    accessibleName: root.text
    onClicked: linger.running ? linger.stop() : linger.start()

    function hide(): void {
        linger.stop();
    }

    Timer {
        id: linger

        interval: Theme.openHome.coveredRowRevealSeconds * 1000
    }

    contentItem: Item {
        implicitWidth: glyph.width + words.implicitWidth + show.implicitWidth + 2 * Theme.space.m
        implicitHeight: words.implicitHeight

        Icon {
            id: glyph

            icon: root.revealed ? "eye" : "cover"
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            id: words

            text: root.hint === "" ? root.text : qsTr("%1. %2").arg(root.text).arg(root.hint)
            color: Theme.color.ink2
            anchors.left: glyph.right
            anchors.leftMargin: Theme.space.m
            anchors.right: show.left
            anchors.rightMargin: Theme.space.m
            Accessible.ignored: true
        }
        Label {
            id: show

            text: root.revealed ? qsTr("Hide") : root.actionText
            type: Theme.type.bodyStrong
            color: Theme.color.harbour
            wrapMode: Text.NoWrap
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.openHome.coveredRowRadius
        color: root.down ? Theme.color.sunken : root.overSheet ? Theme.color.canvas : Theme.color.surface
        border.width: root.overSheet ? 0 : Theme.border.hair
        border.color: Theme.color.line
    }
}
