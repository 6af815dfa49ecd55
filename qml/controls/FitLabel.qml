// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Words as wide as they are, in one line, unless there is less room: then they wrap.
Label {
    id: root

    property real room: Infinity
    /// What one line takes.
    readonly property real natural: Math.ceil(line.implicitWidth)

    width: Math.min(root.natural, root.room)

    // Measured beside it: the implicit width of words that wrap moves while their width is set.
    Label {
        id: line

        text: root.text
        font: root.font
        wrapMode: Text.NoWrap
        visible: false
    }
}
