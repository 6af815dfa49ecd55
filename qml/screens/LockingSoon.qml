// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Says that the tablet locks soon. Any touch, key or stylus stays it; so this takes none itself.
Banner {
    objectName: "floating" // above the page on purpose, for twenty seconds at most

    severity: Severity.Advised
    iconName: "lock"
    lead: qsTr("Locking in %n seconds.", "", App.secondsToLock)
    text: qsTr("Touch to stay.")
    visible: App.secondsToLock > 0
}
