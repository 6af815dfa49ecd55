// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// How a note may be handled, who may hear it, and its history. On a visit with open-home view on, no handling.
FocusScope {
    id: root

    required property EntryDetailModel model

    implicitHeight: column.implicitHeight

    component Detail: TextField { width: column.width }

    Column {
        id: column

        x: Theme.space.xl + Theme.space.xs
        width: root.width - 2 * x
        topPadding: Theme.space.l + Theme.space.xs
        bottomPadding: Theme.space.xl
        spacing: Theme.space.l

        Heading {
            text: qsTr("Handling")
            visible: handling.visible
        }
        RadioGroup {
            id: handling

            label: qsTr("Handling")
            width: parent.width
            visible: root.model.loaded && !root.model.openHome
            enabled: !root.model.takenOut
            current: root.model.handling
            onChosen: index => root.model.handling = index
            choices: [
                Choice {
                    text: qsTr("Ordinary")
                    detail: qsTr("On the case record. May go in a report.")
                },
                Choice {
                    text: qsTr("Confidential")
                    iconName: "lock"
                    detail: qsTr("Restricted. In a report only with permission recorded.")
                },
                Choice {
                    text: qsTr("Police intelligence")
                    iconName: "shield"
                    detail: qsTr("Asks for force, reference, grading and conditions. Never in a report without agreed wording.")
                }
            ]
        }
        Column {
            width: parent.width
            spacing: Theme.space.m
            visible: handling.visible && root.model.handling === Handling.PoliceIntelligence

            Detail {
                label: qsTr("Police force")
                text: root.model.force
                onEdited: root.model.force = text
            }
            Detail {
                label: qsTr("Reference")
                text: root.model.reference
                onEdited: root.model.reference = text
            }
            Detail {
                label: qsTr("Grading")
                text: root.model.grading
                onEdited: root.model.grading = text
            }
            Detail {
                label: qsTr("Handling conditions")
                text: root.model.conditions
                onEdited: root.model.conditions = text
            }
        }
        Column {
            width: parent.width
            spacing: Theme.space.xs
            visible: handling.visible

            Label {
                text: qsTr("Who may hear it")
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
                        required property bool mayHear

                        text: given
                        accessibleName: qsTr("%1 may hear it").arg(name)
                        selected: mayHear
                        onClicked: root.model.setMayHear(personId, !mayHear)
                    }
                }
            }
        }
        Label {
            text: qsTr("History")
            type: Theme.type.label
            color: Theme.color.ink2
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: root.model.historyTimes.length

            Item {
                id: step

                required property int index

                width: column.width
                implicitHeight: Math.max(when.height, what.height)

                Label {
                    id: when

                    text: root.model.historyTimes[step.index]
                    type: Theme.type.label
                    color: Theme.color.ink2
                    width: Math.min(Theme.px(Theme.space.xxxl + Theme.space.xl), step.width / 3)
                }
                Label {
                    id: what

                    text: root.model.historyWords[step.index]
                    type: Theme.type.small
                    x: when.width
                    width: parent.width - x
                }
            }
        }
        Banner {
            severity: Severity.Information
            iconName: "cover"
            text: qsTr("On a visit this page opens only when you ask for the note, and shows no handling.")
            width: parent.width
            visible: root.model.openHome
        }
    }
}
