// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Before a visit goes: what is to resolve, what is advised, the ways through. Send is always live; what still stands
/// holds back only its own notes.
ScreenPage {
    id: root

    readonly property bool wide: Theme.wide && root.width >= Theme.px(Theme.layout.listPanel + Theme.layout.detailMin)
    readonly property bool any: check.toResolve.count + check.advised.count > 0

    function choose(finding: string): void {
        check.chosen = finding;
        if (!root.wide)
            sheet.open = true;
    }

    title: qsTr("Finish")
    back: qsTr("Notes")
    tabs: false
    regions: [view, foot, detailView]
    saved: check.savedTime === "" ? "" : Theme.phone ? qsTr("Saved on this phone · %1").arg(check.savedTime)
                                                     : qsTr("Saved on this tablet · %1").arg(check.savedTime)

    FinishModel {
        id: check

        objectName: "finishModel"
        desk: App.desk
        visit: root.subject
        onWayTaken: sheet.open = false
        onSent: {
            App.onVisit = false;
            App.navigator.show(Destination.Today);
            App.navigator.open(Destination.Sending);
        }
    }

    Item {
        id: page

        anchors.fill: parent

        Item {
            id: panel

            width: root.wide ? Theme.px(Theme.layout.listPanel) : parent.width
            height: parent.height
            x: root.wide && Theme.leftHanded ? parent.width - width : 0

            Flickable {
                id: view

                width: parent.width
                height: parent.height - foot.height
                contentWidth: width
                contentHeight: column.implicitHeight + Theme.space.xl + column.y
                boundsBehavior: Flickable.StopAtBounds
                clip: true

                Column {
                    id: column

                    x: root.wide ? Theme.space.xxl : root.margin
                    y: root.back !== "" && !root.underTopBar ? Theme.space.m : Theme.space.xl
                    width: Math.min(parent.width - x - (root.wide ? Theme.space.xl : x), Theme.px(Theme.layout.readingMax))
                    spacing: Theme.space.l

                    PageHead {
                        width: parent.width
                        page: root
                        title: check.title
                        detail: check.guidance
                    }
                    FinishList {
                        width: parent.width
                        heading: qsTr("To resolve")
                        meaning: qsTr("each holds back only itself")
                        ink: Theme.color.brick
                        findings: check.toResolve
                        chosen: root.wide ? check.chosen : ""
                        onAsked: finding => root.choose(finding)
                    }
                    FinishList {
                        width: parent.width
                        heading: qsTr("Advised")
                        meaning: qsTr("deal with it, or say why not")
                        ink: Theme.color.ochre
                        findings: check.advised
                        chosen: root.wide ? check.chosen : ""
                        onAsked: finding => root.choose(finding)
                    }
                    Trouble {
                        words: check.trouble
                        width: parent.width
                    }
                    FollowFocus {
                        view: view
                        room: Theme.space.xl
                    }
                }
            }
            Rectangle {
                id: foot

                width: parent.width
                height: footColumn.implicitHeight + 2 * Theme.space.l
                anchors.bottom: parent.bottom
                color: root.wide ? "transparent" : Theme.color.surface

                Rectangle {
                    width: parent.width
                    height: Theme.border.selected
                    color: Theme.color.line
                    visible: !root.wide
                }
                Column {
                    id: footColumn

                    x: column.x
                    y: Theme.space.l
                    width: parent.width - x - (root.wide ? Theme.space.xl : x)
                    spacing: Theme.space.s

                    Label {
                        text: qsTr("The visit stays on this tablet until the case system confirms it has every part.")
                        type: Theme.type.small
                        color: Theme.color.ink2
                        width: parent.width
                        visible: !Theme.actionsAtFoot
                    }
                    Label {
                        text: check.sendWords
                        type: Theme.type.small
                        color: Theme.color.ink2
                        width: parent.width
                        visible: !send.roomy
                    }
                    Button {
                        id: send

                        readonly property bool roomy: !Theme.phone

                        text: qsTr("Send to the case record")
                        detail: roomy ? check.sendWords : ""
                        kind: Button.Kind.Primary
                        doorstep: true
                        busy: check.sending
                        busyText: qsTr("Sending…")
                        width: parent.width
                        onClicked: check.send()
                    }
                }
            }
        }
        Rectangle {
            x: Theme.leftHanded ? 0 : panel.width
            width: parent.width - panel.width
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

                FinishDetail {
                    id: detail

                    check: check
                    visible: root.wide && root.any
                    x: Theme.space.xxl + Theme.space.xs
                    y: Theme.space.xl
                    width: Math.min(parent.width - 2 * x, Theme.px(Theme.layout.readingMax))
                    onNotesAsked: root.goBack()
                }
                FollowFocus {
                    view: detailView
                    room: Theme.space.xl
                }
            }
            EmptyState {
                heading: qsTr("Nothing to resolve")
                text: qsTr("What the rules notice in this visit would appear here, each with its ways through.")
                x: Theme.space.xxl
                y: Theme.space.xl
                width: Math.min(parent.width - 2 * x, Theme.px(Theme.layout.readingMax))
                visible: check.loaded && !root.any
            }
        }
    }
    Sheet {
        id: sheet

        title: qsTr("Ways to put this right")
        page: page
        onCloseRequested: sheet.open = false

        FinishDetail {
            check: check
            width: parent ? parent.width : 0
            onNotesAsked: root.goBack()
        }
    }
}
