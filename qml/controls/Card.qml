// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A sheet of rows or other content: tone and edge, never a shadow.
Rectangle {
    id: root

    default property alias content: column.data
    property real inset: 0
    property bool emphasised: false

    implicitWidth: column.implicitWidth + 2 * root.inset
    implicitHeight: column.implicitHeight + 2 * root.inset
    radius: Theme.radius.card
    color: root.emphasised ? Theme.color.harbourTint : Theme.color.surface
    border.width: root.emphasised ? Theme.border.selected : Theme.border.hair
    border.color: root.emphasised ? Theme.color.harbour : Theme.color.line

    Column {
        id: column

        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
    }
}
