// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// The photographs beside a note, from the vault to the screen and nowhere else. A tap opens one as large as the page
/// allows.
Column {
    id: root

    required property list<string> photos
    property int shown: -1

    spacing: Theme.space.s

    Flow {
        width: parent.width
        spacing: Theme.target.gap

        Repeater {
            model: root.photos.length

            Pressable {
                id: thumbnail

                required property int index

                padding: 0
                implicitWidth: Theme.px(Theme.thumbnailHeight)
                implicitHeight: Theme.px(Theme.thumbnailHeight)
                accessibleName: root.shown === thumbnail.index ? qsTr("Photo %1, open").arg(thumbnail.index + 1)
                                                               : qsTr("Photo %1").arg(thumbnail.index + 1)
                onClicked: root.shown = root.shown === thumbnail.index ? -1 : thumbnail.index

                contentItem: SealedImage {
                    attachment: root.photos[thumbnail.index]
                    fillMode: Image.PreserveAspectCrop
                }
                background: Rectangle {
                    radius: Theme.radius.well
                    color: Theme.color.sunken
                    border.width: root.shown === thumbnail.index ? Theme.border.selected : Theme.border.hair
                    border.color: root.shown === thumbnail.index ? Theme.color.harbour : Theme.color.line
                }
            }
        }
    }
    SealedImage {
        attachment: root.shown >= 0 && root.shown < root.photos.length ? root.photos[root.shown] : ""
        visible: attachment !== ""
        width: parent.width
        height: visible ? Math.min(width, Theme.px(Theme.layout.listPanel)) : 0
    }
}
