// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// How an entry may be handled, by weight and never by hue. Never shown in open-home view.
Rectangle {
    id: root

    required property int handling

    readonly property bool police: root.handling === Handling.PoliceIntelligence
    readonly property bool confidential: root.handling === Handling.Confidential
    readonly property color ink: root.police ? Theme.color.inkOnSeal
                                             : root.confidential ? Theme.color.ink : Theme.color.ink2
    readonly property string name: [qsTr("Ordinary"), qsTr("Confidential"), qsTr("Police intelligence")][root.handling]

    implicitWidth: row.implicitWidth + 2 * Theme.space.m + (root.police ? Theme.space.l : 0)
    implicitHeight: Theme.type.label.lineHeight + Theme.space.s
    radius: Theme.radius.badge
    color: root.police ? Theme.color.seal : root.confidential ? Theme.color.surface : "transparent"
    border.width: root.police ? 0 : root.confidential ? Theme.handling.confidentialBorder
                                                      : Theme.border.control
    border.color: root.confidential ? Theme.color.ink : Theme.color.line
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Handling: %1").arg(root.name)

    Row {
        id: row

        x: Theme.space.m
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.xs + Theme.border.selected

        Icon {
            icon: ["", "lock", "shield"][root.handling]
            size: Theme.space.l
            color: root.ink
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            text: root.name
            type: Theme.type.label
            font.weight: root.handling === Handling.Ordinary ? Font.Normal : Font.DemiBold
            color: root.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Hatch {
        visible: root.police
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.border.hair
        anchors.rightMargin: Theme.border.selected
        width: Theme.space.l
        color: Theme.color.inkOnSeal
    }
}
