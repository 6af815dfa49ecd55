// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Things that need the worker, wait, or have arrived.
Column {
    id: root

    required property string heading
    required property color ink
    required property string iconName
    required property color iconColor
    required property RowListModel rows
    required property string chosen
    /// The receipt opens below its row.
    property bool receipts: false

    signal asked(string id)

    spacing: Theme.space.m
    visible: root.rows.count > 0

    Label {
        text: root.heading
        type: Theme.type.bodyStrong
        color: root.ink
        width: parent.width
        Accessible.role: Accessible.Heading
    }
    Card {
        width: parent.width

        Repeater {
            model: root.rows

            Column {
                id: item

                required property sendingRow row
                required property int index
                readonly property bool open: root.receipts && root.chosen === item.row.id

                width: parent ? parent.width : 0

                ListRow {
                    width: parent.width
                    text: item.row.title
                    detail: item.row.detail
                    iconName: root.iconName
                    iconColor: root.iconColor
                    selected: !root.receipts && root.chosen === item.row.id
                    trailing: !root.receipts ? "right" : item.open ? "up" : "down"
                    divider: item.index < root.rows.count - 1 && !item.open
                    onClicked: root.asked(item.row.id)

                    ProgressBlocks {
                        blocks: item.row.blocks
                        name: item.row.progress
                        width: parent ? parent.width : 0
                        topPadding: Theme.space.s
                        visible: item.row.blocks.length > 0
                    }
                }
                SendingReceipt {
                    row: item.row
                    x: Theme.space.l
                    width: parent.width - 2 * x
                    visible: item.open
                }
                Item {
                    width: 1
                    height: Theme.space.l
                    visible: item.open
                }
            }
        }
    }
}
