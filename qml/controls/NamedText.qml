// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/// Words in which some names are covered while family is near: each becomes a small "1 name" chip that shows
/// the name for ten seconds. `parts` alternates words and names, beginning with words.
Flow {
    id: root

    property list<string> parts
    property TypeStyle type: Theme.type.entry
    property color color: Theme.color.ink

    spacing: 0

    component Word: Label {
        type: root.type
        color: root.color
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Repeater {
        model: root.parts.length

        Repeater {
            id: part

            required property int index
            readonly property bool isName: part.index % 2 === 1
            readonly property list<string> words: part.isName ? [root.parts[part.index]]
                                                              : Theme.wordsOf(root.parts[part.index])

            model: part.words.length

            Item {
                id: piece

                required property int index

                width: part.isName ? chip.implicitWidth + Theme.space.s : word.implicitWidth
                height: word.implicitHeight

                Word {
                    id: word

                    text: part.isName ? "" : part.words[piece.index] + " "
                }
                NameChip {
                    id: chip

                    visible: part.isName
                    name: part.isName ? part.words[0] : ""
                    type: root.type
                    y: (parent.height - height) / 2
                }
            }
        }
    }
}
