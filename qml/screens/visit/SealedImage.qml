// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// A photograph of the vault, opened in memory by the worker threads at the size it is shown; nothing is cached.
Item {
    id: root

    required property string attachment
    property int fillMode: Image.PreserveAspectFit
    readonly property bool failed: picture.status === Image.Error

    clip: true

    Image {
        id: picture

        anchors.fill: parent
        anchors.margins: Theme.border.selected
        source: root.attachment === "" ? "" : "image://attachment/" + root.attachment
        sourceSize: Qt.size(Math.ceil(width * Theme.pixelRatio), Math.ceil(height * Theme.pixelRatio)) // qmllint disable
        fillMode: root.fillMode
        cache: false
        asynchronous: true
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Photo")
    }
    Label {
        anchors.centerIn: parent
        text: qsTr("This photo cannot be shown now.")
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        visible: root.failed
    }
}
