// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import Holdfast.Controls
import Holdfast.Models

/// Every screen there is, in the order of the rail. A new screen is one more entry here, and nothing else:
/// a destination that is not in this list is offered nowhere.
QtObject {
    id: root

    readonly property list<ScreenEntry> entries: [
        ScreenEntry {
            screen: Destination.Settings
            page: Component { Settings {} }
            place: true
            text: qsTr("Settings")
            iconName: "more"
        }
    ]

    readonly property list<RailEntry> places: {
        const found = [];
        for (const entry of root.entries) {
            if (entry.place)
                found.push(entry);
        }
        return found;
    }

    /// The entry of this screen; the first place when it is not in the list.
    function entryOf(screen: int): ScreenEntry {
        for (const entry of root.entries) {
            if (entry.screen === screen)
                return entry;
        }
        return root.entries[0];
    }

    function has(screen: int): bool {
        return root.entryOf(screen).screen === screen;
    }

    /// Where the screen stands in the rail; the place it was reached from when it is none itself.
    function placeOf(screen: int): int {
        for (let at = 0; at < root.places.length; ++at) {
            if (root.places[at] === root.entryOf(screen))
                return at;
        }
        return -1;
    }
}
