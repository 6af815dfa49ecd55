// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// What every page of the shell is. It lies in the content area, which never holds Cover or Lock, and is
/// destroyed when the tablet locks: whatever it shows, it reads again when it is made.
FocusScope {
    id: root

    /// For the top bar, where there is one. Names nobody beyond the family of the visit.
    property string title
    /// Where Back leads, in words; empty at a place of the rail.
    property string back
    /// False inside a visit: the tabs at the foot make room.
    property bool tabs: true
    property string saved
    property bool saving: false
    /// Set by the shell: title and Back stand in the top bar, so the page does not repeat them.
    property bool underTopBar: false
    /// The id the page was opened for.
    readonly property string subject: App.navigator.subjectNow()

    readonly property real margin: Theme.phone ? Theme.space.l : Theme.space.xxl

    /// What F6 goes through, in the order in which it is read: header, list, detail, where one writes. Those that
    /// are not shown are passed by.
    property list<Item> regions

    implicitWidth: Theme.layout.medium
    implicitHeight: Theme.layout.detailMin

    function goBack(): void {
        App.navigator.back();
    }
}
