// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// A scanned page in small, and how it came out, in words too.
Pressable {
    id: root

    required property int number
    property url source
    property int page: PageState.Sharp
    /// What is wrong, when something is: "Blurred at the foot".
    property string problem
    readonly property bool advised: root.page === PageState.Blurred || root.page === PageState.EdgeMissing
    readonly property string words: [qsTr("Saving…"), qsTr("Sharp"), root.problem, root.problem,
        qsTr("Kept anyway")][root.page]

    text: qsTr("Page %1").arg(root.number)
    accessibleName: qsTr("Page %1, %2").arg(root.number).arg(root.words)
    implicitWidth: Math.max(picture.width, caption.implicitWidth)
    implicitHeight: picture.height + caption.implicitHeight + state.implicitHeight + 2 * Theme.space.xs

    contentItem: Item {
        Rectangle {
            id: picture

            width: Theme.icon(Theme.thumbnailWidth)
            height: Theme.icon(Theme.thumbnailHeight)
            anchors.horizontalCenter: parent.horizontalCenter
            radius: Theme.radius.mark
            color: Theme.paper.surface
            border.width: root.advised ? Theme.focus.width : Theme.border.control
            border.color: root.advised ? Theme.color.ochre : Theme.color.lineStrong

            Image {
                anchors.fill: parent
                anchors.margins: Theme.focus.width
                source: root.source
                sourceSize: Qt.size(width * 2, height * 2) // qmllint disable type
                cache: false
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                Accessible.ignored: true
            }
        }
        Label {
            id: caption

            text: root.text
            type: Theme.type.label
            anchors.top: picture.bottom
            anchors.topMargin: Theme.space.xs
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Label {
            id: state

            text: root.words
            type: Theme.type.small
            color: root.advised ? Theme.color.ochre : Theme.color.ink2
            anchors.top: caption.bottom
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
