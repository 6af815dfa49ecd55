// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.impl

/// Diagonal lines: something is here and is not shown.
IconImage {
    id: root

    source: Qt.resolvedUrl("icons/tile-hatch.svg")
    sourceSize: Qt.size(Theme.space.l, Theme.space.l) // qmllint disable type
    fillMode: Image.Tile
    color: Theme.color.seal
    Accessible.ignored: true
}
