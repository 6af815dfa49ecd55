// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// What the case system signed for.
Rectangle {
    id: root

    required property sendingRow row

    implicitHeight: facts.implicitHeight + 2 * Theme.space.m
    radius: Theme.radius.well
    color: Theme.color.canvas

    component Fact: Flow {
        id: fact

        required property string name
        required property string words

        width: parent ? parent.width : 0

        Label {
            text: fact.name
            type: Theme.type.small
            color: Theme.color.ink2
            width: Theme.px(Theme.layout.entryMeta)
        }
        Label {
            text: fact.words
            type: Theme.type.small
            width: fact.width - Theme.px(Theme.layout.entryMeta) < Theme.px(Theme.layout.entryMeta)
                   ? fact.width : fact.width - Theme.px(Theme.layout.entryMeta)
        }
    }

    Column {
        id: facts

        x: Theme.space.m
        y: Theme.space.m
        width: parent.width - 2 * x
        spacing: Theme.space.xs

        Fact {
            name: qsTr("Receipt")
            words: root.row.receipt
        }
        Fact {
            name: qsTr("What arrived")
            words: root.row.arrived
        }
    }
}
