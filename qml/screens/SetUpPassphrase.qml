// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Second step: a passphrase, twice.
FocusScope {
    id: root

    required property SetUpModel setUp

    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.space.l

        Heading {
            text: qsTr("Choose a passphrase")
            type: Theme.type.display
            width: parent.width
        }
        Label {
            text: qsTr("This tablet is for %1. It sends to %2. If that is not right, stop here and ring IT.")
                .arg(root.setUp.person).arg(root.setUp.gateway)
            width: parent.width
        }
        Label {
            text: qsTr("Four words that do not belong together are easy to remember and hard to guess. Nobody else can look it up, so do not write it down near this tablet.")
            color: Theme.color.ink2
            width: parent.width
        }
        PassphraseField {
            id: first

            width: parent.width
            focus: true
            label: qsTr("Passphrase: four words, or 14 characters or more")
            problem: root.setUp.passphraseProblem
            onSubmitted: second.forceActiveFocus()
        }
        PassphraseField {
            id: second

            width: parent.width
            label: qsTr("The same again")
            problem: root.setUp.againProblem
            onSubmitted: root.setUp.begin(first.input, second.input)
        }
        Flow {
            width: parent.width
            spacing: Theme.target.gap

            Button {
                text: qsTr("Set up this tablet")
                kind: Button.Kind.Primary
                busy: root.setUp.step === SetUpStep.Making
                busyText: qsTr("Making the vault…")
                width: Math.min(implicitWidth, parent.width)
                onClicked: {
                    if (first.length === 0)
                        first.forceActiveFocus();
                    else if (second.length === 0)
                        second.forceActiveFocus();
                    else
                        root.setUp.begin(first.input, second.input);
                }
            }
            Button {
                text: qsTr("Use another code")
                kind: Button.Kind.Quiet
                visible: root.setUp.step === SetUpStep.Passphrase
                onClicked: root.setUp.anotherCode()
            }
        }
    }
}
