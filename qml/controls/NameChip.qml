// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A name that is covered inside running text. Looks as high as the line; the target is the full size.
Pressable {
    id: root

    required property string name
    property TypeStyle type: Theme.type.entry
    readonly property bool revealed: root.down || linger.running

    text: root.revealed ? root.name : qsTr("1 name")
    accessibleName: root.revealed ? root.name : qsTr("1 name, covered")
    leftPadding: Theme.space.s
    rightPadding: Theme.space.s
    onClicked: linger.running ? linger.stop() : linger.start()

    Timer {
        id: linger

        interval: Theme.openHome.coveredRowRevealSeconds * 1000
    }

    contentItem: Row {
        spacing: Theme.space.xs

        Icon {
            icon: "eye"
            size: Theme.space.l
            color: Theme.color.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            text: root.text
            type: Theme.type.body
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: Math.min(parent.height, root.type.lineHeight - Theme.border.selected)
            radius: Theme.openHome.nameChipRadius
            color: Theme.color.sunken
            border.width: Theme.border.control
            border.color: Theme.color.lineStrong
        }
    }
}
