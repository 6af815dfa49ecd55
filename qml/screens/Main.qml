// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The window: one stage at a time, and above it what may come at any moment: the notice handed over, the warning
/// before a lock, the cover.
Window {
    id: window

    width: 1280
    height: 800
    minimumWidth: 360
    minimumHeight: 480
    visible: true
    title: qsTr("Holdfast")
    color: Theme.color.canvas

    Binding { target: Theme; property: "windowWidth"; value: window.width }
    Binding { target: Theme; property: "pixelRatio"; value: stageArea.Screen.devicePixelRatio }
    Binding { target: Theme; property: "textScale"; value: App.settings.textPercent / 100 }
    Binding { target: Theme; property: "mode"; value: App.settings.appearance }
    Binding { target: Theme; property: "systemDark"; value: App.settings.systemDark }
    Binding { target: Theme; property: "hand"; value: App.settings.hand }
    Binding { target: Theme; property: "reducedMotion"; value: App.settings.reducedMotion }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: App.lock()
    }
    Connections {
        target: App

        function onCoveredChanged(): void {
            if (!App.covered)
                stage.forceActiveFocus();
        }
    }

    Item {
        id: stageArea

        width: parent.width
        height: parent.height - keyboardRoom.height

        Loader {
            id: stage

            anchors.fill: parent
            focus: true
            visible: !App.covered && !App.noticeShown
            sourceComponent: {
                if (App.stage === Stage.Open)
                    return shell;
                if (App.stage === Stage.SetUp)
                    return setUp;
                return App.stage === Stage.Locked ? unlock : null;
            }
            onLoaded: (item as Item).forceActiveFocus()
        }
        Loader {
            anchors.fill: parent
            active: App.noticeShown
            sourceComponent: Component { PrivacyNotice {} }
            onLoaded: (item as Item).forceActiveFocus()
        }
        Loader {
            anchors.fill: parent
            active: App.covered
            sourceComponent: Component { Cover {} }
            onLoaded: (item as Item).forceActiveFocus()
        }
        LockingSoon {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space.xl
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width - 2 * Theme.space.l, Theme.px(Theme.layout.listPanel))
        }
    }
    Item {
        id: keyboardRoom

        readonly property Item panel: keyboard.item as Item

        width: parent.width
        height: panel !== null && panel.visible ? panel.height : 0
        anchors.bottom: parent.bottom

        Loader {
            id: keyboard

            width: parent.width
            active: App.settings.keyboardShown
            source: "KeyboardPanel.qml"
        }
    }

    Component { id: shell; Shell {} }
    Component { id: setUp; SetUp {} }
    Component { id: unlock; Unlock {} }
}
