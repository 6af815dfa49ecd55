// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Beside the notes when there is room: which visit, why, who is here, what was explained and agreed.
Rectangle {
    id: root

    required property VisitModel model
    property string back

    signal backAsked
    signal peopleAsked
    signal openHomeAsked
    signal noticeAsked

    color: Theme.color.canvas
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("This visit")

    Rectangle {
        x: Theme.leftHanded ? 0 : parent.width - width
        width: Theme.border.hair
        height: parent.height
        color: Theme.color.line
    }

    component Fact: Item {
        id: fact

        required property string iconName
        required property string words
        property string detail
        property color iconColor: Theme.color.ink2

        width: parent ? parent.width : 0
        implicitHeight: factWords.implicitHeight

        Icon {
            id: factIcon

            icon: fact.iconName
            color: fact.iconColor
            y: (Theme.type.body.lineHeight - height) / 2
        }
        Column {
            id: factWords

            x: factIcon.width + Theme.space.m
            width: parent.width - x

            Label {
                text: fact.words
                font.weight: Font.Medium
                width: parent.width
            }
            Label {
                text: fact.detail
                type: Theme.type.small
                color: Theme.color.ink2
                width: parent.width
                visible: text !== ""
            }
        }
    }
    component Part: Label {
        type: Theme.type.label
        color: Theme.color.ink2
        width: parent ? parent.width : 0
        Accessible.role: Accessible.Heading
    }
    component Rule: Rectangle {
        width: parent ? parent.width : 0
        height: Theme.border.hair
        color: Theme.color.line
    }

    Flickable {
        id: view

        anchors.fill: parent
        anchors.leftMargin: Theme.space.xl
        anchors.rightMargin: Theme.space.l + Theme.space.xs
        anchors.bottomMargin: foot.height + Theme.space.l
        contentWidth: width
        contentHeight: facts.implicitHeight + Theme.space.l
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        FollowFocus { view: view }

        Column {
            id: facts

            width: parent.width
            topPadding: Theme.space.m
            spacing: Theme.space.s

            Column {
                width: parent.width

                BackButton {
                    to: root.back
                    onClicked: root.backAsked()
                }
                Heading {
                    text: root.model.title
                    type: Theme.type.title
                    width: parent.width
                }
                Label {
                    text: root.model.started === "" ? root.model.placeWords
                                                    : qsTr("%1\nStarted %2").arg(root.model.placeWords).arg(root.model.started)
                    type: Theme.type.small
                    color: Theme.color.ink2
                    width: parent.width
                }
            }
            Column {
                width: parent.width

                Part { text: qsTr("Why you are here") }
                Label {
                    text: root.model.purpose === "" ? qsTr("Not said yet") : root.model.purpose
                    width: parent.width
                }
            }
            Rule {}
            Item {
                width: parent.width
                height: Math.max(people.implicitHeight, sayWho.implicitHeight)

                Part {
                    id: people

                    text: qsTr("People here")
                    anchors.verticalCenter: parent.verticalCenter
                }
                Button {
                    id: sayWho

                    text: qsTr("Change")
                    accessibleName: qsTr("Say who is here")
                    kind: Button.Kind.Quiet
                    underlined: true
                    rightPadding: 0
                    anchors.right: parent.right
                    onClicked: root.peopleAsked()
                }
            }
            Repeater {
                model: root.model.people

                Fact {
                    required property string name
                    required property string presence
                    required property int attendance

                    iconName: attendance === 1 ? "received" : "person"
                    iconColor: attendance === 1 ? Theme.color.leaf : Theme.color.ink2
                    words: name
                    detail: presence
                    height: implicitHeight + Theme.space.xs
                }
            }
            Rule {}
            Part { text: qsTr("Explained, then agreed") }
            Fact {
                iconName: "notice"
                words: root.model.explained
                detail: root.model.explainedDetail
                height: implicitHeight + Theme.space.xs
            }
            Fact {
                iconName: "hand"
                words: root.model.agreed
                detail: root.model.agreedDetail
            }
        }
    }
    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.l
        x: Theme.space.xl
        width: parent.width - x - Theme.space.l - Theme.space.xs

        OpenHomeLine {
            width: parent.width
            model: root.model
            onAsked: root.openHomeAsked()
        }
        Button {
            text: qsTr("Show privacy notice")
            iconName: "notice"
            width: parent.width
            onClicked: root.noticeAsked()
        }
    }
}
