// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The visit that is next: why, and what to know before knocking. Under way it says only where it is: the person
/// beside the worker may read it.
Card {
    id: root

    required property TodayModel today
    /// On a phone and with large text the time stands in the card.
    property bool timeShown: false

    readonly property real pad: Theme.phone ? Theme.space.l : Theme.space.l + Theme.space.xs

    signal startAsked
    signal visitAsked
    signal noticeAsked

    inset: root.pad

    Flow {
        width: parent.width
        spacing: Theme.space.m

        Label {
            text: root.today.nextTime
            type: Theme.type.heading
            visible: root.timeShown
            height: title.implicitHeight
            verticalAlignment: Text.AlignVCenter
        }
        Heading {
            id: title

            text: root.today.nextTitle
            type: Theme.type.title
            width: Math.min(implicitWidth, parent.width)
        }
    }
    Label {
        text: root.today.nextPlace
        color: Theme.color.ink2
        width: parent.width
        visible: root.today.nextPlace !== ""
    }
    Label {
        text: root.today.nextPurpose
        width: parent.width
        topPadding: Theme.space.xs
        visible: !root.today.underWay && root.today.nextPurpose !== ""
    }
    Column {
        width: parent.width
        topPadding: Theme.space.l
        spacing: Theme.space.m
        visible: !root.today.underWay && (root.today.covered > 0 || root.today.knock.count > 0)

        Rectangle {
            width: parent.width
            height: Theme.border.hair
            color: Theme.color.line
        }
        Label {
            text: qsTr("Before you knock")
            type: Theme.type.label
            color: Theme.color.ink2
            width: parent.width
            Accessible.role: Accessible.Heading
        }
        CoveredNote {
            id: note

            x: -leftPadding
            width: parent.width + leftPadding
            count: root.today.covered
            actionText: qsTr("Hold to read")
            hint: Theme.phone ? "" : root.today.covered === 1 ? qsTr("Read it before you go in.") : qsTr("Read them before you go in.")
            overSheet: true
            leftPadding: Theme.space.m
            visible: root.today.covered > 0
            onRevealedChanged: root.today.holdOpen(revealed)
        }
        Repeater {
            model: root.today.coveredNotes

            Rectangle {
                id: opened

                required property string modelData

                width: parent ? parent.width : 0
                implicitHeight: openedWords.implicitHeight + 2 * Theme.space.m
                radius: Theme.radius.well
                color: Theme.color.sunken

                Label {
                    id: openedWords

                    text: opened.modelData
                    x: Theme.space.m
                    y: Theme.space.m
                    width: parent.width - 2 * x
                }
            }
        }
        Repeater {
            model: root.today.knock

            KnockLine { width: parent ? parent.width : 0 }
        }
    }
    Flow {
        width: parent.width
        topPadding: Theme.space.xl
        spacing: Theme.space.m
        visible: !Theme.actionsAtFoot

        Button {
            text: root.today.underWay ? qsTr("Back to the visit") : qsTr("Start visit")
            kind: Button.Kind.Primary
            doorstep: true
            width: Theme.phone ? parent.width : Math.max(implicitWidth, Theme.px(Theme.layout.audienceColumn))
            onClicked: {
                if (root.today.underWay)
                    root.visitAsked();
                else
                    root.startAsked();
            }
        }
        Button {
            text: qsTr("Privacy notice")
            iconName: "notice"
            doorstep: true
            width: Theme.phone ? parent.width : implicitWidth
            onClicked: root.noticeAsked()
        }
    }
}
