// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// How the app looks and behaves, and what really protects this tablet.
ScreenPage {
    id: root

    readonly property list<int> minutes: [1, 2, 5, 10]

    title: qsTr("Settings")

    function chosenMinutes(): int {
        for (let at = 0; at < root.minutes.length; ++at) {
            if (root.minutes[at] === App.settings.lockMinutes)
                return at;
        }
        return -1;
    }

    Flickable {
        id: view

        anchors.fill: parent
        contentWidth: width
        contentHeight: column.implicitHeight + 2 * root.margin
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        FollowFocus { view: view }

        Column {
            id: column

            x: root.margin
            y: Theme.space.xl
            width: Math.min(parent.width - 2 * x, Theme.px(Theme.layout.readingMax))
            spacing: Theme.space.xl

            PageHead {
                width: parent.width
                page: root
                title: qsTr("Settings")
                detail: qsTr("Kept encrypted on this tablet.")
                visible: !root.underTopBar
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("Text size")
                words: [qsTr("100%"), qsTr("125%"), qsTr("150%"), qsTr("175%"), qsTr("200%")]
                current: (App.settings.textPercent - 100) / 25
                onChosen: index => App.settings.textPercent = 100 + 25 * index
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("Colours")
                words: [qsTr("As the tablet"), qsTr("Light"), qsTr("Dark")]
                current: App.settings.appearance
                onChosen: index => App.settings.appearance = [Appearance.System, Appearance.Light, Appearance.Dark][index]
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("Your writing hand")
                words: [qsTr("Right"), qsTr("Left")]
                current: App.settings.hand
                onChosen: index => App.settings.hand = [Hand.Right, Hand.Left][index]
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("Lock by itself after")
                words: [qsTr("1 minute"), qsTr("2 minutes"), qsTr("5 minutes"), qsTr("10 minutes")]
                current: root.chosenMinutes()
                onChosen: index => App.settings.lockMinutes = root.minutes[index]
            }
            SettingsGroup {
                width: parent.width
                heading: qsTr("Keyboard on the screen")
                words: [qsTr("When there is no other"), qsTr("Always"), qsTr("Never")]
                current: App.settings.keyboard
                onChosen: index => App.settings.keyboard = [ScreenKeyboard.Automatic, ScreenKeyboard.On, ScreenKeyboard.Off][index]
            }
            Switch {
                width: parent.width
                text: qsTr("Less movement")
                detail: qsTr("Sheets and switches change at once.")
                on: App.settings.reducedMotion
                onClicked: App.settings.reducedMotion = !App.settings.reducedMotion
            }
            Heading {
                text: qsTr("What protects this tablet")
                width: parent.width
            }
            SettingsFacts {
                width: parent.width
                facts: App.settings.protections // qmllint disable
                iconName: "received"
                iconColor: Theme.color.leaf
            }
            Heading {
                text: qsTr("What it does not do")
                width: parent.width
            }
            SettingsFacts {
                width: parent.width
                facts: App.settings.gaps // qmllint disable
                iconName: "advise"
                iconColor: Theme.color.ochre
            }
        }
    }
}
