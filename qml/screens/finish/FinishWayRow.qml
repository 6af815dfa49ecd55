// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One way through. What can be done at once is one tap; the rest opens a short form below it. Nobody is left before
/// a closed door: what belongs elsewhere says whom to ring.
Column {
    id: root

    required property finishWay row
    property bool open: false
    property bool problem: false
    property int choice: -1

    readonly property bool asksWords: root.row.form === WayForm.Words || root.row.form === WayForm.ChoiceAndWords
    readonly property bool hasForm: root.asksWords || root.row.form === WayForm.Choice
    readonly property bool rings: root.row.form === WayForm.Ring

    signal toggled
    signal taken(int choice, string words)
    signal notesAsked

    spacing: Theme.space.s

    function press(): void {
        if (root.hasForm || root.rings)
            root.toggled();
        else if (root.row.form === WayForm.OneTap)
            root.taken(-1, "");
        else if (root.row.form === WayForm.Notes)
            root.notesAsked();
    }

    CardRow {
        width: root.width
        text: root.row.title
        detail: root.row.detail
        iconName: root.row.iconName
        selected: root.open
        trailing: root.hasForm ? (root.open ? "up" : "down") : root.rings ? "phone" : "right"
        onClicked: root.press()
    }
    Column {
        width: parent.width
        leftPadding: Theme.space.l
        rightPadding: Theme.space.l
        bottomPadding: Theme.space.m
        spacing: Theme.space.m
        visible: root.open && (root.hasForm || root.rings)

        readonly property real inner: width - leftPadding - rightPadding

        Label {
            text: qsTr("This tablet makes no calls. Ring from a phone, and write down whom you spoke to and when.")
            color: Theme.color.ink2
            width: parent.inner
            visible: root.rings
        }
        Flow {
            width: parent.inner
            spacing: Theme.target.gap
            visible: root.row.choices.length > 0

            Repeater {
                model: root.row.choices

                Chip {
                    required property string modelData
                    required property int index

                    text: modelData
                    selected: root.choice === index
                    onClicked: root.choice = index
                }
            }
        }
        NoteField {
            id: words

            label: root.row.label
            labelShown: true
            width: parent.inner
            visible: root.asksWords
        }
        Button {
            text: root.row.confirm
            kind: Button.Kind.Secondary
            visible: root.hasForm
            onClicked: root.taken(root.choice, words.text)
        }
    }
}
