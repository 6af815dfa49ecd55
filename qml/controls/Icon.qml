// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.impl

/// One of our icons, in one colour. Decoration: the control that holds it carries the name.
IconImage {
    id: root

    property string icon
    property real size: Theme.iconGrid

    source: root.icon === "" ? "" : Qt.resolvedUrl("icons/" + root.icon + ".svg")
    width: Theme.icon(root.size)
    height: Theme.icon(root.size)
    sourceSize: Qt.size(root.width, root.height) // qmllint disable type
    color: Theme.color.ink2
    visible: root.icon !== ""
    Accessible.ignored: true
}
