// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// A setting with a few values side by side.
Column {
    id: root

    required property string heading
    required property list<string> words
    property int current: -1

    signal chosen(int index)

    spacing: Theme.space.s
    Accessible.role: Accessible.Grouping
    Accessible.name: root.heading

    Label {
        text: root.heading
        type: Theme.type.label
        color: Theme.color.ink2
        width: parent.width
    }
    Flow {
        width: parent.width
        spacing: Theme.target.gap

        Repeater {
            model: root.words

            Chip {
                required property string modelData
                required property int index

                text: modelData
                width: Math.min(implicitWidth, parent.width)
                selected: root.current === index
                onClicked: root.chosen(index)
            }
        }
    }
}
