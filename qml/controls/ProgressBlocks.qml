// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// One block for each part or passage: kept or arrived, dropped, still to come. The words beside it say it too.
Flow {
    id: root

    /// Block.Kept, Block.Dropped or Block.Unread for each.
    property list<int> blocks
    property string name

    spacing: Theme.space.xs
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.name

    Repeater {
        model: root.blocks.length

        Rectangle {
            id: block

            required property int index
            readonly property int what: root.blocks[block.index]

            width: Theme.icon(Theme.space.xxl + Theme.border.selected)
            height: Theme.space.s
            radius: Theme.radius.mark
            color: block.what === Block.Kept ? Theme.color.leaf : "transparent"
            border.width: block.what === Block.Kept ? 0 : Theme.border.control
            border.color: Theme.color.lineStrong

            Rectangle {
                visible: block.what === Block.Dropped
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: Theme.border.selected
                color: Theme.color.lineStrong
            }
        }
    }
}
