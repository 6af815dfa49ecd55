// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// What is waiting and what has arrived. The tick stands only where the case system's signed receipt matched every
/// part.
ScreenPage {
    id: root

    readonly property bool wide: Theme.wide && root.width >= Theme.px(Theme.layout.listPanel + Theme.layout.detailMin)
    readonly property bool nothing: sending.needsYou.count + sending.waiting.count + sending.received.count === 0
    readonly property bool chosenIsReceipt: sending.chosen !== "" && sending.chosenRow.receipt !== ""

    function choose(id: string): void {
        sending.chosen = id;
        if (!root.wide)
            sheet.open = true;
    }

    title: qsTr("Sending")
    back: qsTr("Today")
    regions: [view, detailView, foot]

    SendingModel {
        id: sending

        objectName: "sendingModel"
        desk: App.desk
    }

    Item {
        id: page

        anchors.fill: parent

        Flickable {
            id: view

            x: root.wide && Theme.leftHanded ? parent.width - width : 0
            width: root.wide ? Math.min(Theme.px(Theme.layout.readingMax), parent.width - Theme.px(Theme.layout.detailMin))
                             : parent.width
            height: parent.height - (foot.visible ? foot.height : 0)
            contentWidth: width
            contentHeight: column.y + column.implicitHeight + Theme.space.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: column

                x: root.margin
                y: root.underTopBar ? Theme.space.xl : Theme.space.m
                width: Math.min(parent.width - 2 * x, Theme.px(Theme.layout.readingMax))
                spacing: Theme.space.xl

                PageHead {
                    width: parent.width
                    page: root
                    title: qsTr("What is waiting and what has arrived")
                    detail: qsTr("%1 %2", "two sentences").arg(sending.summary)
                                                 .arg(App.contactReason === "" ? qsTr("%1.").arg(App.contactWords) : App.contactReason)
                }
                Button {
                    text: qsTr("Send now")
                    iconName: "waiting"
                    busy: sending.busy
                    busyText: qsTr("Asking…")
                    visible: !Theme.actionsAtFoot && sending.needsYou.count + sending.waiting.count > 0
                    onClicked: sending.sendNow()
                }
                Trouble {
                    words: sending.trouble
                    width: parent.width
                }
                SendingList {
                    width: parent.width
                    heading: qsTr("Needs you")
                    ink: Theme.color.brick
                    iconName: "stop"
                    iconColor: Theme.color.brick
                    rows: sending.needsYou
                    chosen: root.wide ? sending.chosen : ""
                    onAsked: id => root.choose(id)
                }
                SendingList {
                    width: parent.width
                    heading: qsTr("Waiting")
                    ink: Theme.color.ink
                    iconName: "waiting"
                    iconColor: Theme.color.ink
                    rows: sending.waiting
                    chosen: root.wide ? sending.chosen : ""
                    onAsked: id => root.choose(id)
                }
                SendingList {
                    width: parent.width
                    heading: qsTr("Received by the case system")
                    ink: Theme.color.leaf
                    iconName: "received"
                    iconColor: Theme.color.leaf
                    rows: sending.received
                    chosen: sending.chosen
                    receipts: true
                    onAsked: id => sending.chosen = sending.chosen === id ? "" : id
                }
                EmptyState {
                    width: parent.width
                    heading: qsTr("Nothing here yet")
                    text: qsTr("Visits you finish appear here, from this tablet to the case system’s receipt.")
                    visible: sending.loaded && root.nothing
                }
                FollowFocus {
                    view: view
                    room: Theme.space.xl
                }
            }
        }
        Rectangle {
            x: Theme.leftHanded ? 0 : view.width
            width: parent.width - view.width
            height: parent.height
            visible: root.wide
            color: Theme.color.surface

            Rectangle {
                x: Theme.leftHanded ? parent.width - width : 0
                width: Theme.border.hair
                height: parent.height
                color: Theme.color.line
            }
            Flickable {
                id: detailView

                anchors.fill: parent
                contentWidth: width
                contentHeight: detail.y + detail.implicitHeight + Theme.space.xl
                boundsBehavior: Flickable.StopAtBounds
                clip: true

                FollowFocus { view: detailView }
                SendingDetail {
                    id: detail

                    sending: sending
                    visible: root.wide && sending.chosen !== "" && !root.chosenIsReceipt
                    x: Theme.space.xxl + Theme.space.xs
                    y: Theme.space.xl
                    width: parent.width - 2 * x
                }
                Label {
                    text: qsTr("Choose something on its way to see what happens with it.")
                    color: Theme.color.ink2
                    x: detail.x
                    y: detail.y
                    width: detail.width
                    visible: root.wide && !detail.visible && !root.nothing
                }
            }
        }
        ActionBar {
            id: foot

            visible: Theme.actionsAtFoot && sending.needsYou.count + sending.waiting.count > 0
            width: parent.width
            anchors.bottom: parent.bottom

            Button {
                text: qsTr("Send now")
                iconName: "waiting"
                kind: Button.Kind.Primary
                doorstep: true
                busy: sending.busy
                busyText: qsTr("Asking…")
                width: parent.width
                onClicked: sending.sendNow()
            }
        }
    }
    Sheet {
        id: sheet

        title: sending.chosenNeedsYou ? qsTr("Needs you") : qsTr("Waiting")
        page: page
        onCloseRequested: sheet.open = false

        SendingDetail {
            sending: sending
            width: parent ? parent.width : 0
        }
    }
}
