// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// A plain panel over everything, at once and without a passphrase. Holding shows what was there; so do Enter,
/// two taps and a screen reader's press. Lock stays where it always is.
FocusScope {
    id: root

    readonly property bool railShown: root.width > root.height

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Covered")

    Rectangle {
        anchors.fill: parent
        color: Theme.color.sunken

        // Nothing below may be reached through the cover.
        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            onWheel: wheel => wheel.accepted = true
        }
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space.xl, Theme.px(Theme.layout.listPanel))
        spacing: Theme.space.l

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            icon: "cover"
            size: Theme.space.xxxl
        }
        Heading {
            text: qsTr("Covered")
            type: Theme.type.title
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
        Button {
            id: hold

            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Hold to show")
            doorstep: true
            focus: true
            Accessible.description: qsTr("Hold, tap twice or press Enter")
            Accessible.onPressAction: App.uncover()
            Keys.onReturnPressed: App.uncover()
            Keys.onEnterPressed: App.uncover()
            onPressAndHold: App.uncover()
            onDoubleClicked: App.uncover()
        }
    }
    Button {
        text: qsTr("Lock")
        iconName: "lock"
        x: root.railShown && !Theme.leftHanded ? Theme.space.m : parent.width - width - Theme.space.m
        y: root.railShown ? parent.height - height - Theme.space.m : Theme.space.m
        onClicked: App.lock()
    }
}
