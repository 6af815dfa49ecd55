// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Every control in every state, in the order of the design's own sheet.
Rectangle {
    id: root

    implicitWidth: Theme.layout.sideSheet + Theme.space.l
    implicitHeight: column.implicitHeight + 2 * Theme.space.xl
    color: Theme.color.canvas

    Column {
        id: column

        x: Theme.space.xl + Theme.space.xs
        y: Theme.space.xl
        width: root.width - 2 * x
        spacing: Theme.space.xl

        GalleryBasics { width: parent.width }
        GalleryFields { width: parent.width }
        GalleryEntries { width: parent.width }
        GalleryFrame { width: parent.width }
    }
}
