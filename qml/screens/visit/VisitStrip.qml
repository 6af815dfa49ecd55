// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Above the notes when there is no room beside them: the summary folded into strips.
Item {
    id: root

    required property VisitModel model
    required property string saved
    property bool saving: false
    property bool why: false

    readonly property real inset: Theme.phone ? Theme.space.l : Theme.space.xxl

    signal visitAsked
    signal finishAsked
    signal peopleAsked
    signal findingsAsked

    implicitHeight: (Theme.phone ? phone.implicitHeight : portrait.implicitHeight) + Theme.space.m
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("This visit")

    Rectangle {
        anchors.fill: parent
        color: Theme.color.canvas

        Rectangle {
            width: parent.width
            height: Theme.border.hair
            anchors.bottom: parent.bottom
            color: Theme.color.line
        }
    }

    component Keys: Row {
        spacing: Theme.target.gap

        Button {
            text: qsTr("Visit")
            iconName: "list"
            leftPadding: Theme.space.m + Theme.border.selected
            onClicked: root.visitAsked()
        }
        Button {
            text: Theme.phone ? qsTr("Finish") : qsTr("Finish visit")
            accessibleName: qsTr("Finish visit")
            leftPadding: Theme.phone ? Theme.space.m + Theme.border.selected : Theme.space.l + Theme.space.xs
            kind: Button.Kind.Primary
            onClicked: root.finishAsked()
        }
    }
    component Count: Row {
        id: counted

        required property int severity
        required property string words

        spacing: Theme.space.s

        Icon {
            icon: Theme.severityIcon(counted.severity)
            color: Theme.severityColor(counted.severity)
            size: Theme.phone ? Theme.space.l + Theme.space.xs : Theme.iconGrid
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            text: counted.words
            type: Theme.phone ? Theme.type.label : Theme.type.bodyStrong
            color: Theme.severityColor(counted.severity)
            wrapMode: Text.NoWrap
        }
    }

    Flow {
        id: phone

        visible: Theme.phone
        x: root.inset
        y: Theme.space.s
        width: parent.width - 2 * x
        spacing: Theme.space.s

        SavedLine {
            text: root.saved
            saving: root.saving
            width: phone.width
            visible: text !== ""
        }
        Column {
            width: Math.max(phone.width - phoneKeys.width - phone.spacing, phoneCounts.implicitWidth)
            height: Math.max(phoneCounts.implicitHeight, 1)

            Column {
                id: phoneCounts

                Count {
                    severity: Severity.ToResolve
                    words: qsTr("%n to resolve", "", root.model.toResolve)
                    visible: root.model.toResolve > 0
                }
                Count {
                    severity: Severity.Advised
                    words: qsTr("%n advised", "", root.model.advised)
                    visible: root.model.advised > 0
                }
            }
        }
        Keys { id: phoneKeys }
    }
    Column {
        id: portrait

        visible: !Theme.phone
        x: root.inset
        y: Theme.space.l
        width: parent.width - 2 * x
        spacing: Theme.space.s

        Item {
            width: parent.width
            height: Math.max(names.implicitHeight, keys.implicitHeight)

            Column {
                id: names

                width: parent.width - keys.width - Theme.space.l

                Heading {
                    text: root.model.title
                    type: Theme.type.title
                    width: parent.width
                }
                Label {
                    text: root.model.started === "" ? root.model.placeWords
                                                    : qsTr("%1 · started %2").arg(root.model.placeWords).arg(root.model.started)
                    color: Theme.color.ink2
                    width: parent.width
                }
            }
            Keys { id: keys; anchors.right: parent.right }
        }
        Grid {
            id: cards

            width: parent.width
            columns: Math.max(1, Math.min(root.model.people.count, Math.floor(width / Theme.px(Theme.layout.entryMargin))))
            spacing: Theme.target.gap

            Repeater {
                model: root.model.people

                PersonCard {
                    width: Math.floor((cards.width - (cards.columns - 1) * cards.spacing) / cards.columns)
                    onClicked: root.peopleAsked()
                }
            }
        }
        Pressable {
            id: whyRow

            width: parent.width
            padding: Theme.space.s
            leftPadding: 0
            text: qsTr("Why you are here")
            accessibleName: qsTr("Why you are here. %1").arg(purpose.rest)
            onClicked: root.why = !root.why

            contentItem: Item {
                implicitHeight: Math.max(home.height, purpose.height)

                Icon { id: home; icon: "home"; color: Theme.color.ink }
                LeadLabel {
                    id: purpose

                    lead: qsTr("Why you are here.")
                    rest: root.model.purpose === "" ? qsTr("Not said yet") : root.model.purpose
                    anchors.left: home.right
                    anchors.leftMargin: Theme.space.m
                    anchors.right: fold.left
                    anchors.rightMargin: Theme.space.m
                    elide: Text.ElideRight
                    maximumLineCount: root.why || Theme.scale > 1 ? 20 : 1
                    Accessible.ignored: true
                }
                Icon {
                    id: fold

                    icon: root.why ? "up" : "down"
                    color: Theme.color.ink3
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space.m
                }
            }
            background: Item {
                Rectangle {
                    width: parent.width
                    height: Theme.border.hair
                    anchors.bottom: parent.bottom
                    color: Theme.color.line
                }
            }
        }
        FindingStrip {
            width: parent.width
            toResolve: root.model.toResolve
            advised: root.model.advised
            compact: true
            onAsked: root.findingsAsked()
        }
    }
}
