// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One person of the visit, chosen by a tap: who said it, or who was told.
Column {
    id: root

    required property string label
    required property PeopleModel people
    required property string chosen
    property bool childrenOnly: false

    signal picked(string person)

    spacing: Theme.space.xs

    Label {
        text: root.label
        type: Theme.type.label
        color: Theme.color.ink2
        width: parent.width
    }
    Flow {
        width: parent.width
        spacing: Theme.target.gap
        Accessible.role: Accessible.Grouping
        Accessible.name: root.label

        Repeater {
            model: root.people

            Chip {
                required property string personId
                required property string given
                required property string name
                required property bool child

                text: given
                accessibleName: name
                selected: root.chosen === personId
                visible: child || !root.childrenOnly
                Accessible.role: Accessible.RadioButton
                onClicked: root.picked(selected ? "" : personId)
            }
        }
    }
}
