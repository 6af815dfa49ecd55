// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One action. A page has one primary button. It is never greyed out: when a gate is shut the words say
/// how many things are left, and pressing leads to them.
Pressable {
    id: root

    enum Kind { Primary, Secondary, Quiet, Irreversible }

    property int kind: Button.Kind.Secondary
    property string iconName
    property string detail
    property string busyText
    /// 56 high, for what is pressed at the door.
    property bool doorstep: false
    /// Irreversible only: the typed confirmation matches, so the button is solid.
    property bool confirmed: false
    /// A quiet button inside running text is underlined.
    property bool underlined: false
    /// Between icon and words.
    property real gap: Theme.space.m

    readonly property bool solid: root.kind === Button.Kind.Primary
                                  || (root.kind === Button.Kind.Irreversible && root.confirmed)
    readonly property color ink: {
        if (root.kind === Button.Kind.Irreversible)
            return root.confirmed ? Theme.color.inkOnBrick : Theme.color.brick;
        if (root.kind === Button.Kind.Primary)
            return Theme.color.inkOnHarbour;
        return root.kind === Button.Kind.Quiet ? Theme.color.harbour : Theme.color.ink;
    }
    readonly property color fill: {
        if (root.kind === Button.Kind.Irreversible && root.confirmed)
            return root.down ? Theme.color.brickPressed : Theme.color.brick;
        if (root.kind === Button.Kind.Primary)
            return root.down ? Theme.color.harbourPressed : Theme.color.harbour;
        if (root.kind === Button.Kind.Quiet)
            return root.down ? Theme.color.harbourTint : "transparent";
        return root.down ? Theme.color.sunken : Theme.color.surface;
    }

    leftPadding: root.kind === Button.Kind.Quiet ? Theme.space.m : Theme.space.l + Theme.space.xs + Theme.border.hair
    rightPadding: root.leftPadding
    topPadding: root.doorstep ? Theme.space.l : Theme.space.m
    bottomPadding: root.topPadding
    accessibleName: root.busy && root.busyText !== "" ? root.busyText : root.text
    Accessible.description: root.detail

    contentItem: Item {
        id: content

        readonly property real iconRoom: root.iconName === "" ? 0 : faceIcon.width + root.gap

        implicitWidth: Math.max(iconRoom + faceWords.natural, busyFace.implicitWidth, small.implicitWidth)
        implicitHeight: face.implicitHeight + (small.visible ? small.implicitHeight : 0)

        Row {
            id: face

            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - parent.implicitHeight) / 2
            spacing: root.gap
            visible: !busyFace.visible

            Icon {
                id: faceIcon

                icon: root.iconName
                color: root.ink
                anchors.verticalCenter: parent.verticalCenter
            }
            FitLabel {
                id: faceWords

                text: root.text
                type: Theme.type.bodyStrong
                color: root.ink
                font.underline: root.underlined
                room: root.availableWidth - content.iconRoom
                horizontalAlignment: root.iconName === "" ? Text.AlignHCenter : Text.AlignLeft
                Accessible.ignored: true
            }
        }
        Label {
            id: busyFace

            anchors.centerIn: face
            text: root.busyText
            type: Theme.type.bodyStrong
            color: root.ink
            wrapMode: Text.NoWrap
            visible: root.busy && root.busyText !== ""
            Accessible.ignored: true
        }
        Label {
            id: small

            anchors.top: face.bottom
            text: root.detail
            type: Theme.type.small
            color: root.ink
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: root.detail !== ""
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.radius.control
        color: root.fill
        border.width: root.solid || root.kind === Button.Kind.Quiet ? 0 : Theme.border.control
        border.color: root.kind === Button.Kind.Irreversible ? Theme.color.brick : Theme.color.lineStrong

        Behavior on color {
            ColorAnimation { duration: Theme.motion.press }
        }
    }
}
