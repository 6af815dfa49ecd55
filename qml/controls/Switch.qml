// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A setting that is on or off, in a row with its words. The position and a tick say which, not the colour alone.
Pressable {
    id: root

    /// Owned by whoever shows it: pressing only asks.
    property bool on: false
    property string detail

    padding: Theme.space.s
    implicitHeight: Math.max(Theme.target.min, implicitContentHeight + topPadding + bottomPadding)
    Accessible.role: Accessible.CheckBox
    twoStates: true
    stateOn: root.on
    Accessible.description: root.detail

    contentItem: Item {
        implicitWidth: words.implicitWidth + track.width + Theme.space.l
        implicitHeight: Math.max(words.implicitHeight, track.height)

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: track.left
            anchors.rightMargin: Theme.space.l
            anchors.verticalCenter: parent.verticalCenter

            Label {
                text: root.text
                width: parent.width
                Accessible.ignored: true
            }
            Label {
                text: root.detail
                type: Theme.type.small
                color: Theme.color.ink2
                width: parent.width
                visible: root.detail !== ""
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: track

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.icon(Theme.space.xxxl)
            height: Theme.icon(Theme.space.xl + Theme.space.xs)
            radius: height / 2
            color: root.on ? Theme.color.harbour : Theme.color.surface
            border.width: Theme.border.selected
            border.color: root.on ? Theme.color.harbour : Theme.color.lineStrong

            Rectangle {
                readonly property real gap: Theme.space.xs

                width: parent.height - 2 * gap
                height: width
                radius: height / 2
                y: gap
                x: root.on ? parent.width - width - gap : gap
                color: root.on ? Theme.color.inkOnHarbour : Theme.color.lineStrong

                Behavior on x {
                    NumberAnimation { duration: Theme.motion.state }
                }
                Icon {
                    anchors.centerIn: parent
                    icon: root.on ? "check" : ""
                    size: Theme.space.l
                    color: Theme.color.harbour
                }
            }
        }
    }
}
