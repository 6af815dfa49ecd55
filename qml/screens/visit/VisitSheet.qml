// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// What belongs to the visit besides its notes: who was here, seen alone, why it was made, and the open-home view.
Sheet {
    id: root

    required property VisitModel model

    signal noticeAsked

    title: qsTr("Visit")

    Heading { text: qsTr("Who is here"); width: parent.width }
    Repeater {
        model: root.model.people

        Column {
            id: person

            required property string personId
            required property string name
            required property string presence
            required property int attendance
            required property bool child
            required property bool aloneNow

            width: parent ? parent.width : 0
            spacing: Theme.space.s

            Label {
                text: person.name
                type: Theme.type.bodyStrong
                width: parent.width
            }
            Label {
                text: person.presence
                type: Theme.type.small
                color: Theme.color.ink2
                width: parent.width
            }
            Flow {
                width: parent.width
                spacing: Theme.target.gap

                Chip {
                    text: qsTr("Here")
                    accessibleName: qsTr("%1 is here").arg(person.name)
                    selected: person.attendance === 1
                    onClicked: root.model.setAttendance(person.personId, selected ? 0 : 1)
                }
                Chip {
                    text: qsTr("Not here")
                    accessibleName: qsTr("%1 is not here").arg(person.name)
                    selected: person.attendance === 2
                    onClicked: root.model.setAttendance(person.personId, selected ? 0 : 2)
                }
                Chip {
                    width: Math.min(implicitWidth, parent.width)
                    text: person.aloneNow ? qsTr("Seen alone until now") : qsTr("Alone with me now")
                    accessibleName: qsTr("%1, %2").arg(person.name).arg(text)
                    selected: person.aloneNow
                    visible: person.child
                    onClicked: root.model.setAloneNow(person.personId, !person.aloneNow)
                }
            }
        }
    }
    TextField {
        label: qsTr("Why you are here")
        width: parent.width
        text: root.model.purpose
        onEdited: root.model.setPurpose(text)
    }
    OpenHomeLine {
        width: parent.width
        model: root.model
        onAsked: root.model.setOpenHome(!root.model.openHome)
    }
    Label {
        text: qsTr("While it is on, police notes, handling, agencies and other people’s names stay covered until you ask.")
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: root.model.underWay
    }
    Button {
        text: qsTr("Show privacy notice")
        iconName: "notice"
        width: parent.width
        onClicked: root.noticeAsked()
    }
}
