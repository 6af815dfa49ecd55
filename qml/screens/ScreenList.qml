// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import Holdfast.Controls
import Holdfast.Models

/// Every screen there is, in the order of the rail. A new screen is one more entry here, and nothing else:
/// a destination that is not in this list is offered nowhere.
QtObject {
    id: root

    /// Places of the rail, and of the tabs at the foot. Settings stays last.
    readonly property list<RailEntry> places: [
        ScreenEntry {
            screen: Destination.Today
            page: Component { Today {} }
            text: qsTr("Today")
            iconName: "today"
        },
        ScreenEntry {
            screen: Destination.Settings
            page: Component { Settings {} }
            text: qsTr("Settings")
            iconName: "more"
        }
    ]
    /// What is only reached from another screen.
    readonly property list<ScreenEntry> others: [
        ScreenEntry {
            screen: Destination.Finish
            page: Component { FinishCheck {} }
        },
        ScreenEntry {
            screen: Destination.Sending
            page: Component { Sending {} }
        },
        ScreenEntry {
            screen: Destination.Visit
            page: Component { Visit {} }
        },
        ScreenEntry {
            screen: Destination.Entry
            page: Component { EntryDetail {} }
        },
        ScreenEntry {
            screen: Destination.Photograph
            page: Component { ChoosePhoto {} }
        }
    ]
    readonly property int count: root.places.length + root.others.length

    /// Places first.
    function entryAt(index: int): ScreenEntry {
        return index < root.places.length ? root.places[index] as ScreenEntry
                                          : root.others[index - root.places.length];
    }

    /// The entry of this screen; the first place when it is not in the list.
    function entryOf(screen: int): ScreenEntry {
        for (let at = 0; at < root.count; ++at) {
            if (root.entryAt(at).screen === screen)
                return root.entryAt(at);
        }
        return root.entryAt(0);
    }

    function has(screen: int): bool {
        return root.entryOf(screen).screen === screen;
    }

    /// Where the screen stands in the rail; -1 when it is no place.
    function placeOf(screen: int): int {
        const entry = root.entryOf(screen);
        for (let at = 0; at < root.places.length; ++at) {
            if (root.places[at] === entry)
                return at;
        }
        return -1;
    }
}
