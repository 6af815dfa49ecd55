// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Keeps what has the focus in sight inside a Flickable, for the keyboard and switch access, when the focus moves and
/// when there is suddenly less room.
Item {
    id: root

    required property Flickable view
    /// Kept free above and below it, for the ring.
    property real room: Theme.space.xl

    readonly property Item focused: root.Window.activeFocusItem

    visible: false
    // Later: scrolling makes and drops rows, and that may move the focus itself.
    onFocusedChanged: Qt.callLater(root.follow) // qmllint disable

    Connections {
        target: root.view

        function onHeightChanged(): void {
            root.follow();
        }
    }

    function follow(): void {
        let at = root.focused;
        while (at !== null && at !== root.view.contentItem)
            at = at.parent;
        if (at === null)
            return;
        const height = Math.min(root.focused.height, root.view.height);
        const top = root.focused.mapToItem(root.view.contentItem, 0, 0).y;
        const room = Math.max(0, Math.min(root.room, (root.view.height - height) / 2));
        const least = top + height - root.view.height;
        const first = root.view.originY - root.view.topMargin;
        const last = root.view.originY + root.view.contentHeight + root.view.bottomMargin - root.view.height;
        if (top - room < root.view.contentY)
            root.view.contentY = Math.max(first, top - room);
        else if (least + room > root.view.contentY)
            root.view.contentY = Math.max(first, least, Math.min(last, least + room));
    }
}
