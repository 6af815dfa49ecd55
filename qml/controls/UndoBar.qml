// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Offers to take back what was just done: ten seconds, or until the next action (hide()).
Rectangle {
    id: root

    property string text
    readonly property alias showing: timer.running

    signal undone
    signal expired

    implicitHeight: undo.implicitHeight + Theme.space.s
    radius: Theme.radius.control
    color: Theme.color.seal
    visible: timer.running
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    function show(message: string): void {
        root.text = message;
        timer.restart();
    }
    function hide(): void {
        timer.stop();
    }

    Timer {
        id: timer

        interval: Theme.motion.undoBar
        onTriggered: root.expired()
    }
    Label {
        text: root.text
        color: Theme.color.inkOnSeal
        anchors.left: parent.left
        anchors.leftMargin: Theme.space.l
        anchors.right: undo.left
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        maximumLineCount: 2
        Accessible.ignored: true
    }
    Pressable {
        id: undo

        anchors.right: parent.right
        anchors.rightMargin: Theme.space.s
        anchors.verticalCenter: parent.verticalCenter
        padding: Theme.space.m
        text: qsTr("Undo")
        accessibleName: qsTr("Undo: %1").arg(root.text)
        onClicked: {
            timer.stop();
            root.undone();
        }

        contentItem: Label {
            text: undo.text
            type: Theme.type.bodyStrong
            font.underline: true
            color: Theme.color.inkOnSeal
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
