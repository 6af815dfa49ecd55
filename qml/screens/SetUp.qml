// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// A new tablet: the council's enrolment code, a passphrase, then the council signs.
FocusScope {
    id: root

    SetUpModel {
        id: model

        objectName: "setUpModel"
        desk: App.desk
    }
    Component.onCompleted: model.takeCodeFromFile()

    Flickable {
        id: view

        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, column.implicitHeight + 2 * Theme.space.xxl)
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height

        FollowFocus { view: view }

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(Theme.space.xl, Math.min(Theme.space.xxxl * 2, (parent.height - implicitHeight) / 2))
            width: Math.min(parent.width - 2 * Theme.space.xl, Theme.px(Theme.layout.readingMax))
            spacing: Theme.space.xl

            Row {
                spacing: Theme.space.m

                Icon {
                    id: mark

                    icon: "mark"
                    size: Theme.space.xxl + Theme.space.xs
                    color: Theme.color.harbour
                }
                Heading {
                    text: qsTr("Holdfast")
                    type: Theme.type.title
                    anchors.verticalCenter: mark.verticalCenter
                }
            }
            SetUpCode {
                width: parent.width
                setUp: model
                visible: model.step === SetUpStep.Code
                enabled: visible
                focus: visible
            }
            SetUpPassphrase {
                width: parent.width
                setUp: model
                visible: model.step === SetUpStep.Passphrase || model.step === SetUpStep.Making
                enabled: visible
                focus: visible
            }
            SetUpWaiting {
                width: parent.width
                setUp: model
                visible: model.step === SetUpStep.Asking
                enabled: visible
                focus: visible
            }
            Trouble {
                width: parent.width
                words: model.trouble
            }
            Button {
                text: qsTr("Privacy notice")
                iconName: "notice"
                kind: Button.Kind.Quiet
                leftPadding: 0
                onClicked: App.showNotice()
            }
        }
    }
}
