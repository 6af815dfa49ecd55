// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A choice that is on or off. Off and on differ by edge, weight and tint, not by tint alone.
Pressable {
    id: root

    /// Owned by whoever shows the chip: pressing only asks.
    property bool selected: false
    property string iconName
    property color iconColor: root.selected ? Theme.color.harbour : Theme.color.ink
    /// A tile has the icon above the word.
    property bool tile: false

    leftPadding: root.tile ? Theme.space.xs : Theme.space.m + Theme.border.selected
    rightPadding: root.leftPadding
    topPadding: root.tile ? Theme.space.xs : Theme.space.m
    bottomPadding: root.topPadding
    Accessible.role: Accessible.CheckBox
    twoStates: true
    stateOn: root.selected

    contentItem: Item {
        implicitWidth: root.tile ? Math.max(glyph.width, bold.implicitWidth) : word.x + bold.implicitWidth
        implicitHeight: root.tile ? glyph.height + word.implicitHeight : Math.max(glyph.height, word.implicitHeight)

        Icon {
            id: glyph

            icon: root.iconName
            color: root.iconColor
            size: root.tile ? Theme.iconGrid - Theme.space.xs : Theme.iconGrid
            x: root.tile ? (parent.width - width) / 2 : 0
            y: root.tile ? Math.max(0, (parent.height - height - word.height) / 2) : (parent.height - height) / 2
        }
        Label {
            id: word

            text: root.text
            type: root.tile ? Theme.type.label : Theme.type.body
            font.weight: root.selected ? Font.DemiBold : root.tile ? Font.Medium : Font.Normal
            color: root.selected ? Theme.color.harbour : Theme.color.ink
            wrapMode: root.tile ? Text.NoWrap : Text.Wrap
            // In the narrowest tile the largest text gives way a little, rather than being cut.
            fontSizeMode: root.tile ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: Math.round(font.pixelSize * 2 / 3)
            x: !root.tile && glyph.visible ? glyph.width + Theme.space.s : 0
            y: root.tile ? glyph.y + glyph.height : (parent.height - height) / 2
            width: parent.width - x
            horizontalAlignment: root.tile ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }
        Label {
            id: bold // the room that the word takes when on, so that switching does not move its neighbours

            text: root.text
            type: word.type
            strong: true
            wrapMode: Text.NoWrap
            visible: false
        }
    }

    background: Rectangle {
        radius: Theme.radius.control
        color: root.down || root.selected ? Theme.color.harbourTint : Theme.color.surface
        border.width: root.selected ? Theme.border.selected : Theme.border.control
        border.color: root.selected ? Theme.color.harbour : Theme.color.lineStrong
    }
}
