// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// A passphrase in one line, with show and hide. What is typed never becomes a QML string: the page hands
/// `input` to whatever unlocks, which takes it from there in C++.
FocusScope {
    id: root

    required property string label
    property string problem
    property alias digitsOnly: field.digitsOnly
    readonly property alias length: field.length
    readonly property PassphraseInput input: field

    signal submitted

    implicitWidth: Theme.layout.sidePanel
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.space.xs

        Label {
            text: root.label
            type: Theme.type.label
            color: Theme.color.ink2
            width: parent.width
            Accessible.ignored: true
        }
        Rectangle {
            width: parent.width
            height: Math.max(Theme.target.doorstep, Theme.type.body.lineHeight + 2 * Theme.space.m)
            radius: Theme.radius.control
            color: Theme.color.surface
            border.width: field.activeFocus || root.problem !== "" ? Theme.border.selected : Theme.border.control
            border.color: root.problem !== "" ? Theme.color.brick
                                              : field.activeFocus ? Theme.color.ink : Theme.color.lineStrong

            PassphraseInput {
                id: field

                focus: true
                anchors.left: parent.left
                anchors.right: show.left
                anchors.top: parent.top
                anchors.bottom: parent.bottom
                anchors.leftMargin: Theme.space.m
                color: Theme.color.ink
                caretColor: Theme.color.harbour
                font.family: Theme.type.body.family
                font.pixelSize: Theme.type.body.pixelSize
                dotSize: Theme.px(Theme.space.m)
                dotGap: Theme.px(Theme.space.s)
                onSubmitted: root.submitted()
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("%1, hidden").arg(root.label) // Qt 6.4 hides the name of a passwordEdit
                Accessible.focusable: true
                Accessible.focused: field.activeFocus
                Accessible.description: root.problem !== "" ? root.problem : qsTr("%n characters", "", field.length)
            }
            Button {
                id: show

                anchors.right: parent.right
                anchors.rightMargin: Theme.space.xs
                anchors.verticalCenter: parent.verticalCenter
                kind: Button.Kind.Quiet
                iconName: "eye"
                text: field.revealed ? qsTr("Hide") : qsTr("Show")
                accessibleName: field.revealed ? qsTr("Hide what you typed") : qsTr("Show what you typed")
                onClicked: field.revealed = !field.revealed
            }
            FocusRing { shown: field.activeFocus }
        }
        Label {
            text: root.problem
            type: Theme.type.label
            color: Theme.color.brick
            width: parent.width
            visible: root.problem !== ""
            Accessible.role: Accessible.AlertMessage
        }
    }
}
