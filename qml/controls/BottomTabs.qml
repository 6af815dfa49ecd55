// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/// The places at the foot in portrait and on a phone. Hidden inside a visit.
Rectangle {
    id: root

    property list<RailEntry> entries
    property int current: 0

    signal chosen(int index)

    implicitHeight: row.implicitHeight + 2 * Theme.space.xs
    color: Theme.color.rail
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Row {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.space.xs
        spacing: Theme.target.gap

        Repeater {
            model: root.entries.length

            RailButton {
                required property int index

                width: (row.width - (root.entries.length - 1) * row.spacing) / root.entries.length
                height: Math.max(implicitHeight, Theme.target.doorstep)
                text: root.entries[index].text
                iconName: root.entries[index].iconName
                count: root.entries[index].count
                current: root.current === index
                Accessible.role: Accessible.PageTab
                onClicked: root.chosen(index)
            }
        }
    }
}
