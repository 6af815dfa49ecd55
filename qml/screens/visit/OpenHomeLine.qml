// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Whether the family beside the worker may read the screen, and the way to change that.
Item {
    id: root

    required property VisitModel model

    signal asked

    implicitHeight: Math.max(change.implicitHeight, words.implicitHeight)
    visible: root.model.underWay

    Icon {
        id: glyph

        icon: root.model.openHome ? "cover" : "eye"
        color: Theme.color.ink2
        size: Theme.space.l + Theme.space.xs
        anchors.verticalCenter: parent.verticalCenter
    }
    Label {
        id: words

        text: root.model.openHome ? qsTr("Open-home view is on") : qsTr("Open-home view is off")
        type: Theme.type.small
        color: Theme.color.ink2
        anchors.left: glyph.right
        anchors.leftMargin: Theme.space.s
        anchors.right: change.left
        anchors.verticalCenter: parent.verticalCenter
    }
    Button {
        id: change

        text: qsTr("Change")
        accessibleName: root.model.openHome ? qsTr("Switch open-home view off") : qsTr("Switch open-home view on")
        kind: Button.Kind.Quiet
        underlined: true
        rightPadding: 0
        leftPadding: Theme.space.s
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        onClicked: root.asked()
    }
}
