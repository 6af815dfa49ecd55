// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A row of a card that opens something: icon, words, chevron. The mark of the chosen row is a bar inside its
/// edge and a tint.
Pressable {
    id: root

    property string detail
    property string iconName
    property color iconColor: Theme.color.ink2
    property bool selected: false
    property bool divider: true
    property string trailing: "right"
    property TypeStyle titleType: Theme.type.bodyStrong
    /// Further lines of the row, below the detail.
    default property alias more: extra.data
    readonly property alias textX: words.x

    width: parent ? parent.width : implicitWidth
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    topPadding: Theme.space.m
    bottomPadding: Theme.space.m
    ringRadius: Theme.radius.card
    Accessible.description: root.detail
    Accessible.selectable: true
    Accessible.selected: root.selected

    contentItem: Item {
        implicitWidth: words.x + title.implicitWidth + Theme.space.xxl
        implicitHeight: words.implicitHeight

        Icon {
            id: glyph

            icon: root.iconName
            color: root.iconColor
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: glyph.visible ? glyph.width + Theme.space.m : 0
            anchors.right: chevron.left
            anchors.rightMargin: Theme.space.s
            anchors.verticalCenter: parent.verticalCenter

            Label {
                id: title

                text: root.text
                type: root.titleType
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
            Column {
                id: extra

                width: parent.width
            }
        }
        Icon {
            id: chevron

            icon: root.trailing
            color: Theme.color.ink3
            width: visible ? Theme.icon(Theme.iconGrid) : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.border.hair
            radius: Theme.radius.card - Theme.border.hair
            color: root.down || root.selected ? Theme.color.harbourTint : "transparent"

            Rectangle { // square where the row meets the one above
                width: parent.width
                height: parent.radius
                color: parent.color
                visible: root.y > 0
            }
            Rectangle { // and the one below
                anchors.bottom: parent.bottom
                width: parent.width
                height: parent.radius
                color: parent.color
                visible: root.divider
            }
        }
        Rectangle {
            visible: root.selected
            x: Theme.border.hair
            y: Theme.space.m
            width: Theme.space.xs
            height: parent.height - 2 * y
            color: Theme.color.harbour
        }
        Rectangle {
            visible: root.divider
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.border.hair
            color: Theme.color.line
        }
    }
}
