// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A sheet over the content area: at the side when wide, at the foot in portrait, the whole height on a phone.
/// It covers the content area only: rail, Cover and Lock stay live. Esc, Back and the cross ask to close, and
/// what was typed is kept by whoever owns it. Tab stays inside while it is open: `page` is what lies under it.
FocusScope {
    id: root

    required property string title
    property bool open: false
    property Item page: null
    /// 792 instead of 616, for choice cards.
    property bool broad: false
    default property alias content: slot.data

    readonly property bool side: Theme.wide
    readonly property bool full: Theme.phone
    readonly property bool present: root.open || panel.shift < 1

    signal closeRequested

    anchors.fill: parent
    visible: root.present
    enabled: root.open
    z: 1
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title
    Keys.onEscapePressed: root.closeRequested()
    Keys.onBackPressed: root.closeRequested()

    property Item before: null

    onOpenChanged: {
        if (root.open) {
            root.before = root.Window.activeFocusItem;
            close.forceActiveFocus();
        } else if (root.before !== null) {
            root.before.forceActiveFocus();
            root.before = null;
        }
    }

    Binding {
        target: root.page
        when: root.page !== null
        property: "enabled"
        value: !root.open
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.scrim
        opacity: Theme.opacity.scrim * (1 - panel.shift)
        visible: !root.full
        Accessible.ignored: true

        MouseArea {
            anchors.fill: parent
            onClicked: root.closeRequested()
        }
    }

    Rectangle {
        id: panel

        /// 0 in place, 1 outside.
        property real shift: root.open ? 0 : 1
        readonly property real foot: root.side || root.full ? 0 : Theme.radius.card
        readonly property real sideWidth: root.broad ? Theme.layout.sideSheetWide : Theme.layout.sideSheet

        width: root.side ? Math.min(root.width, sideWidth) : root.width
        height: root.side || root.full ? root.height
                                       : Math.min(root.height - Theme.space.xxl, header.height + slot.implicitHeight
                                                  + 2 * Theme.space.xl) + foot
        x: !root.side ? 0 : Theme.leftHanded ? -width * shift : root.width - width * (1 - shift)
        y: root.side ? 0 : root.height - (height - foot) * (1 - shift)
        radius: root.side || root.full ? 0 : Theme.radius.card // the lower two corners lie below the window
        color: Theme.color.surface
        border.width: Theme.border.hair
        border.color: Theme.color.line

        Behavior on shift {
            NumberAnimation {
                duration: root.open ? Theme.motion.sheetIn : Theme.motion.sheetOut
                easing.type: Easing.OutCubic // qmllint disable
            }
        }
        MouseArea { anchors.fill: parent }

        Item {
            id: header

            x: Theme.space.xl
            width: parent.width - 2 * Theme.space.xl
            height: Math.max(Theme.layout.header, heading.implicitHeight + Theme.space.l)

            Heading {
                id: heading

                text: root.title
                type: Theme.type.title
                anchors.left: parent.left
                anchors.right: close.left
                anchors.verticalCenter: parent.verticalCenter
            }
            IconButton {
                id: close

                name: qsTr("Close")
                iconName: "close"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                onClicked: root.closeRequested()
            }
        }
        Flickable {
            id: view

            anchors.top: header.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: Theme.space.xl
            anchors.rightMargin: Theme.space.xl
            anchors.bottomMargin: panel.foot
            contentWidth: width
            contentHeight: slot.implicitHeight + Theme.space.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: slot

                width: parent.width
                spacing: Theme.space.l
            }
            FollowFocus { view: view }
        }
    }
}
