// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The locked tablet: the passphrase, and every way on for somebody who cannot give it.
FocusScope {
    id: root

    readonly property bool split: root.width >= Theme.px(Theme.layout.medium + Theme.layout.sidePanel)
    readonly property bool openable: !App.stateWords.present

    UnlockModel {
        id: model

        desk: App.desk
        // The tries that are left, and whether that was the last one.
        onChanged: {
            if (!model.busy && model.trouble.present)
                App.refresh();
        }
    }
    FocusScope {
        id: page

        anchors.fill: parent
        focus: true

        UnlockPanel {
            id: panel

            brief: !root.split
            width: root.split ? Math.round(parent.width * 0.43125) : parent.width
            height: root.split ? parent.height : Math.min(implicitHeight, Math.round(parent.height * 0.4))
            x: root.split && Theme.leftHanded ? parent.width - width : 0
        }
        Flickable {
            id: side

            x: root.split && !Theme.leftHanded ? panel.width : 0
            y: root.split ? 0 : panel.height
            width: root.split ? parent.width - panel.width : parent.width
            height: parent.height - y
            contentWidth: width
            contentHeight: Math.max(height, tools.y + tools.height + column.implicitHeight + foot.height
                                            + 2 * Theme.space.xl + Theme.space.xxl)
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            clip: true

            FollowFocus { view: side }
            Flow {
                id: tools

                y: Theme.space.xl
                x: root.split ? Theme.space.xxl + Theme.space.s : Theme.space.xl
                width: parent.width - 2 * x
                spacing: Theme.target.gap
                layoutDirection: Qt.RightToLeft

                Button {
                    text: qsTr("Privacy notice")
                    iconName: "notice"
                    onClicked: App.showNotice()
                }
                Button {
                    text: Theme.dark ? qsTr("Light") : qsTr("Dark")
                    iconName: "theme"
                    kind: Button.Kind.Quiet
                    onClicked: App.settings.appearance = Theme.dark ? Appearance.Light : Appearance.Dark
                }
                Button {
                    text: qsTr("Text size")
                    iconName: "text"
                    kind: Button.Kind.Quiet
                    Accessible.description: qsTr("%1 percent", "text size").arg(App.settings.textPercent)
                    onClicked: App.settings.textPercent = App.settings.textPercent >= 200 ? 100 : App.settings.textPercent + 25
                }
            }
            Column {
                id: column

                anchors.horizontalCenter: parent.horizontalCenter
                y: root.split ? Math.max(tools.y + tools.height + Theme.space.xl,
                                         (parent.height - implicitHeight) / 2 - Theme.space.xxl)
                              : tools.y + tools.height + Theme.space.xl
                width: Math.min(parent.width - 2 * Theme.space.xl, Theme.px(Theme.layout.listPanel - Theme.space.xxl))
                spacing: Theme.space.l

                Heading {
                    text: qsTr("Enter your passphrase")
                    type: Theme.type.title
                    width: parent.width
                    horizontalAlignment: root.split ? Text.AlignHCenter : Text.AlignLeft
                    visible: root.openable
                }
                PassphraseField {
                    id: field

                    focus: true
                    width: parent.width
                    label: qsTr("Passphrase")
                    problem: model.sentence
                    visible: root.openable
                    onSubmitted: model.unlock(field.input)
                }
                Button {
                    width: parent.width
                    text: qsTr("Unlock")
                    kind: Button.Kind.Primary
                    doorstep: true
                    busy: model.busy
                    busyText: qsTr("Unlocking…")
                    visible: root.openable
                    onClicked: {
                        if (field.length === 0)
                            field.forceActiveFocus();
                        else
                            model.unlock(field.input);
                    }
                }
                Trouble {
                    width: parent.width
                    words: App.stateWords
                }
                Button {
                    text: qsTr("Try again")
                    visible: !root.openable
                    onClicked: App.refresh()
                }
            }
            Button {
                id: foot

                text: qsTr("I cannot unlock this tablet")
                kind: Button.Kind.Quiet
                width: Math.min(implicitWidth, parent.width - 2 * Theme.space.m)
                anchors.horizontalCenter: parent.horizontalCenter
                y: Math.max(column.y + column.height + Theme.space.xl, parent.height - height - Theme.space.xxl)
                onClicked: help.open = true
            }
        }
    }
    Sheet {
        id: help

        title: qsTr("I cannot unlock this tablet")
        page: page
        onCloseRequested: help.open = false

        TroublePart {
            width: parent.width
            iconName: "phone"
            heading: qsTr("A child at risk? Do not wait for this tablet.")
            text: qsTr("Ring your duty team. In danger now, 999.")
        }
        TroublePart {
            width: parent.width
            iconName: "saved"
            iconColor: Theme.color.leaf
            heading: qsTr("Nothing is lost")
            text: qsTr("Your work stays on this tablet, encrypted. What is finished goes when there is a connection, even while it is locked.")
        }
        TroublePart {
            width: parent.width
            iconName: "key"
            heading: qsTr("You do not remember the passphrase")
            text: qsTr("You have %n tries left. After that this tablet is sealed, and nothing is lost. Nobody can read the passphrase to you. Ring your manager: the council can recover what is on this tablet, and a new enrolment code sets it up again.", "", App.triesLeft)
        }
        TroublePart {
            width: parent.width
            iconName: "lock"
            heading: qsTr("The passphrase is right and it does not open")
            text: qsTr("Read what is said below the field. If it speaks of the key store, unlock the tablet’s keyring and try again. Do not reinstall. Ring the help desk.")
        }
    }
}
