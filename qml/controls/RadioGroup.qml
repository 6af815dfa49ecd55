// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/// Choices of which one holds. Nothing is chosen in advance unless the view model says so (current -1).
/// Arrows move and choose; Tab passes by.
FocusScope {
    id: root

    required property string label
    property list<Choice> choices
    property int current: -1

    signal chosen(int index)

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label
    Keys.onDownPressed: root.move(1)
    Keys.onRightPressed: root.move(1)
    Keys.onUpPressed: root.move(-1)
    Keys.onLeftPressed: root.move(-1)

    function move(step: int): void {
        const from = root.current < 0 && step < 0 ? 0 : root.current;
        const next = (from + step + rows.count) % rows.count;
        root.chosen(next);
        rows.itemAt(next).forceActiveFocus();
    }

    Column {
        id: column

        width: root.width
        spacing: Theme.target.gap

        Repeater {
            id: rows

            model: root.choices.length

            ChoiceRow {
                required property int index

                width: column.width
                text: root.choices[index].text
                detail: root.choices[index].detail
                iconName: root.choices[index].iconName
                selected: root.current === index
                focus: selected || (root.current < 0 && index === 0)
                activeFocusOnTab: focus
                onClicked: root.chosen(index)
            }
        }
    }
}
