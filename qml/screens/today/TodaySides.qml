// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Beside the day, or below it: what is to write up from earlier days, and the paper the worker holds.
Column {
    id: root

    required property TodayModel today

    readonly property bool hidden: root.today.hiding && !root.today.revealed
    readonly property string paperWords: root.today.paperCount === 1 ? qsTr("1 item") : qsTr("%1 items").arg(root.today.paperCount)
    readonly property bool asked: visits.revealed || papers.revealed

    signal visitAsked(string visit)

    onAskedChanged: root.today.revealed = root.asked

    spacing: Theme.space.xl

    Column {
        width: parent.width
        spacing: Theme.space.m
        visible: root.today.toWriteUpCount > 0

        Heading {
            text: qsTr("To write up from earlier")
            width: parent.width
        }
        CoveredNote {
            id: visits

            width: parent.width
            text: root.today.toWriteUpCount === 1 ? qsTr("1 visit") : qsTr("%1 visits").arg(root.today.toWriteUpCount)
            accessibleName: qsTr("%1 to write up, hidden").arg(text)
            visible: root.today.hiding
        }
        Card {
            width: parent.width
            visible: root.today.toWriteUp.count > 0

            Repeater {
                model: root.today.toWriteUp

                ListRow {
                    id: visit

                    required property sideRow row
                    required property int index

                    text: visit.row.title
                    accessibleName: Theme.sentence([visit.row.title, visit.row.detail, visit.row.due])
                    iconName: visit.row.iconName
                    iconColor: Theme.color.ochre
                    divider: visit.index < root.today.toWriteUp.count - 1
                    onClicked: root.visitAsked(visit.row.id)

                    Flow {
                        width: parent ? parent.width : 0
                        spacing: Theme.space.xs

                        Label {
                            text: visit.row.detail
                            type: Theme.type.small
                            color: Theme.color.ink2
                            Accessible.ignored: true
                        }
                        Label {
                            text: visit.row.due
                            type: Theme.type.label
                            color: Theme.color.ochre
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
    Column {
        width: parent.width
        spacing: Theme.space.m
        visible: root.today.paperCount > 0

        Item {
            width: parent.width
            implicitHeight: paperHeading.implicitHeight

            Heading {
                id: paperHeading

                text: qsTr("Paper with you")
                anchors.left: parent.left
                anchors.right: paperCount.left
            }
            Label {
                id: paperCount

                text: root.paperWords
                type: Theme.type.small
                color: Theme.color.ink2
                wrapMode: Text.NoWrap
                visible: !root.hidden
                anchors.right: parent.right
                anchors.baseline: paperHeading.baseline
            }
        }
        CoveredNote {
            id: papers

            width: parent.width
            text: root.paperWords
            accessibleName: qsTr("%1 of paper, hidden").arg(text)
            visible: root.today.hiding
        }
        Card {
            width: parent.width
            visible: root.today.paper.count > 0

            Repeater {
                model: root.today.paper

                PaperRow {
                    required property int index

                    width: parent ? parent.width : 0
                    divider: index < root.today.paper.count - 1
                }
            }
        }
    }
    Item {
        width: parent.width
        implicitHeight: openHome.implicitHeight
        visible: root.today.hiding

        Icon { id: openHomeIcon; icon: "cover" }
        Label {
            id: openHome

            text: qsTr("Open-home view is on until you finish this visit. What you show is hidden again after 10 seconds.")
            type: Theme.type.small
            color: Theme.color.ink2
            anchors.left: openHomeIcon.right
            anchors.leftMargin: Theme.space.s
            anchors.right: parent.right
        }
    }
}
