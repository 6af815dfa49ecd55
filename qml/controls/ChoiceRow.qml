// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One of several ways, as a full row with its consequence in words. Put inside a RadioGroup.
Pressable {
    id: root

    property bool selected: false
    property string detail
    property string iconName

    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    topPadding: Theme.space.m
    bottomPadding: Theme.space.m
    Accessible.role: Accessible.RadioButton
    twoStates: true
    stateOn: root.selected
    Accessible.description: root.detail

    contentItem: Item {
        implicitWidth: circle.width + Theme.space.m + title.implicitWidth
        implicitHeight: Math.max(circle.height, title.implicitHeight + (detail.visible ? detail.implicitHeight : 0))

        Rectangle {
            id: circle

            width: Theme.icon(Theme.space.xl)
            height: width
            radius: width / 2
            color: Theme.color.surface
            border.width: Theme.border.selected
            border.color: root.selected ? Theme.color.harbour : Theme.color.lineStrong

            Rectangle {
                anchors.centerIn: parent
                width: parent.width / 2
                height: width
                radius: width / 2
                color: Theme.color.harbour
                visible: root.selected
            }
        }
        Label {
            id: title

            text: root.text
            type: Theme.type.bodyStrong
            anchors.left: circle.right
            anchors.leftMargin: Theme.space.m
            width: Math.min(implicitWidth, parent.width - x - (glyph.visible ? glyph.width + Theme.space.s : 0))
            Accessible.ignored: true
        }
        Icon {
            id: glyph

            icon: root.iconName
            size: Theme.space.l + Theme.space.xs
            color: Theme.color.ink
            anchors.left: title.right
            anchors.leftMargin: Theme.space.s
            anchors.verticalCenter: title.verticalCenter
        }
        Label {
            id: detail

            text: root.detail
            type: Theme.type.small
            color: Theme.color.ink2
            anchors.top: title.bottom
            anchors.left: title.left
            anchors.right: parent.right
            visible: root.detail !== ""
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: root.down || root.selected ? Theme.color.harbourTint : Theme.color.surface
        border.width: root.selected ? Theme.border.selected : Theme.border.control
        border.color: root.selected ? Theme.color.harbour : Theme.color.lineStrong
    }
}
