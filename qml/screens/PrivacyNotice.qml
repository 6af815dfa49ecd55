// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The privacy notice in large type, for the person who holds the tablet. Everything else is locked meanwhile.
Rectangle {
    id: root

    readonly property real margin: Theme.phone ? Theme.space.l : Theme.space.xxxl + Theme.space.xl

    color: Theme.color.surface


    NoticeModel { id: notice }

    Item {
        id: head

        width: parent.width
        height: Theme.target.min + 2 * Theme.space.l

        Button {
            text: notice.forChild ? qsTr("For an adult") : qsTr("For a child")
            iconName: notice.forChild ? "person" : "child"
            anchors.right: parent.right
            anchors.rightMargin: Theme.phone ? Theme.space.l : Theme.space.xxl + Theme.space.s
            anchors.verticalCenter: parent.verticalCenter
            onClicked: notice.forChild = !notice.forChild
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.border.hair
            color: Theme.color.line
        }
    }
    Flickable {
        id: view

        anchors.top: head.bottom
        anchors.bottom: foot.top
        width: parent.width
        contentWidth: width
        contentHeight: column.implicitHeight + 2 * Theme.space.xl
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            x: root.margin
            y: Theme.space.xl
            width: parent.width - 2 * x
            spacing: Theme.space.xl

            Heading {
                text: notice.title
                type: Theme.phone ? Theme.type.display : Theme.type.noticeTitle
                width: parent.width
            }
            Repeater {
                model: notice

                NoticePointRow {
                    required property string icon
                    required property string words
                    required property string before
                    required property string emphasis
                    required property string after

                    width: column.width
                    iconName: icon
                    text: words
                    start: before
                    strong: emphasis
                    end: after
                }
            }
        }
    }
    Item {
        id: foot

        width: parent.width
        height: buttons.implicitHeight + 2 * Theme.space.l
        anchors.bottom: parent.bottom

        Rectangle {
            width: parent.width
            height: Theme.border.hair
            color: Theme.color.line
        }
        Flow {
            id: buttons

            x: Theme.phone ? Theme.space.l : Theme.space.xxl + Theme.space.s
            y: Theme.space.l
            width: parent.width - 2 * x
            spacing: Theme.space.l

            Button {
                text: qsTr("Give the tablet back")
                iconName: "lock"
                doorstep: true
                onClicked: App.giveBack()
            }
            Button {
                id: next

                text: notice.page + 1 < notice.pageCount ? qsTr("Next") : qsTr("Back to the start")
                kind: Button.Kind.Primary
                doorstep: true
                onClicked: {
                    notice.page = (notice.page + 1) % notice.pageCount;
                    view.contentY = 0;
                }
            }
            Label {
                text: qsTr("Page %1 of %2. Everything else on this tablet is locked while you read this.")
                    .arg(notice.page + 1).arg(notice.pageCount)
                color: Theme.color.ink2
                width: Math.min(implicitWidth, parent.width)
            }
        }
    }
}
