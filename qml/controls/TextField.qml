// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One line of text, with its name above. Names of people go in here: nothing is learnt or suggested from it.
FocusScope {
    id: root

    required property string label
    property alias text: field.text
    property alias readOnly: field.readOnly
    property alias maximumLength: field.maximumLength
    property string placeholder
    /// What is wrong, in words; empty when nothing is.
    property string problem
    property bool labelShown: true
    /// Further hints, such as digits only. Suggestions are always off.
    property int hints: 0

    signal accepted
    signal edited

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
            visible: root.labelShown
            Accessible.ignored: true
        }
        T.TextField {
            id: field

            width: parent.width
            height: Math.max(Theme.target.min, Theme.type.body.lineHeight + 2 * Theme.space.m)
            leftPadding: Theme.space.m + Theme.border.selected
            rightPadding: leftPadding
            verticalAlignment: TextInput.AlignVCenter
            focus: true
            color: Theme.color.ink
            selectionColor: Theme.color.harbour
            selectedTextColor: Theme.color.inkOnHarbour
            font.family: Theme.type.body.family
            font.pixelSize: Theme.type.body.pixelSize
            font.weight: Theme.type.body.weight
            selectByMouse: false
            // qmllint disable property type
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | root.hints
            // qmllint enable property type
            Accessible.name: root.label
            Accessible.description: root.problem
            Keys.onPressed: event => {
                // Words do not leave by the clipboard.
                event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut)
                                 || event.matches(StandardKey.DeleteCompleteLine);
            }
            onAccepted: root.accepted()
            onTextEdited: root.edited()

            Label {
                text: root.placeholder
                color: Theme.color.ink3
                anchors.verticalCenter: parent.verticalCenter
                x: field.leftPadding
                width: field.width - 2 * x
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(font.pixelSize * 2 / 3)
                wrapMode: Text.NoWrap
                visible: field.length === 0 && field.preeditText === ""
                Accessible.ignored: true
            }
            background: Rectangle {
                radius: Theme.radius.control
                color: Theme.color.surface
                border.width: field.activeFocus || root.problem !== "" ? Theme.border.selected : Theme.border.control
                border.color: root.problem !== "" ? Theme.color.brick
                                                  : field.activeFocus ? Theme.color.ink : Theme.color.lineStrong
            }
            FocusRing { shown: field.activeFocus }
        }
        Row {
            width: parent.width
            spacing: Theme.space.s
            visible: root.problem !== ""

            Icon { id: stop; icon: "stop"; color: Theme.color.brick; size: Theme.space.xl - Theme.space.xs }
            Label {
                text: root.problem
                type: Theme.type.label
                color: Theme.color.brick
                width: parent.width - stop.width - parent.spacing
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
