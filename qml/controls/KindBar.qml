// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// The six kinds of evidence, none ever off the screen: a row of chips, six tiles, or three by two on a phone.
/// Arrows move inside; Tab passes by.
FocusScope {
    id: root

    property int current: Kind.Observation
    /// Tiles in the wide layout too, as in an entry's detail.
    property bool tiles: !root.rowFits
    /// Six chips in a row need this much; six tiles a little less.
    readonly property bool rowFits: Theme.wide && root.width >= Theme.px(Theme.layout.medium + Theme.space.xxxl + Theme.space.l)
    readonly property bool small: Theme.phone || root.width < Theme.px(Theme.layout.readingMax + Theme.space.l)
    /// A tile never cuts its word: with large text on a phone there are two in a row.
    readonly property bool narrow: root.width < 3 * Theme.px(Theme.space.xxxl * 2 + Theme.space.xs) + 2 * Theme.target.gap
    readonly property int columns: !root.tiles || !root.small ? 6 : root.narrow ? 2 : 3
    readonly property real tileHeight: Math.max(root.small ? Theme.layout.kindTilePhoneH : Theme.layout.kindTileMediumH,
                                                Theme.icon(Theme.iconGrid) + Theme.type.label.lineHeight
                                                + (root.small ? 0 : Theme.space.s))

    signal chosen(int evidence)

    implicitWidth: grid.implicitWidth
    implicitHeight: grid.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Kind of note")
    Keys.onRightPressed: root.move(1)
    Keys.onLeftPressed: root.move(-1)
    Keys.onDownPressed: root.move(root.columns < 6 ? root.columns : 1)
    Keys.onUpPressed: root.move(root.columns < 6 ? -root.columns : -1)

    function move(step: int): void {
        const next = (root.current + step + 6) % 6;
        root.chosen(next);
        chips.itemAt(next).forceActiveFocus();
    }

    Grid {
        id: grid

        columns: root.columns
        spacing: Theme.target.gap
        width: root.width

        Repeater {
            id: chips

            model: 6

            KindChip {
                required property int index

                evidence: index
                tile: root.tiles
                selected: root.current === index
                focus: selected
                activeFocusOnTab: selected
                width: root.tiles ? Math.floor((root.width - (root.columns - 1) * grid.spacing) / root.columns)
                                  : implicitWidth
                height: root.tiles ? root.tileHeight : implicitHeight
                onClicked: root.chosen(index)
            }
        }
    }
}
