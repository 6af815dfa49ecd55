// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Police intelligence outside a visit: a hatched panel that is read while held, or for ten seconds after a tap,
/// a key or a screen reader's press. The words cannot be selected or copied.
Pressable {
    id: root

    required property string note
    readonly property bool revealed: root.down || linger.running

    padding: Theme.space.m
    implicitHeight: Math.max(Theme.target.doorstep, implicitContentHeight + topPadding + bottomPadding)
    accessibleName: root.revealed ? root.note : qsTr("1 covered note")
    onClicked: linger.running ? linger.stop() : linger.start()

    Timer {
        id: linger

        interval: Theme.handling.policeIntelligenceRevealSeconds * 1000
    }

    contentItem: Item {
        implicitHeight: Math.max(words.implicitHeight, plate.implicitHeight)

        Label {
            id: words

            text: root.revealed ? root.note : ""
            type: Theme.type.entry
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
        Rectangle {
            id: plate

            visible: !root.revealed
            anchors.centerIn: parent
            implicitWidth: hold.implicitWidth + 2 * Theme.space.l
            implicitHeight: hold.implicitHeight + Theme.space.s
            width: implicitWidth
            height: implicitHeight
            radius: Theme.radius.badge
            color: Theme.color.surface

            Label {
                id: hold

                anchors.centerIn: parent
                text: qsTr("Hold to read")
                type: Theme.type.bodyStrong
                color: Theme.color.harbour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius.well
        color: Theme.color.surface
        border.width: Theme.border.control
        border.color: Theme.color.seal

        Hatch {
            anchors.fill: parent
            anchors.margins: Theme.border.selected
            visible: !root.revealed
        }
    }
}
