// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Third step: the council signs. That may take a while, and nobody has to watch it.
FocusScope {
    id: root

    required property SetUpModel setUp

    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.space.l

        Heading {
            text: root.setUp.trouble.present ? qsTr("Not set up yet") : qsTr("Waiting for the council")
            type: Theme.type.display
            width: parent.width
        }
        Label {
            text: qsTr("The passphrase is set. Now the council checks this tablet and signs for %1. You can lock the tablet meanwhile; it goes on by itself.").arg(root.setUp.person)
            width: parent.width
            visible: !root.setUp.trouble.present
        }
        Label {
            text: App.contactReason
            color: Theme.color.ink2
            width: parent.width
            visible: text !== "" && !root.setUp.trouble.present
        }
        Flow {
            width: parent.width
            spacing: Theme.target.gap

            Button {
                text: qsTr("Try again")
                kind: Button.Kind.Primary
                visible: root.setUp.trouble.present
                onClicked: root.setUp.askAgain()
            }
            Button {
                text: qsTr("Use another code")
                visible: root.setUp.trouble.present
                onClicked: root.setUp.anotherCode()
            }
            Button {
                text: qsTr("Lock")
                iconName: "lock"
                visible: App.state === TabletState.AwaitingCertificate
                onClicked: App.lock()
            }
        }
    }
}
