// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A statement to tick: "I explained I may have to tell someone".
Pressable {
    id: root

    /// Owned by whoever shows it: pressing only asks.
    property bool ticked: false
    property string detail
    /// With the statement small above and the value strong below, in a white well.
    property bool well: false

    padding: root.well ? Theme.space.m : 0
    topPadding: Theme.space.s
    bottomPadding: Theme.space.s
    Accessible.role: Accessible.CheckBox
    twoStates: true
    stateOn: root.ticked
    Accessible.description: root.detail

    contentItem: Item {
        implicitWidth: box.width + Theme.space.m + Math.max(first.implicitWidth, second.implicitWidth)
        implicitHeight: Math.max(box.height, words.implicitHeight)

        Rectangle {
            id: box

            width: Theme.icon(Theme.space.xl)
            height: width
            radius: Theme.radius.badge - Theme.border.selected
            anchors.verticalCenter: parent.verticalCenter
            color: root.ticked ? Theme.color.harbour : Theme.color.surface
            border.width: root.ticked ? 0 : Theme.border.selected
            border.color: Theme.color.lineStrong

            Icon {
                anchors.centerIn: parent
                icon: root.ticked ? "check" : ""
                size: Theme.space.l + Theme.space.xs
                color: Theme.color.inkOnHarbour
            }
        }
        Column {
            id: words

            anchors.left: box.right
            anchors.leftMargin: Theme.space.m
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Label {
                id: first

                text: root.text
                type: root.well ? Theme.type.small : Theme.type.body
                color: root.well ? Theme.color.ink2 : Theme.color.ink
                width: parent.width
                Accessible.ignored: true
            }
            Label {
                id: second

                text: root.detail
                type: root.well ? Theme.type.bodyStrong : Theme.type.small
                color: root.well ? Theme.color.ink : Theme.color.ink2
                width: parent.width
                visible: root.detail !== ""
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius.well
        color: root.well ? Theme.color.surface : "transparent"
    }
}
