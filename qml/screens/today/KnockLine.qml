// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One thing to know before knocking.
Item {
    id: root

    required property knockRow row

    implicitHeight: Math.max(words.implicitHeight, glyph.height)

    Icon {
        id: glyph

        icon: root.row.iconName
        color: root.row.child ? Theme.color.heather : Theme.color.ink
        y: (Theme.type.body.lineHeight - height) / 2
    }
    LeadLabel {
        id: words

        lead: root.row.lead
        rest: root.row.rest
        anchors.left: glyph.right
        anchors.leftMargin: Theme.space.m
        anchors.right: parent.right
    }
}
