// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// First step: the enrolment code. It holds a secret, so it is typed where a passphrase would be.
FocusScope {
    id: root

    required property SetUpModel setUp

    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.space.l

        Heading {
            text: qsTr("Set up this tablet")
            type: Theme.type.display
            width: parent.width
        }
        Label {
            text: qsTr("Your council’s IT gives you an enrolment code. It works once and only for you. Nothing leaves this tablet before you go on.")
            width: parent.width
        }
        PassphraseField {
            id: code

            width: parent.width
            focus: true
            label: qsTr("Enrolment code")
            onSubmitted: root.setUp.takeCode(code.input)
        }
        Flow {
            width: parent.width
            spacing: Theme.target.gap

            Button {
                text: qsTr("Go on")
                kind: Button.Kind.Primary
                onClicked: {
                    if (code.length === 0)
                        code.forceActiveFocus();
                    else
                        root.setUp.takeCode(code.input);
                }
            }
            Button {
                text: qsTr("Paste the code")
                onClicked: {
                    code.input.clear();
                    code.input.paste();
                }
            }
        }
    }
}
