// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// One point of the notice: a picture and large words, of which a few are strong.
Item {
    id: root

    required property string iconName
    required property string text
    required property string start
    required property string strong
    required property string end

    readonly property TypeStyle type: Theme.phone ? Theme.type.title : Theme.type.notice

    implicitHeight: Math.max(plate.height, words.height)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Rectangle {
        id: plate

        width: Theme.icon(Theme.target.doorstep)
        height: width
        radius: Theme.radius.card
        color: Theme.color.harbourTint

        Icon {
            anchors.centerIn: parent
            icon: root.iconName
            size: Theme.space.xxl
            color: Theme.color.harbour
        }
    }
    // One word at a time, so that strong words sit in the line without markup.
    Flow {
        id: words

        anchors.left: plate.right
        anchors.leftMargin: Theme.space.xl
        anchors.right: parent.right
        y: Math.max(0, (plate.height - root.type.lineHeight) / 2)
        spacing: 0

        Repeater {
            model: root.pieces()

            Label {
                required property string modelData
                readonly property bool marked: modelData.startsWith("*")

                text: modelData.substring(1)
                type: root.type
                font.weight: marked ? Font.DemiBold : Font.Normal
                width: Math.min(implicitWidth, words.width)
                Accessible.ignored: true
            }
        }
    }

    /// Words with the space after them; the first character says whether the word is strong.
    function pieces(): list<string> {
        const found = [];
        for (const part of [[root.start, "-"], [root.strong, "*"], [root.end, "-"]]) {
            const words = part[0].split(" ");
            for (let i = 0; i < words.length; ++i) {
                const piece = words[i] + (i + 1 < words.length ? " " : "");
                if (piece !== "")
                    found.push(part[1] + piece);
            }
        }
        return found;
    }
}
