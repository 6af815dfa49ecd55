// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// All of one note: its kind and words, whom it is about, why it is needed, how it may be handled, and what happened
/// to it. Every change is saved as it is made and kept in its history.
ScreenPage {
    id: root

    readonly property bool wide: Theme.wide && root.width >= Theme.px(Theme.layout.detailMin + Theme.layout.sidePanel)
    readonly property real sideWidth: root.wide ? Theme.px(Theme.layout.sidePanel + Theme.space.xxxl + Theme.space.xxl + Theme.space.l)
                                                : root.width

    title: qsTr("Note")
    back: qsTr("Notes")
    tabs: false
    regions: [main, side]
    saving: detail.state === SaveState.Saving || detail.state === SaveState.NotSaved
    saved: {
        if (detail.state === SaveState.NotSaved)
            return qsTr("Not saved yet");
        if (root.saving)
            return qsTr("Saving…");
        if (Theme.phone && Theme.actionsAtFoot)
            return qsTr("Saved · %1").arg(detail.savedTime);
        return Theme.windowWidth < Theme.layout.medium ? qsTr("Saved on this phone · %1").arg(detail.savedTime)
                           : qsTr("Saved on this tablet · %1").arg(detail.savedTime);
    }

    Component.onDestruction: detail.flush()

    EntryDetailModel {
        id: detail

        objectName: "entryDetailModel"
        desk: App.desk
        entry: root.subject
        onRefilled: main.refill()
    }
    Connections {
        target: App

        function onSaveNow(): void {
            detail.flush();
        }
    }

    Flickable {
        id: page

        anchors.fill: parent
        anchors.bottomMargin: undo.visible ? undo.height + 2 * Theme.space.s : 0
        contentWidth: width
        contentHeight: Math.max(height, root.wide ? Math.max(main.height, side.height) : main.height + side.height)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        FollowFocus { view: page }

        EntryFields {
            id: main

            model: detail
            page: root
            width: root.wide ? root.width - root.sideWidth : root.width
            x: root.wide && Theme.leftHanded ? root.sideWidth : 0
            height: implicitHeight
            focus: true
            onTakeOutAsked: {
                detail.takeOut();
                undo.show(qsTr("Entry taken out"));
            }
        }
        Rectangle {
            x: root.wide ? (Theme.leftHanded ? root.sideWidth : main.width) : 0
            y: root.wide ? 0 : main.height
            width: root.wide ? Theme.border.hair : root.width
            height: root.wide ? page.contentHeight : Theme.border.hair
            color: Theme.color.line
        }
        EntrySide {
            id: side

            model: detail
            x: root.wide && !Theme.leftHanded ? main.width : 0
            y: root.wide ? 0 : main.height
            width: root.sideWidth
            height: implicitHeight
        }
    }
    UndoBar {
        id: undo

        x: root.margin
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.s
        onUndone: detail.undo()
    }
}
