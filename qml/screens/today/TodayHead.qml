// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The date, the last contact with the council, and the way to Sending.
PageHead {
    id: root

    required property TodayModel today

    title: root.today.heading
    titleType: Theme.phone ? Theme.type.title : Theme.type.display
    detail: Theme.actionsAtFoot && !root.page.underTopBar ? "" : root.today.contactWords

    SyncPill {
        text: App.syncWords
        sync: App.sync
        width: Math.min(implicitWidth, root.width)
        onClicked: App.navigator.open(Destination.Sending)
    }
}
