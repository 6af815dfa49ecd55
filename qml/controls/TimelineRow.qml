// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One thing in a day: time, node, who and what, its state in words, at most one action.
Item {
    id: root

    required property string time
    property string under
    required property string title
    property string rest
    property string detail
    property string iconName: "received"
    property color iconColor: Theme.color.ink2
    property string action
    property bool last: false
    property real timeWidth: Theme.px(Theme.phone ? Theme.space.xxxl + Theme.space.xl : Theme.space.xxxl * 2)
    /// Anything larger in place of the words: the card of the next visit.
    default property alias content: slot.data

    signal acted

    implicitHeight: Math.max(times.implicitHeight, button.below ? button.y + button.height
                                                            : Math.max(body.implicitHeight, button.visible ? button.height : 0))
                    + Theme.space.xl
    Accessible.role: Accessible.ListItem
    Accessible.name: Theme.sentence([root.time, root.under, root.title, root.rest, root.detail])

    Column {
        id: times

        width: root.timeWidth

        Label {
            text: root.time
            type: Theme.type.bodyStrong
            width: parent.width
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
        Label {
            text: root.under
            type: Theme.type.small
            color: Theme.color.ink2
            width: parent.width
            horizontalAlignment: Text.AlignRight
            visible: root.under !== ""
            Accessible.ignored: true
        }
    }
    Icon {
        id: node

        icon: root.iconName
        color: root.iconColor
        x: times.width + Theme.space.l
    }
    Rectangle {
        visible: !root.last
        x: node.x + (node.width - width) / 2
        y: node.height + Theme.space.xs
        width: Theme.border.selected
        height: root.height - y - Theme.space.xs
        color: Theme.color.line
    }
    Column {
        id: body

        anchors.left: node.right
        anchors.leftMargin: Theme.space.l
        anchors.right: button.visible && !button.below ? button.left : parent.right
        anchors.rightMargin: button.visible && !button.below ? Theme.space.m : 0

        LeadLabel {
            lead: root.title
            rest: root.rest
            width: parent.width
            visible: slot.children.length === 0
            Accessible.ignored: true
        }
        Label {
            text: root.detail
            type: Theme.type.small
            color: Theme.color.ink2
            width: parent.width
            visible: root.detail !== "" && slot.children.length === 0
            Accessible.ignored: true
        }
        Column {
            id: slot

            width: parent.width
        }
    }
    Button {
        id: button

        readonly property bool below: visible && root.width < Theme.px(Theme.layout.listPanel)

        text: root.action
        visible: root.action !== ""
        width: Math.min(implicitWidth, root.width)
        x: below ? Math.max(0, Math.min(body.x, root.width - width)) : root.width - width
        y: below ? body.implicitHeight + Theme.space.s : 0
        accessibleName: qsTr("%1, %2").arg(root.action).arg(root.title)
        onClicked: root.acted()
    }
}
