// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A place, Cover or Lock: icon above word (beside it in a top bar), on the rail's colour.
Pressable {
    id: root

    required property string iconName
    property bool current: false
    property int count: 0
    property bool outlined: false
    property bool beside: false

    overRail: true
    padding: Theme.space.s
    leftPadding: root.beside ? Theme.space.l : Theme.space.xs
    rightPadding: leftPadding
    accessibleName: root.count > 0 ? qsTr("%1, %2").arg(root.text).arg(root.count) : root.text
    Accessible.selectable: true
    Accessible.selected: root.current

    contentItem: Item {
        implicitWidth: root.beside ? glyph.width + Theme.space.s + word.implicitWidth : Math.max(glyph.width, word.implicitWidth)
        implicitHeight: root.beside ? Math.max(glyph.height, word.implicitHeight) : glyph.height + word.implicitHeight

        Icon {
            id: glyph

            icon: root.iconName
            color: root.current || root.outlined ? Theme.color.focusOnRail : Theme.color.railInk
            x: root.beside ? 0 : (parent.width - width) / 2
            y: root.beside ? (parent.height - height) / 2 : Math.max(0, (parent.height - height - word.height) / 2)
        }
        Label {
            id: word

            text: root.text
            type: root.beside ? Theme.type.bodyStrong : Theme.type.small
            strong: root.beside || root.current || root.outlined
            color: glyph.color
            wrapMode: Text.NoWrap
            x: root.beside ? glyph.width + Theme.space.s : (parent.width - width) / 2
            y: root.beside ? (parent.height - height) / 2 : glyph.y + glyph.height
            width: Math.min(implicitWidth, parent.width)
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Rectangle {
            visible: root.count > 0
            width: Math.max(height, number.implicitWidth + Theme.space.s)
            height: Theme.px(Theme.badgeSize)
            radius: height / 2
            x: glyph.x + glyph.width - Theme.space.s
            y: glyph.y - Theme.space.s
            color: Theme.color.focusOnRail

            Label {
                id: number

                anchors.centerIn: parent
                text: String(root.count)
                type: Theme.type.label
                color: Theme.color.rail
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: root.down || root.current ? Theme.color.railRaised : "transparent"
        border.width: root.outlined ? Theme.border.hair : 0
        border.color: Theme.color.railLine
    }
}
