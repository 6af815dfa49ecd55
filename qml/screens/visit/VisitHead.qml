// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Above the notes when the summary stands beside them: how safe the words are, Visit, Finish visit, and what is left
/// to see to.
Item {
    id: root

    required property string saved
    property bool saving: false
    property int toResolve: 0
    property int advised: 0

    readonly property real inset: Theme.space.l + Theme.space.xs

    signal visitAsked
    signal finishAsked

    implicitHeight: line.height + (strip.visible ? strip.height : 0)

    Item {
        id: line

        x: root.inset
        width: parent.width - x - Theme.space.xl
        height: Math.max(Theme.layout.header, keys.height + Theme.space.xl)

        Heading {
            text: qsTr("Notes")
            anchors.verticalCenter: parent.verticalCenter
        }
        SavedLine {
            text: root.saved
            saving: root.saving
            visible: text !== ""
            anchors.right: keys.left
            anchors.rightMargin: Theme.space.l + Theme.space.xs
            anchors.verticalCenter: parent.verticalCenter
        }
        Row {
            id: keys

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space.m

            Button {
                text: qsTr("Visit")
                iconName: "list"
                onClicked: root.visitAsked()
            }
            Button {
                text: qsTr("Finish visit")
                kind: Button.Kind.Primary
                onClicked: root.finishAsked()
            }
        }
    }
    FindingStrip {
        id: strip

        toResolve: root.toResolve
        advised: root.advised
        compact: false
        x: root.inset
        y: line.height
        width: parent.width - x - Theme.space.xl
        onAsked: root.finishAsked()
    }
}
