// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Back at the left and "Saved" at the right, where no top bar has them.
Item {
    id: root

    required property ScreenPage page

    implicitHeight: Math.max(back.implicitHeight, saved.visible ? saved.height : 0)

    BackButton {
        id: back

        to: root.page.back
        onClicked: root.page.goBack()
    }
    SavedLine {
        id: saved

        text: root.page.saved
        saving: root.page.saving
        visible: text !== "" && implicitWidth < root.width - back.width
        x: root.width - width
        anchors.verticalCenter: parent.verticalCenter
    }
}
