// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Where a note is written: kinds, the field whose prompt follows the kind, Photo and Scan. Grows to 40% of
/// `available` while writing. What the present kind also asks goes in as children.
FocusScope {
    id: root

    property int evidence: Kind.Observation
    property bool exactWords: false
    property string childName
    property real available: Theme.layout.medium
    property alias text: field.text
    property alias cursorPosition: field.cursorPosition
    default property alias content: slot.data

    readonly property bool beside: Theme.wide && root.width >= Theme.px(Theme.layout.medium)
    readonly property bool writing: field.activeFocus || field.text !== ""
    readonly property bool quotes: root.evidence === Kind.ChildsWords || root.evidence === Kind.SaidBy
    readonly property string prompt: Theme.kindPrompt(root.evidence, root.childName)
    readonly property real inset: Theme.phone ? Theme.space.l : Theme.wide ? Theme.space.l + Theme.space.xs : Theme.space.xxl

    signal kindChosen(int evidence)
    signal exactChosen(bool exact)
    signal edited
    signal nextAsked
    signal photoAsked
    signal scanAsked

    implicitHeight: column.implicitHeight + 2 * Theme.space.m
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Write a note")

    Rectangle {
        anchors.fill: parent
        color: Theme.color.canvas

        Rectangle {
            width: parent.width
            height: Theme.border.hair
            color: Theme.color.line
        }
    }
    Column {
        id: column

        x: root.inset
        y: Theme.space.m
        width: root.width - 2 * x
        spacing: Theme.space.s

        KindBar {
            width: parent.width
            current: root.evidence
            onChosen: evidence => root.kindChosen(evidence)
        }
        Flow {
            width: parent.width
            spacing: Theme.target.gap
            visible: root.quotes && root.writing

            Chip {
                text: qsTr("Exact words")
                selected: root.exactWords
                onClicked: root.exactChosen(true)
                Accessible.role: Accessible.RadioButton
            }
            Chip {
                text: qsTr("Summary")
                selected: !root.exactWords
                onClicked: root.exactChosen(false)
                Accessible.role: Accessible.RadioButton
            }
        }
        Item {
            id: line

            width: parent.width
            height: root.beside ? Math.max(field.height, keys.height) + slotRoom
                                : field.height + Theme.space.s + slotRoom + keys.height
            readonly property real slotRoom: slot.implicitHeight > 0 ? slot.implicitHeight + Theme.space.s : 0

            NoteField {
                id: field

                label: root.prompt
                placeholder: root.prompt
                focus: true
                exactWords: root.quotes && root.exactWords
                width: root.beside ? parent.width - keys.width - Theme.target.gap : parent.width
                height: implicitHeight
                maximumHeight: Math.max(minimumHeight, root.available * 0.4)
                onEdited: root.edited()
            }
            Column {
                id: slot

                y: (root.beside ? Math.max(field.height, keys.height) : field.height) + Theme.space.s
                width: parent.width
                spacing: Theme.space.s
            }
            Row {
                id: keys

                readonly property int shared: root.writing ? 3 : 2
                readonly property real share: (line.width - (shared - 1) * Theme.target.gap) / shared
                readonly property bool brief: Theme.phone && (root.writing || Theme.actionsAtFoot)

                x: root.beside ? parent.width - width : 0
                y: root.beside ? 0 : parent.height - height
                spacing: Theme.target.gap

                Button {
                    text: qsTr("Photo")
                    iconName: keys.brief ? "" : "camera"
                    doorstep: true
                    leftPadding: Theme.space.m + (Theme.phone ? 0 : Theme.space.s)
                    width: Theme.phone ? keys.share : implicitWidth
                    onClicked: root.photoAsked()
                }
                Button {
                    text: keys.brief ? qsTr("Scan") : qsTr("Scan paper")
                    iconName: keys.brief ? "" : "scan"
                    doorstep: true
                    leftPadding: Theme.space.m + (Theme.phone ? 0 : Theme.space.s)
                    width: Theme.phone ? keys.share : implicitWidth
                    onClicked: root.scanAsked()
                }
                Button {
                    text: keys.brief ? qsTr("Next") : qsTr("Next note")
                    accessibleName: qsTr("Next note")
                    width: Theme.phone ? keys.share : implicitWidth
                    kind: Button.Kind.Primary
                    doorstep: true
                    leftPadding: Theme.space.m + (Theme.phone ? 0 : Theme.space.s)
                    visible: root.writing
                    onClicked: root.nextAsked()
                }
            }
        }
    }
}
