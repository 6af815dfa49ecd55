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

    readonly property real rowHeight: Math.max(Theme.layout.header - (root.compact ? Theme.space.s : 0),
                                               lock.implicitHeight + Theme.space.m)
    /// With large text on a phone the title gets a line of its own: it is never cut.
    readonly property bool stacked: heading.visible && heading.implicitWidth > keys.x - heading.start - Theme.space.s

    implicitHeight: root.rowHeight + (root.stacked ? heading.implicitHeight + Theme.space.s : 0)
    color: Theme.color.rail

    RailButton {
        id: backButton

        visible: root.back !== ""
        x: Theme.space.s
        y: (root.rowHeight - height) / 2
        beside: true
        text: root.compact ? "" : root.back
        accessibleName: qsTr("Back to %1").arg(root.back)
        iconName: "left"
        onClicked: root.backAsked()
    }
    Heading {
        id: heading

        readonly property real start: backButton.visible ? backButton.x + backButton.width + Theme.space.xs : Theme.space.l

        text: root.title
        visible: root.compact || root.back === "" // in portrait the page itself says it
        color: Theme.color.focusOnRail
        x: root.stacked ? Theme.space.l : heading.start
        y: root.stacked ? root.rowHeight : (root.rowHeight - height) / 2
        width: root.stacked ? root.width - 2 * x : Math.max(0, keys.x - x - Theme.space.s)
    }
    SavedLine {
        id: savedLine

        visible: root.saved !== "" && !root.compact
        text: root.saved
        saving: root.saving
        overRail: true
        anchors.right: keys.left
        anchors.rightMargin: Theme.space.l
        y: (root.rowHeight - height) / 2
    }
    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: Theme.space.m
        y: (root.rowHeight - height) / 2
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
