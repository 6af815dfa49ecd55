// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// "Saved on this tablet · 14:32", "Saving…": said again by a screen reader whenever it changes.
Row {
    id: root

    required property string text
    property bool saving: false
    property bool overRail: false
    readonly property color ink: root.overRail ? Theme.color.railInk : Theme.color.ink2

    spacing: Theme.space.s
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        icon: "saved"
        size: Theme.space.l + Theme.space.xs
        color: root.saving || root.overRail ? root.ink : Theme.color.leaf
        anchors.verticalCenter: parent.verticalCenter
    }
    Label {
        text: root.text
        type: Theme.type.small
        color: root.ink
        wrapMode: Text.NoWrap
        anchors.verticalCenter: parent.verticalCenter
        Accessible.ignored: true
    }
}
