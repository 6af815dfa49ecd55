// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// The passcode keypad: dots above, digits, Delete, and a way to the passphrase. Digits go straight to the
/// guarded memory of `input`; a keyboard and a paste work too.
FocusScope {
    id: root

    property bool passphraseOffered: true
    readonly property alias length: field.length
    readonly property PassphraseInput input: field
    readonly property real keyWidth: Math.min(Theme.px(Theme.target.keyW),
                                              Math.floor((root.width - 2 * Theme.space.m) / 3))
    readonly property real keyHeight: Math.max(Theme.target.keyH, Theme.type.key.lineHeight + 2 * Theme.space.l)

    signal submitted
    signal passphraseAsked

    implicitWidth: 3 * Theme.px(Theme.target.keyW) + 2 * Theme.space.m
    implicitHeight: column.implicitHeight

    component Key: Pressable {
        id: key

        property string iconName
        property bool plain: false

        width: root.keyWidth
        height: root.keyHeight
        // Keys do not take the keyboard: typing goes to the dots whatever was tapped last.
        focusPolicy: Qt.TabFocus // qmllint disable property type
        padding: 0

        contentItem: Item {
            Icon {
                id: keyIcon

                icon: key.iconName
                color: Theme.color.harbour
                x: (parent.width - width) / 2
                y: (parent.height - height - keyText.height) / 2
            }
            Label {
                id: keyText

                text: key.text
                type: key.plain ? Theme.type.bodyStrong : Theme.type.key
                color: key.plain ? Theme.color.harbour : Theme.color.ink
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                y: key.plain ? keyIcon.y + keyIcon.height : (parent.height - height) / 2
                Accessible.ignored: true
            }
        }
        background: Rectangle {
            radius: Theme.radius.card
            color: key.plain ? (key.down ? Theme.color.harbourTint : "transparent")
                             : key.down ? Theme.color.sunken : Theme.color.surface
            border.width: key.plain ? 0 : Theme.border.control
            border.color: Theme.color.lineStrong
        }
    }

    Column {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space.m

        PassphraseInput {
            id: field

            focus: true
            digitsOnly: true
            centred: true
            width: grid.width
            height: Math.max(Theme.target.min, Theme.type.key.lineHeight)
            color: Theme.color.ink
            caretColor: Theme.color.harbour
            dotSize: Theme.px(Theme.space.l)
            dotGap: Theme.px(Theme.space.l)
            onSubmitted: root.submitted()
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Passcode, hidden") // Qt 6.4 hides the name of a passwordEdit
            Accessible.focusable: true
            Accessible.focused: field.activeFocus
            Accessible.description: qsTr("%n digits", "", field.length)

            FocusRing {
                shown: field.activeFocus
                anchors.margins: 0
            }
        }
        Grid {
            id: grid

            columns: 3
            spacing: Theme.space.m

            Repeater {
                model: 9

                Key {
                    required property int index

                    text: String(index + 1)
                    onClicked: field.pressDigit(index + 1)
                }
            }
            Key {
                text: qsTr("Delete")
                iconName: "backspace"
                plain: true
                onClicked: field.backspace()
            }
            Key {
                text: "0"
                onClicked: field.pressDigit(0)
            }
            Key {
                text: qsTr("Passphrase")
                iconName: "keyboard"
                plain: true
                visible: root.passphraseOffered
                onClicked: root.passphraseAsked()
            }
        }
    }
}
