// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// One part of the gallery: what it shows, then the controls.
Column {
    id: root

    required property string title
    default property alias content: slot.data
    property bool flow: true

    width: parent ? parent.width : 0
    spacing: Theme.space.s

    Label {
        text: root.title
        type: Theme.type.label
        color: Theme.color.ink2
        width: parent.width
    }
    Flow {
        id: slot

        width: parent.width
        spacing: Theme.space.m
    }
}
