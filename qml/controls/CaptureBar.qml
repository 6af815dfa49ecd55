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
    /// Something of the note is written or chosen, perhaps not yet in the field.
    property bool begun: false
    property alias text: field.text
    property alias cursorPosition: field.cursorPosition
    default property alias content: slot.data

    readonly property bool beside: Theme.wide && root.width >= Theme.px(Theme.layout.medium)
    readonly property bool writing: field.activeFocus || field.text !== ""
    readonly property bool quotes: root.evidence === Kind.ChildsWords || root.evidence === Kind.SaidBy
    readonly property string prompt: Theme.kindPrompt(root.evidence, root.childName)
    readonly property bool nextOffered: field.text !== "" || root.begun
    readonly property real endInset: Theme.wide ? Theme.space.xl : root.inset
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
        width: root.width - x - root.endInset
        spacing: Theme.space.s

        KindBar {
            width: parent.width
            current: root.evidence
            onChosen: evidence => root.kindChosen(evidence)
        }
        Item {
            readonly property bool stacked: says.natural + choice.natural + Theme.space.m > width

            width: parent.width
            height: stacked ? says.height + Theme.space.xs + choice.height : choice.height
            visible: root.quotes && root.writing

            FitLabel { // still there when the words have taken the place of the prompt
                id: says

                text: root.prompt
                type: Theme.type.label
                color: Theme.color.ink2
                room: parent.width
                y: parent.stacked ? 0 : (parent.height - height) / 2
                Accessible.ignored: true
            }
            Flow {
                id: choice

                readonly property real natural: exact.implicitWidth + summary.implicitWidth + spacing

                width: Math.min(natural, parent.width)
                x: parent.stacked ? 0 : parent.width - width
                y: parent.height - height
                spacing: Theme.target.gap

                Chip {
                    id: exact

                    text: qsTr("Exact words")
                    selected: root.exactWords
                    onClicked: root.exactChosen(true)
                    Accessible.role: Accessible.RadioButton
                }
                Chip {
                    id: summary

                    text: qsTr("Summary")
                    selected: !root.exactWords
                    onClicked: root.exactChosen(false)
                    Accessible.role: Accessible.RadioButton
                }
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

                readonly property int shared: root.nextOffered ? 3 : 2
                readonly property real share: (line.width - (shared - 1) * Theme.target.gap) / shared
                readonly property bool brief: Theme.phone && (root.nextOffered || Theme.actionsAtFoot)

                x: root.beside ? parent.width - width : 0
                y: root.beside ? 0 : parent.height - height
                spacing: Theme.target.gap

                Button {
                    id: photo

                    text: qsTr("Photo")
                    iconName: keys.brief ? "" : "camera"
                    doorstep: true
                    leftPadding: Theme.space.m + (Theme.phone ? 0 : Theme.space.s)
                    width: Theme.phone ? keys.share : implicitWidth
                    onClicked: root.photoAsked()
                }
                Button {
                    id: scan

                    text: keys.brief ? qsTr("Scan") : qsTr("Scan paper")
                    iconName: keys.brief ? "" : "scan"
                    doorstep: true
                    leftPadding: Theme.space.m + (Theme.phone ? 0 : Theme.space.s)
                    width: Theme.phone ? keys.share : implicitWidth
                    onClicked: root.scanAsked()
                }
                Item { // Next note stands at the end of the line in portrait
                    width: line.width - photo.width - scan.width - next.width - 3 * keys.spacing
                    height: 1
                    visible: !root.beside && !Theme.phone && root.nextOffered && width > 0
                }
                Button {
                    id: next

                    text: keys.brief ? qsTr("Next") : qsTr("Next note")
                    accessibleName: qsTr("Next note")
                    width: Theme.phone ? keys.share : implicitWidth
                    kind: Button.Kind.Primary
                    doorstep: true
                    leftPadding: Theme.space.m + (Theme.phone ? 0 : Theme.space.s)
                    visible: root.nextOffered
                    onClicked: root.nextAsked()
                }
            }
        }
    }
}
