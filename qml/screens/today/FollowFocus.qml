// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Keeps what has the focus in sight inside a Flickable, for the keyboard and switch access.
Item {
    id: root

    required property Flickable view
    property real room: 0

    readonly property Item focused: root.Window.activeFocusItem

    visible: false
    onFocusedChanged: {
        let at = root.focused;
        while (at !== null && at !== root.view.contentItem)
            at = at.parent;
        if (at === null)
            return;
        const area = root.focused.mapToItem(root.view.contentItem, 0, 0, root.focused.width, root.focused.height);
        if (area.y - root.room < root.view.contentY)
            root.view.contentY = Math.max(root.view.originY, area.y - root.room);
        else if (area.y + area.height + root.room > root.view.contentY + root.view.height)
            root.view.contentY = area.y + area.height + root.room - root.view.height;
    }
}
