// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// What the kind of the note also asks: whose words, what surrounded them, what the child wishes, on what authority.
/// Prompts never lead.
Column {
    id: root

    required property CaptureModel capture
    required property PeopleModel people
    required property string childName
    /// Never `visible`: a Column of Qt 6.4 does not notice which children go while it is hidden itself, and keeps
    /// the room they had.
    required property bool shown

    /// Which of the three further questions about a child's words is open: 0 none.
    property int asking: 0

    width: parent ? parent.width : implicitWidth
    spacing: Theme.space.s

    /// What was typed elsewhere or before: another note began, or this one was found again.
    function refill(): void {
        asked.text = root.capture.whatIAsked;
        hearers.text = root.capture.whoCouldHear;
        seemed.text = root.capture.howItSeemed;
        wish.text = root.capture.wish;
        agency.text = root.capture.agency;
        root.asking = 0;
    }

    component More: TextField {
        width: root.width
        labelShown: true
    }

    PersonChips {
        width: parent.width
        visible: root.shown && (root.capture.kind === Kind.ChildsWords || root.capture.kind === Kind.SaidBy)
        label: root.capture.kind === Kind.ChildsWords ? qsTr("Whose words") : qsTr("Who said it")
        people: root.people
        childrenOnly: root.capture.kind === Kind.ChildsWords
        chosen: root.capture.speaker
        onPicked: person => root.capture.speaker = person
    }
    Flow {
        width: parent.width
        spacing: Theme.target.gap
        visible: root.shown && root.capture.kind === Kind.ChildsWords

        Chip {
            text: qsTr("What I asked")
            width: Math.min(implicitWidth, parent.width)
            iconName: root.capture.whatIAsked === "" ? "plus" : "check"
            selected: root.asking === 1
            onClicked: root.asking = root.asking === 1 ? 0 : 1
        }
        Chip {
            text: qsTr("Who could hear")
            width: Math.min(implicitWidth, parent.width)
            iconName: root.capture.whoCouldHear === "" ? "plus" : "check"
            selected: root.asking === 2
            onClicked: root.asking = root.asking === 2 ? 0 : 2
        }
        Chip {
            text: qsTr("How %1 seemed").arg(root.childName)
            width: Math.min(implicitWidth, parent.width)
            iconName: root.capture.howItSeemed === "" ? "plus" : "check"
            selected: root.asking === 3
            onClicked: root.asking = root.asking === 3 ? 0 : 3
        }
    }
    More {
        id: asked

        label: qsTr("What I asked")
        visible: root.shown && root.capture.kind === Kind.ChildsWords && root.asking === 1
        onEdited: root.capture.whatIAsked = text
    }
    More {
        id: hearers

        label: qsTr("Who could hear")
        visible: root.shown && root.capture.kind === Kind.ChildsWords && root.asking === 2
        onEdited: root.capture.whoCouldHear = text
    }
    More {
        id: seemed

        label: qsTr("How %1 seemed").arg(root.childName)
        visible: root.shown && root.capture.kind === Kind.ChildsWords && root.asking === 3
        onEdited: root.capture.howItSeemed = text
    }
    Row {
        width: parent.width
        spacing: Theme.space.m
        visible: root.shown && root.capture.kind === Kind.ChildsWords

        Icon { id: ear; icon: "ear"; color: Theme.color.heather }
        LeadLabel {
            lead: qsTr("Who would %1 like to know?").arg(root.childName)
            rest: qsTr("Ask, and write the answer, not a guess.")
            width: parent.width - ear.width - parent.spacing
        }
    }
    More {
        id: wish

        label: qsTr("What %1 said about who should know").arg(root.childName)
        labelShown: false
        placeholder: qsTr("Not asked yet")
        visible: root.shown && root.capture.kind === Kind.ChildsWords
        onEdited: root.capture.wish = text
    }
    CheckRow {
        width: parent.width
        text: qsTr("I explained I may have to tell someone")
        visible: root.shown && root.capture.kind === Kind.ChildsWords
        ticked: root.capture.explainedMayTell
        onClicked: root.capture.explainedMayTell = !ticked
    }
    More {
        id: agency

        label: qsTr("Which agency")
        visible: root.shown && root.capture.kind === Kind.Agency
        onEdited: root.capture.agency = text
    }
    PersonChips {
        width: parent.width
        visible: root.shown && root.capture.kind === Kind.Told
        label: qsTr("Whom you told")
        people: root.people
        chosen: root.capture.listener
        onPicked: person => root.capture.listener = person
    }
    Flow {
        width: parent.width
        spacing: Theme.target.gap
        visible: root.shown && root.capture.kind === Kind.Told
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("On what authority")

        Repeater {
            model: [qsTr("Privacy notice"), qsTr("Their own affairs"), qsTr("Agreement")]

            Chip {
                required property int index
                required property string modelData

                text: modelData
                selected: root.capture.authority === index + 1
                Accessible.role: Accessible.RadioButton
                onClicked: root.capture.authority = selected ? 0 : index + 1
            }
        }
    }
}
