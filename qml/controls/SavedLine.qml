// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// "Saved on this tablet · 14:32", "Saving…": said again by a screen reader whenever it changes.
Row {
    id: root

    required property string text
    /// Not saved yet: being written, or waiting to be tried again.
    property bool saving: false
    property bool overRail: false
    /// With less than this the words wrap.
    property real room: Infinity
    readonly property color ink: root.overRail ? Theme.color.railInk : Theme.color.ink2

    spacing: Theme.space.s
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        id: glyph

        icon: root.saving ? "clock" : "saved" // no tick before it is so
        size: Theme.space.l + Theme.space.xs
        color: root.saving || (root.overRail && !Theme.dark) ? root.ink : Theme.color.leaf
        anchors.verticalCenter: parent.verticalCenter
    }
    FitLabel {
        text: root.text
        type: Theme.type.small
        color: root.ink
        room: root.room - glyph.width - root.spacing
        anchors.verticalCenter: parent.verticalCenter
        Accessible.ignored: true
    }
}
