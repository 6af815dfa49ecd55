// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The unlocked app: rail in landscape, top bar and tabs otherwise, and the page between them. Cover and Lock never
/// move: foot of the rail, or top right. F6 goes from region to region.
FocusScope {
    id: root

    readonly property bool railShown: root.width > root.height
    readonly property ScreenEntry entry: screens.entryOf(App.navigator.screen)
    readonly property ScreenPage page: loader.item as ScreenPage
    readonly property bool tabsShown: !root.railShown && (root.page === null || root.page.tabs)

    function place(): int {
        const first = screens.placeOf(App.navigator.screen);
        return first >= 0 ? first : root.lastPlace;
    }
    property int lastPlace: 0

    function goTo(index: int): void {
        App.navigator.show((screens.places[index] as ScreenEntry).screen);
    }

    /// The rail or the top bar, then the regions of the page, and round again.
    function nextRegion(): void {
        const count = root.page === null ? 0 : root.page.regions.length;
        let at = -1;
        for (let i = 0; i < count; ++i)
            at = root.holdsFocus(root.page.regions[i]) ? i : at;
        for (let i = loader.activeFocus && at < 0 ? count : at + 1; i < count; ++i) {
            const region = root.page.regions[i];
            if (region.visible && region.enabled && region.width > 0 && region.height > 0) {
                root.enter(region);
                return;
            }
        }
        if (count === 0 && !loader.activeFocus)
            loader.forceActiveFocus(Qt.TabFocusReason);
        else if (root.railShown)
            rail.focusFirst();
        else
            root.enter(topBar);
    }
    function holdsFocus(region: Item): bool {
        let at = root.Window.activeFocusItem;
        while (at !== null && at !== region)
            at = at.parent;
        return at !== null;
    }
    /// To where the region was left, or to the first thing in it.
    function enter(region: Item): void {
        region.forceActiveFocus(Qt.TabFocusReason);
        if (root.Window.activeFocusItem === region)
            region.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
    }

    ScreenList { id: screens }

    Connections {
        target: App.navigator

        function onMoved(): void {
            const at = screens.placeOf(App.navigator.screen);
            if (at >= 0)
                root.lastPlace = at;
            if (root.page !== null && root.page.subject !== App.navigator.subject) {
                loader.active = false;
                loader.active = true;
            }
        }
    }
    Binding {
        target: root.page
        when: root.page !== null
        property: "underTopBar"
        value: !root.railShown
    }
    Shortcut {
        sequence: "F6"
        onActivated: root.nextRegion()
    }

    Rail {
        id: rail

        visible: root.railShown
        enabled: visible
        height: parent.height
        width: implicitWidth
        x: Theme.leftHanded ? parent.width - width : 0
        entries: screens.places // qmllint disable
        current: root.place()
        onChosen: index => root.goTo(index)
        onCoverAsked: App.cover()
        onLockAsked: App.lock()
    }
    TopBar {
        id: topBar

        visible: !root.railShown
        enabled: visible
        width: parent.width
        title: root.page === null ? "" : root.page.title
        back: root.page === null ? "" : root.page.back
        saved: root.page === null ? "" : root.page.saved
        saving: root.page !== null && root.page.saving
        onBackAsked: root.page.goBack()
        onCoverAsked: App.cover()
        onLockAsked: App.lock()
    }
    Loader {
        id: loader

        focus: true
        clip: true
        x: root.railShown && !Theme.leftHanded ? rail.width : 0
        y: root.railShown ? 0 : topBar.height
        width: parent.width - (root.railShown ? rail.width : 0)
        height: parent.height - y - (root.tabsShown ? tabs.height : 0)
        sourceComponent: root.entry.page
    }
    BottomTabs {
        id: tabs

        visible: root.tabsShown
        enabled: visible
        width: parent.width
        height: implicitHeight
        anchors.bottom: parent.bottom
        entries: screens.places // qmllint disable
        current: root.place()
        onChosen: index => root.goTo(index)
    }
}
