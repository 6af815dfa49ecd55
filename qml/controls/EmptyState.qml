// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Nothing here yet: one heading, and one sentence of what will appear.
Card {
    id: root

    required property string heading
    required property string text

    inset: Theme.space.l + Theme.space.xs

    Label {
        text: root.heading
        type: Theme.type.bodyStrong
        width: parent.width
        Accessible.role: Accessible.Heading
    }
    Label {
        text: root.text
        color: Theme.color.ink2
        width: parent.width
    }
}
