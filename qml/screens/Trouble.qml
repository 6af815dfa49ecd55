// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// A failure in the order that is always kept: what happened, whether anything is lost, what to do next.
Column {
    id: root

    required property errorWords words

    spacing: Theme.space.l
    visible: root.words.present
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.words.sentences

    TroublePart {
        width: root.width
        iconName: "advise"
        heading: qsTr("What happened")
        text: root.words.happened
    }
    TroublePart {
        width: root.width
        iconName: "saved"
        iconColor: Theme.color.leaf
        heading: qsTr("Is anything lost?")
        text: root.words.lost
    }
    TroublePart {
        width: root.width
        iconName: "hand"
        heading: qsTr("What to do next")
        text: root.words.next
    }
    Label {
        text: qsTr("Help desk reference: %1").arg(root.words.technical)
        type: Theme.type.small
        color: Theme.color.ink2
        width: root.width
        visible: root.words.technical !== ""
    }
}
