// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// Choose a photo: those in the folders this app may read, newest first. A tap takes the photo in, byte for byte, and
/// seals it before it is shown.
ScreenPage {
    id: root

    title: qsTr("Choose a photo")
    back: qsTr("Notes")
    tabs: false

    PhotoListModel {
        id: photos

        objectName: "photoListModel"
        desk: App.desk
        subject: root.subject
        folders: PhotoSource.folders
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.canvas
    }
    Flickable {
        id: view

        anchors.fill: parent
        contentWidth: width
        contentHeight: column.y + column.implicitHeight + Theme.space.xl
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        FollowFocus { view: view }

        Column {
            id: column

            x: root.margin
            y: Theme.space.m
            width: Math.min(parent.width - 2 * x, Theme.px(Theme.layout.readingMax))
            spacing: Theme.space.l

            PageHead {
                page: root
                title: root.title
                detail: qsTr("The photo is kept exactly as it is, sealed on this tablet. No photos of injuries, or of children undressed.")
                width: parent.width
            }
            Trouble {
                words: photos.trouble
                width: parent.width
            }
            Card {
                width: parent.width
                inset: Theme.space.l
                visible: photos.kept !== ""

                SavedLine {
                    text: qsTr("This photo is saved on this tablet")
                    room: parent ? parent.width : 0
                }
                SealedImage {
                    attachment: photos.kept
                    width: parent.width
                    height: visible ? Math.min(width, Theme.px(Theme.layout.sidePanel)) : 0
                }
                Button {
                    text: qsTr("Write what it shows")
                    kind: Button.Kind.Primary
                    width: Math.min(parent.width, implicitWidth)
                    onClicked: root.goBack()
                }
            }
            EmptyState {
                width: parent.width
                visible: photos.count === 0
                heading: qsTr("No photos here")
                text: PhotoSource.folders.length === 0
                      ? qsTr("This tablet has no folder of photos that Holdfast may read.")
                      : qsTr("Photos taken with this tablet’s camera show here, newest first.")
            }
            Card {
                width: parent.width
                visible: photos.count > 0

                Repeater {
                    model: photos

                    ListRow {
                        required property int index
                        required property string name
                        required detail

                        text: name
                        iconName: "image"
                        trailing: ""
                        divider: index < photos.count - 1
                        busy: photos.busy
                        accessibleName: qsTr("Take in %1").arg(name)
                        onClicked: photos.take(index)
                    }
                }
            }
            Button {
                text: qsTr("Look again")
                kind: Button.Kind.Quiet
                leftPadding: 0
                onClicked: photos.look()
            }
        }
    }
}
