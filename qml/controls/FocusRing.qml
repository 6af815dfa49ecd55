// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The ring around whatever has the keyboard. Put inside the control; it draws outside its edge.
Rectangle {
    id: root

    property bool shown: false
    property real around: Theme.radius.control
    property bool overRail: false
    readonly property real outset: Theme.focus.width + Theme.focus.gap

    anchors.fill: parent
    anchors.margins: -root.outset
    visible: root.shown
    color: "transparent"
    radius: root.around + root.outset
    border.width: Theme.focus.width
    border.color: root.overRail ? Theme.color.focusOnRail : Theme.color.focus
    Accessible.ignored: true
}
