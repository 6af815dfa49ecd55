// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// The head of a page: Back where no top bar has it, title, one line below, and room at the right for one thing
/// that leads elsewhere, usually the sync pill.
Item {
    id: root

    required property ScreenPage page
    required property string title
    property string detail
    property TypeStyle titleType: Theme.type.title
    default property alias trailing: trailingSlot.data

    readonly property bool stacked: root.width < trailingSlot.implicitWidth + Theme.px(Theme.layout.listPanel)

    implicitHeight: column.implicitHeight
                    + (root.stacked && trailingSlot.implicitHeight > 0 ? trailingSlot.implicitHeight + Theme.space.m : 0)

    Column {
        id: column

        width: root.stacked ? root.width : root.width - trailingSlot.implicitWidth - Theme.space.l
        spacing: Theme.space.xs

        BackLine {
            width: root.width
            page: root.page
            visible: root.page.back !== "" && !root.page.underTopBar
        }
        Heading {
            text: root.title
            type: root.titleType
            width: parent.width
        }
        Label {
            text: root.detail
            color: Theme.color.ink2
            width: parent.width
            visible: root.detail !== ""
        }
    }
    Row {
        id: trailingSlot

        x: root.stacked ? 0 : root.width - width
        y: root.stacked ? column.implicitHeight + Theme.space.m : 0
    }
}
