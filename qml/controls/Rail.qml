// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/// The rail of the wide layout: places, and at the foot Cover and Lock, which never move and never wait.
Rectangle {
    id: root

    property list<RailEntry> entries
    property int current: 0

    signal chosen(int index)
    signal coverAsked
    signal lockAsked

    implicitWidth: Math.max(Theme.layout.rail, Theme.px(Theme.layout.rail - Theme.space.l) + Theme.space.s)
    color: Theme.color.rail
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Places")

    function focusFirst(): void {
        buttons.itemAt(Math.max(0, root.current)).forceActiveFocus();
    }

    Icon {
        id: mark

        icon: "mark"
        size: Theme.space.xxl + Theme.space.s
        color: Theme.color.focusOnRail
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space.xl - Theme.space.xs
        visible: !Theme.actionsAtFoot
    }
    Flickable {
        id: list

        anchors.top: parent.top
        anchors.topMargin: mark.visible ? mark.y + mark.height + Theme.space.m : Theme.space.m
        anchors.bottom: foot.top
        width: parent.width
        contentHeight: places.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive

        Column {
            id: places

            width: parent.width
            spacing: Theme.space.xs

            Repeater {
                id: buttons

                model: root.entries.length

                FocusScope {
                    id: place

                    required property int index
                    readonly property RailEntry entry: root.entries[place.index]

                    width: list.width
                    height: button.height

                    Rectangle {
                        visible: button.current
                        x: Theme.leftHanded ? parent.width - width : 0
                        y: Theme.space.m
                        width: Theme.space.xs
                        height: parent.height - 2 * y
                        color: Theme.color.focusOnRail
                    }
                    RailButton {
                        id: button

                        focus: true
                        x: Theme.space.s
                        width: parent.width - 2 * x
                        height: Math.max(implicitHeight, Theme.target.min + Theme.space.l + Theme.space.xs)
                        text: place.entry.text
                        iconName: place.entry.iconName
                        count: place.entry.count
                        current: root.current === place.index
                        onClicked: root.chosen(place.index)
                        onActiveFocusChanged: {
                            if (activeFocus && place.y < list.contentY)
                                list.contentY = place.y;
                            else if (activeFocus && place.y + place.height > list.contentY + list.height)
                                list.contentY = place.y + place.height - list.height;
                        }
                    }
                }
            }
        }
    }
    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.m
        x: Theme.space.s
        width: parent.width - 2 * x
        spacing: Theme.space.s

        RailButton {
            width: parent.width
            text: qsTr("Cover")
            iconName: "cover"
            onClicked: root.coverAsked()
        }
        RailButton {
            width: parent.width
            height: Math.max(implicitHeight, Theme.target.keyH)
            text: qsTr("Lock")
            iconName: "lock"
            outlined: true
            onClicked: root.lockAsked()
        }
    }
}
