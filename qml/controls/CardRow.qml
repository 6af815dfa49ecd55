// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A way through that stands on its own: a ListRow with an edge all round.
ListRow {
    id: root

    divider: false
    topPadding: Theme.space.s + Theme.border.selected
    bottomPadding: topPadding
    iconColor: Theme.color.harbour
    ringRadius: Theme.radius.control

    background: Rectangle {
        radius: Theme.radius.control
        color: root.down || root.selected ? Theme.color.harbourTint : Theme.color.surface
        border.width: root.selected ? Theme.border.selected : Theme.border.control
        border.color: root.selected ? Theme.color.harbour : Theme.color.lineStrong
    }
}
