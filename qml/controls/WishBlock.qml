// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A child's wish about who should know, beside her entry. Folded on a visit; never printed, never in a report.
Pressable {
    id: root

    required property string childName
    required property string wish
    /// Off on a visit until asked; folds again by itself.
    property bool open: false

    padding: Theme.space.s
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    implicitHeight: Math.max(Theme.target.min, implicitContentHeight + topPadding + bottomPadding)
    accessibleName: root.open ? qsTr("%1’s wish. %2").arg(root.childName).arg(root.wish)
                              : qsTr("%1’s wish, hidden").arg(root.childName)
    onClicked: root.open = !root.open

    Timer {
        interval: Theme.openHome.coveredRowRevealSeconds * 1000
        running: root.open
        onTriggered: root.open = false
    }

    contentItem: Item {
        implicitWidth: ear.width + Theme.space.s + words.implicitWidth
        implicitHeight: words.implicitHeight

        Icon {
            id: ear

            icon: "ear"
            color: Theme.color.heather
            size: Theme.space.l + Theme.space.xs
            y: (Theme.type.label.lineHeight - height) / 2 + words.y
        }
        LeadLabel {
            id: words

            type: Theme.type.small
            lead: root.open ? qsTr("%1’s wish.").arg(root.childName) : qsTr("%1’s wish").arg(root.childName)
            rest: root.open ? root.wish : qsTr("· tap to show")
            anchors.left: ear.right
            anchors.leftMargin: Theme.space.s
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
    // The target is larger than the plate.
    topInset: root.open ? 0 : Theme.space.xs + Theme.border.selected
    bottomInset: root.topInset
    background: Rectangle {
        radius: Theme.radius.well
        color: Theme.color.heatherTint
        border.width: root.down ? Theme.border.control : 0
        border.color: Theme.color.heather
    }
}
