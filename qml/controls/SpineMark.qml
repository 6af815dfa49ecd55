// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.impl

/// One chevron of the spine of what the worker told someone: pointing away from the worker.
IconImage {
    source: Qt.resolvedUrl("icons/tile-told.svg")
    width: Theme.spine.toldWidth
    height: Theme.spine.toldPitch
    sourceSize: Qt.size(width, height) // qmllint disable type
    Accessible.ignored: true
}
