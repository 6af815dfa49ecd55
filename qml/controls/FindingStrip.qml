// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The quiet line of what is still to see to before finishing: words and counts, and a way to them.
Rectangle {
    id: root

    property int toResolve: 0
    property int advised: 0
    property bool compact: Theme.phone

    signal asked

    implicitHeight: Math.max(Theme.target.min, flow.implicitHeight + 2 * Theme.space.s)
    radius: Theme.radius.control
    color: root.compact ? "transparent" : Theme.color.sunken
    visible: root.toResolve + root.advised > 0

    Flow {
        id: flow

        anchors.left: parent.left
        anchors.leftMargin: root.compact ? 0 : Theme.space.m
        anchors.right: show.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.s

        Row {
            visible: root.toResolve > 0
            spacing: Theme.space.s
            rightPadding: Theme.space.m

            Icon { icon: "stop"; color: Theme.color.brick }
            Label {
                text: qsTr("%n to resolve", "", root.toResolve)
                type: Theme.type.bodyStrong
                color: Theme.color.brick
                wrapMode: Text.NoWrap
            }
        }
        Row {
            visible: root.advised > 0
            spacing: Theme.space.s
            rightPadding: Theme.space.m

            Icon { icon: "advise"; color: Theme.color.ochre }
            Label {
                text: qsTr("%n advised", "", root.advised)
                type: Theme.type.bodyStrong
                color: Theme.color.ochre
                wrapMode: Text.NoWrap
            }
        }
        Label {
            text: qsTr("when you finish")
            color: Theme.color.ink2
            visible: !root.compact
        }
    }
    Button {
        id: show

        anchors.right: parent.right
        anchors.rightMargin: Theme.space.s
        anchors.verticalCenter: parent.verticalCenter
        kind: Button.Kind.Quiet
        text: qsTr("Show")
        accessibleName: qsTr("Show what to see to")
        onClicked: root.asked()
    }
}
