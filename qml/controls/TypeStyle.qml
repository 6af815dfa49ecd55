// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One row of the type scale, at the present text scale. Made by Theme only.
QtObject {
    id: root

    required property real textScale
    required property string family
    required property real size
    required property real line
    required property int weight
    required property real tracking

    readonly property int pixelSize: Math.round(root.size * root.textScale)
    readonly property real lineHeight: Math.round(root.line * root.textScale)
    /// Half of what the line has beyond the face's own height: puts the words in the middle of the line.
    readonly property real halfLead: Math.round((root.lineHeight - root.metrics.height) / 2)
    readonly property FontMetrics metrics: FontMetrics {
        font.family: root.family
        font.pixelSize: root.pixelSize
        font.weight: root.weight
    }
}
