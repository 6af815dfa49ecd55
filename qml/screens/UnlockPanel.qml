// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// What a locked tablet says to whoever holds it: that nothing was lost, what waits, whom to ring. It names nobody.
Rectangle {
    id: root

    /// On a narrow window only the first part is shown; the rest is behind "I cannot unlock".
    property bool brief: false
    readonly property real inset: root.brief ? Theme.space.xl : Theme.space.xxxl + Theme.space.s

    color: Theme.color.rail
    implicitHeight: root.brief ? top.implicitHeight + 2 * Theme.space.xl : 0
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("About this tablet")

    Flickable {
        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, top.y + top.implicitHeight + Theme.space.xl
                                        + (root.brief ? 0 : bottom.implicitHeight + Theme.space.xxl))
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive

        Column {
            id: top

            x: root.inset
            y: root.brief ? Theme.space.xl : Theme.space.xxl + Theme.space.s
            width: parent.width - 2 * root.inset
            spacing: Theme.space.xl

            Row {
                spacing: Theme.space.m
                bottomPadding: root.brief ? 0 : Theme.space.xxl + Theme.space.s

                Icon {
                    id: mark

                    icon: "mark"
                    size: Theme.space.xxl + Theme.space.xs
                    color: Theme.color.focusOnRail
                }
                Heading {
                    text: qsTr("Holdfast")
                    type: Theme.type.title
                    color: Theme.color.focusOnRail
                    anchors.verticalCenter: mark.verticalCenter
                }
            }
            Column {
                width: parent.width
                spacing: Theme.space.s

                Heading {
                    text: App.stateWords.present ? App.stateWords.happened : qsTr("This tablet is locked")
                    type: root.brief ? Theme.type.title : Theme.type.display
                    color: Theme.color.focusOnRail
                    width: parent.width
                }
                Label {
                    text: App.stateWords.present ? App.stateWords.lostAnswered
                                                 : qsTr("Everything on it is encrypted. Nothing was lost when it locked.")
                    type: Theme.type.entry
                    color: Theme.color.railInk
                    width: parent.width
                }
            }
            TroublePart {
                width: parent.width
                iconName: App.sync === SyncState.Received ? "received" : "waiting"
                heading: App.syncWords
                text: App.waitingWords
                iconColor: Theme.color.railInk
                headingColor: Theme.color.focusOnRail
                textColor: Theme.color.railInk
            }
            TroublePart {
                width: parent.width
                iconName: "clock"
                heading: App.contactWords
                text: App.contactReason
                iconColor: Theme.color.railInk
                headingColor: Theme.color.focusOnRail
                textColor: Theme.color.railInk
                visible: !root.brief
            }
        }
        Column {
            id: bottom

            visible: !root.brief
            x: root.inset
            y: parent.height - implicitHeight - Theme.space.xxl
            width: parent.width - 2 * root.inset
            spacing: Theme.space.xl

            Rectangle {
                width: parent.width
                height: Theme.border.hair
                color: Theme.color.railLine
            }
            TroublePart {
                width: parent.width
                iconName: "tablet"
                heading: qsTr("Found this tablet?")
                text: qsTr("It belongs to a council. Ring the council’s main number and say that you found a tablet with Holdfast on it.")
                iconColor: Theme.color.railInk
                headingColor: Theme.color.focusOnRail
                textColor: Theme.color.railInk
            }
            TroublePart {
                width: parent.width
                iconName: "phone"
                heading: qsTr("A child at risk? Do not wait for this tablet.")
                text: qsTr("Ring your duty team. In danger now, 999.")
                iconColor: Theme.color.railInk
                headingColor: Theme.color.focusOnRail
                textColor: Theme.color.railInk
            }
        }
    }
}
