// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// Sentences, each with the same icon before it.
Column {
    id: root

    required property list<string> facts
    required property string iconName
    property color iconColor: Theme.color.ink2

    spacing: Theme.space.m

    Repeater {
        model: root.facts

        Item {
            id: fact

            required property string modelData

            width: root.width
            implicitHeight: words.implicitHeight

            Icon {
                id: glyph

                icon: root.iconName
                color: root.iconColor
            }
            Label {
                id: words

                text: fact.modelData
                anchors.left: glyph.right
                anchors.leftMargin: Theme.space.m
                anchors.right: parent.right
            }
        }
    }
}
