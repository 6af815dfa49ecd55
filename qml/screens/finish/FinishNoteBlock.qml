// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// A note that a finding is about, as it was written.
Rectangle {
    id: root

    required property finishNote row

    readonly property string headWords: Theme.kindName(root.row.evidence)
                                        + (root.row.head === "" ? "" : " · " + root.row.head)

    implicitHeight: column.implicitHeight + 2 * Theme.space.m
    radius: Theme.radius.control
    color: Theme.color.sunken
    Accessible.role: Accessible.StaticText
    Accessible.name: root.row.covered ? qsTr("1 covered note") : Theme.sentence([root.headWords, root.row.text])

    Icon {
        id: glyph

        icon: root.row.covered ? "cover" : Theme.kindIcon(root.row.evidence)
        color: Theme.color.ink
        x: Theme.space.l
        y: Theme.space.m
    }
    Column {
        id: column

        y: Theme.space.m
        anchors.left: glyph.right
        anchors.leftMargin: Theme.space.m
        anchors.right: parent.right
        anchors.rightMargin: Theme.space.l

        Label {
            text: root.row.covered ? qsTr("1 covered note") : root.headWords
            type: Theme.type.label
            width: parent.width
            Accessible.ignored: true
        }
        Label {
            text: root.row.exactWords ? qsTr("“%1”").arg(root.row.text) : root.row.text
            type: root.row.exactWords ? Theme.type.verbatim : Theme.type.body
            width: parent.width
            visible: !root.row.covered
            Accessible.ignored: true
        }
    }
}
