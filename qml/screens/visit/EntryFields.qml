// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The words of a note and what belongs to them.
FocusScope {
    id: root

    required property EntryDetailModel model
    required property ScreenPage page

    readonly property bool saidByOthers: root.model.kind === Kind.ChildsWords || root.model.kind === Kind.SaidBy

    signal takeOutAsked

    function refill(): void {
        words.text = root.model.text;
        agency.text = root.model.agency;
        why.text = root.model.whyNeeded;
    }

    implicitHeight: column.implicitHeight

    component Fact: Column {
        id: fact

        required property string name
        required property string words

        Label {
            text: fact.name
            type: Theme.type.label
            color: Theme.color.ink2
            width: Math.min(implicitWidth, column.width)
        }
        Label {
            text: fact.words
            width: Math.min(implicitWidth, column.width)
        }
    }

    Column {
        id: column

        x: root.page.margin
        width: root.width - 2 * x
        topPadding: Theme.space.m
        bottomPadding: Theme.space.xl
        spacing: Theme.space.l

        Item {
            width: parent.width
            height: Math.max(back.visible ? back.height : 0, saved.implicitHeight)

            BackButton {
                id: back

                to: root.page.back
                visible: !root.page.underTopBar
                onClicked: root.page.goBack()
            }
            SavedLine {
                id: saved

                text: root.page.saved
                saving: root.page.saving
                x: back.visible ? parent.width - width : 0
                anchors.verticalCenter: parent.verticalCenter
                visible: back.visible || Theme.phone
            }
        }
        Banner {
            severity: Severity.ToResolve
            lead: root.model.state === SaveState.NotSaved ? qsTr("Your last words are not saved yet.") : root.model.trouble.happened
            text: root.model.state === SaveState.NotSaved ? qsTr("They are still on screen. Stay here. Trying again.")
                                                          : root.model.trouble.lostAnswered + " " + root.model.trouble.next
            width: parent.width
            visible: root.model.state === SaveState.NotSaved || root.model.trouble.present
        }
        Banner {
            severity: Severity.Information
            lead: qsTr("This note was taken out of the visit.")
            text: qsTr("The history keeps it.")
            action: qsTr("Put it back")
            width: parent.width
            visible: root.model.takenOut
            onActed: root.model.undo()
        }
        KindBar {
            width: parent.width
            tiles: true
            current: root.model.kind
            visible: !root.model.takenOut
            onChosen: evidence => root.model.kind = evidence
        }
        Flow {
            width: parent.width
            spacing: Theme.target.gap
            visible: !root.model.takenOut

            Chip {
                text: qsTr("Exact words")
                iconName: selected ? "check" : ""
                selected: root.model.exact
                visible: root.saidByOthers
                Accessible.role: Accessible.RadioButton
                onClicked: root.model.exact = true
            }
            Chip {
                text: qsTr("Summary")
                iconName: selected ? "check" : ""
                selected: !root.model.exact
                visible: root.saidByOthers
                Accessible.role: Accessible.RadioButton
                onClicked: root.model.exact = false
            }
            Chip {
                text: qsTr("Significant event")
                iconName: "flag"
                selected: root.model.significant
                onClicked: root.model.significant = !selected
            }
        }
        Item {
            width: parent.width
            height: words.height

            NoteField {
                id: words

                label: qsTr("What it says")
                exactWords: root.saidByOthers && root.model.exact
                focus: true
                width: parent.width
                inset: spine.x + spine.width
                minimumHeight: Theme.target.doorstep + Theme.space.xxl
                maximumHeight: Theme.px(Theme.layout.entryMargin)
                enabled: !root.model.takenOut
                onEdited: root.model.text = text
                onActiveFocusChanged: {
                    if (!activeFocus)
                        root.model.flush();
                }
            }
            Spine {
                id: spine

                evidence: root.model.kind
                x: Theme.space.l
                y: Theme.space.m
                width: Theme.space.m
                height: parent.height - 2 * y
            }
        }
        PhotoStrip {
            width: parent.width
            photos: root.model.photos // qmllint disable
            visible: photos.length > 0
        }
        Column {
            width: parent.width
            spacing: Theme.space.xs
            visible: root.saidByOthers && root.model.loaded

            Label {
                text: root.model.kind === Kind.ChildsWords ? qsTr("Whose words") : qsTr("Who said it")
                type: Theme.type.label
                color: Theme.color.ink2
            }
            Flow {
                width: parent.width
                spacing: Theme.target.gap

                Repeater {
                    model: root.model.people

                    Chip {
                        required property string personId
                        required property string given
                        required property string name

                        text: given
                        accessibleName: qsTr("Said by %1").arg(name)
                        selected: root.model.speaker === personId
                        Accessible.role: Accessible.RadioButton
                        onClicked: root.model.speaker = selected ? "" : personId
                    }
                }
            }
        }
        TextField {
            id: agency

            label: qsTr("Which agency")
            width: parent.width
            visible: root.model.kind === Kind.Agency && !root.model.openHome
            onEdited: root.model.agency = text
        }
        Column {
            width: parent.width
            spacing: Theme.space.xs

            Label {
                text: qsTr("About")
                type: Theme.type.label
                color: Theme.color.ink2
            }
            Flow {
                width: parent.width
                spacing: Theme.target.gap

                Repeater {
                    model: root.model.people

                    Chip {
                        required property string personId
                        required property string given
                        required property string name
                        required property bool about

                        text: given
                        accessibleName: qsTr("About %1").arg(name)
                        selected: about
                        onClicked: root.model.setAbout(personId, !about)
                    }
                }
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.space.xl

            Fact {
                name: qsTr("It happened")
                words: root.model.happened
            }
            Fact {
                name: qsTr("Written")
                words: root.model.written
            }
        }
        TextField {
            id: why

            label: qsTr("Why it is needed")
            width: parent.width
            onEdited: root.model.whyNeeded = text
        }
        Repeater {
            model: root.model.people

            TextField {
                required property string personId
                required property string name
                required property bool outside
                required property bool about
                required property string whyNamed

                label: qsTr("%1 is not part of this case. Why name them?").arg(name)
                width: column.width
                visible: outside && about
                text: whyNamed
                onEdited: root.model.setWhyNamed(personId, text)
            }
        }
        Item {
            id: acts

            readonly property bool stacked: takeOut.implicitWidth + disclosure.implicitWidth
                                            + Theme.px(Theme.layout.entryMeta) > width

            width: parent.width
            height: stacked ? disclosure.y + disclosure.height : takeOut.height
            visible: !root.model.takenOut

            Button {
                id: takeOut

                text: qsTr("Take this out")
                iconName: "close"
                width: acts.stacked ? parent.width : implicitWidth
                onClicked: root.takeOutAsked()
            }
            Label {
                id: consequence

                text: qsTr("It leaves this visit. The history keeps it.")
                type: Theme.type.small
                color: Theme.color.ink2
                x: acts.stacked ? 0 : takeOut.width + Theme.space.m
                y: acts.stacked ? takeOut.height + Theme.space.xs : (takeOut.height - height) / 2
                width: acts.stacked ? parent.width : disclosure.x - x - Theme.space.m
            }
            Button {
                id: disclosure

                text: root.model.disclosure ? qsTr("Marked as a disclosure") : qsTr("Mark as a disclosure")
                iconName: root.model.disclosure ? "check" : ""
                x: acts.stacked ? 0 : parent.width - width
                y: acts.stacked ? consequence.y + consequence.height + Theme.space.m : 0
                width: acts.stacked ? parent.width : implicitWidth
                onClicked: root.model.disclosure = !root.model.disclosure
            }
        }
    }
}
