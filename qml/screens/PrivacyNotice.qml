// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The privacy notice in large type, for the person who holds the tablet. Everything else is locked meanwhile.
FocusScope {
    id: root

    readonly property real margin: Theme.phone ? Theme.space.l : Theme.space.xxxl + Theme.space.xl

    NoticeModel { id: notice }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.surface
    }

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

        FollowFocus { view: view }

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

        readonly property real inset: Theme.phone ? Theme.space.l : Theme.space.xxl + Theme.space.s
        readonly property bool stacked: width < Theme.px(Theme.layout.medium)

        width: parent.width
        height: (foot.stacked ? pageWords.y + pageWords.height : giveBack.y + giveBack.height) + Theme.space.l
        anchors.bottom: parent.bottom

        Rectangle {
            width: parent.width
            height: Theme.border.hair
            color: Theme.color.line
        }
        Button {
            id: giveBack

            x: foot.inset
            y: Theme.space.l
            text: foot.stacked ? qsTr("Give back") : qsTr("Give the tablet back")
            iconName: "lock"
            doorstep: true
            onClicked: App.giveBack()
        }
        Label {
            id: pageWords

            text: (foot.stacked ? qsTr("Page %1 of %2")
                                : qsTr("Page %1 of %2. Everything else on this tablet is locked while you read this."))
                .arg(notice.page + 1).arg(notice.pageCount)
            color: Theme.color.ink2
            x: foot.stacked ? foot.inset : giveBack.x + giveBack.width + Theme.space.l
            y: foot.stacked ? next.y + next.height + Theme.space.m : giveBack.y + (giveBack.height - height) / 2
            width: foot.stacked ? parent.width - 2 * foot.inset : next.x - x - Theme.space.l
        }
        Button {
            id: next

            text: notice.page + 1 < notice.pageCount ? qsTr("Next") : qsTr("Back to the start")
            kind: Button.Kind.Primary
            doorstep: true
            x: foot.stacked ? foot.inset : parent.width - width - foot.inset
            y: foot.stacked ? giveBack.y + giveBack.height + Theme.target.gap : giveBack.y
            focus: true
            onClicked: {
                notice.page = (notice.page + 1) % notice.pageCount;
                view.contentY = 0;
            }
        }
    }
}
