// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The spine of a visit: its notes, oldest first. Covered notes are one row above them, and are among them for ten
/// seconds when asked for.
FocusScope {
    id: root

    required property VisitModel visit

    readonly property real inset: Theme.phone ? Theme.space.l : Theme.wide ? Theme.space.l + Theme.space.xs : Theme.space.xxl
    readonly property real endInset: Theme.wide ? Theme.space.xl : root.inset

    signal opened(string entry)

    function follow(): void {
        list.positionViewAtEnd();
    }

    CoveredNote {
        id: cover

        count: root.visit.covered
        visible: count > 0
        overSheet: true
        x: root.inset
        y: Theme.space.s
        width: parent.width - x - root.endInset
        onRevealedChanged: root.visit.revealed = cover.revealed
    }
    Flickable {
        visible: list.count === 0 && root.visit.loaded
        y: list.y
        width: parent.width
        height: list.height
        contentWidth: width
        contentHeight: empty.implicitHeight + 2 * empty.y
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        EmptyState {
            id: empty

            heading: qsTr("No notes yet")
            text: qsTr("What you write below shows here, each line with the kind of evidence it is.")
            x: root.inset
            y: Theme.space.s
            width: parent.width - x - root.endInset
        }
    }
    ListView {
        id: list

        y: cover.visible ? cover.y + cover.height + Theme.space.xs : 0
        width: parent.width
        height: Math.max(0, parent.height - y)
        focus: true
        model: root.visit.entries
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: false
        bottomMargin: Theme.space.s
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Notes")
        onCountChanged: Qt.callLater(root.follow) // qmllint disable

        FollowFocus {
            view: list
            room: Theme.space.s
        }

        delegate: EntryCard {
            id: card

            required property int index
            required property string entryId
            required property string words
            required exactWords
            required speaker
            required handling
            required handlingShown
            required about
            required note
            required wishOf
            required wish
            required finding
            required findingSeverity
            required progress
            required progressText
            required parts

            text: card.words
            x: root.inset
            width: list.width - x - root.endInset
            divider: card.index < list.count - 1
            onOpened: root.opened(card.entryId)
            onUndone: root.visit.undoTakingOut(card.entryId)
        }
    }
}
