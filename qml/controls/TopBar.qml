// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The bar at the top in portrait and on a phone: back, title, Saved, Cover and Lock.
Rectangle {
    id: root

    property string title
    property string back
    property string saved
    property bool saving: false
    readonly property bool compact: Theme.phone

    signal backAsked
    signal coverAsked
    signal lockAsked

    implicitHeight: Math.max(Theme.layout.header - (root.compact ? Theme.space.s : 0),
                             lock.implicitHeight + Theme.space.m)
    color: Theme.color.rail

    RailButton {
        id: backButton

        visible: root.back !== ""
        x: Theme.space.s
        anchors.verticalCenter: parent.verticalCenter
        beside: true
        text: root.compact ? "" : root.back
        accessibleName: qsTr("Back to %1").arg(root.back)
        iconName: "left"
        onClicked: root.backAsked()
    }
    Heading {
        text: root.title
        visible: root.compact || root.back === "" // in portrait the page itself says it
        color: Theme.color.focusOnRail
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        anchors.left: backButton.visible ? backButton.right : parent.left
        anchors.leftMargin: backButton.visible ? Theme.space.xs : Theme.space.l
        anchors.right: savedLine.visible ? savedLine.left : keys.left
        anchors.rightMargin: Theme.space.s
        anchors.verticalCenter: parent.verticalCenter
    }
    SavedLine {
        id: savedLine

        visible: root.saved !== "" && !root.compact
        text: root.saved
        saving: root.saving
        overRail: true
        anchors.right: keys.left
        anchors.rightMargin: Theme.space.l
        anchors.verticalCenter: parent.verticalCenter
    }
    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: Theme.space.m
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.target.gap

        RailButton {
            text: qsTr("Cover")
            iconName: "cover"
            beside: !root.compact
            outlined: !root.compact
            width: Math.max(implicitWidth, Theme.target.min)
            onClicked: root.coverAsked()
        }
        RailButton {
            id: lock

            text: qsTr("Lock")
            iconName: "lock"
            beside: !root.compact
            outlined: !root.compact
            width: Math.max(implicitWidth, Theme.target.min)
            onClicked: root.lockAsked()
        }
    }
}
