// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// A visit that nobody planned: which case, where, why. What was typed stays when the sheet closes.
Sheet {
    id: root

    readonly property list<string> settings: [qsTr("Home"), qsTr("School"), qsTr("Office"), qsTr("Health"),
        qsTr("Outdoors"), qsTr("Phone"), qsTr("Elsewhere")]

    signal started(string visit)

    title: qsTr("Visit not planned")

    UnplannedVisitModel {
        id: visit

        objectName: "unplannedVisitModel"
        desk: App.desk
        open: root.open
        onStarted: id => root.started(id)
    }

    TextField {
        id: search

        label: qsTr("Whose case? Part of the name, or the case number")
        width: parent.width
        text: visit.search
        onEdited: visit.search = text
    }
    Card {
        width: parent.width
        visible: visit.cases.count > 0

        Repeater {
            model: visit.cases

            ListRow {
                id: file

                required property caseRow row
                required property int index

                text: file.row.title
                detail: file.row.number
                iconName: "cases"
                selected: visit.chosen === file.row.id
                trailing: selected ? "check" : ""
                divider: file.index < visit.cases.count - 1
                onClicked: visit.chosen = file.row.id
            }
        }
    }
    Label {
        text: qsTr("No case on this tablet matches. Only cases the council has sent you are here.")
        color: Theme.color.ink2
        width: parent.width
        visible: visit.cases.count === 0
    }
    Label {
        text: qsTr("What kind of visit")
        type: Theme.type.label
        color: Theme.color.ink2
        width: parent.width
    }
    Flow {
        width: parent.width
        spacing: Theme.target.gap

        Repeater {
            model: root.settings

            Chip {
                required property string modelData
                required property int index

                text: modelData
                selected: visit.setting === index
                onClicked: visit.setting = index
            }
        }
    }
    TextField {
        label: qsTr("Where")
        placeholder: qsTr("Address, or in words")
        width: parent.width
        text: visit.where
        onEdited: visit.where = text
    }
    NoteField {
        label: qsTr("Why you are here")
        labelShown: true
        width: parent.width
        text: visit.purpose
        onEdited: visit.purpose = text
    }
    Trouble {
        words: visit.trouble
        width: parent.width
    }
    Button {
        text: visit.missing === "" ? qsTr("Start visit") : visit.missing
        kind: Button.Kind.Primary
        doorstep: true
        width: parent.width
        onClicked: {
            if (visit.missing === "")
                visit.start();
            else
                search.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
