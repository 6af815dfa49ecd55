// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

/// Bars at the edges, writing, and what follows the keyboard.
Item {
    id: root

    width: 800
    height: 1280

    readonly property list<RailEntry> places: [
        RailEntry { text: "Today"; iconName: "today" },
        RailEntry { text: "Settings"; iconName: "more" }
    ]

    Column {
        width: parent.width

        TopBar { id: top; width: parent.width; title: "Tallowby"; back: "Today"; saved: "Saved · 16:26" }
        BottomTabs { id: tabs; width: parent.width; entries: root.places }
        ActionBar {
            id: actions

            width: parent.width

            Button { id: start; text: "Start visit"; doorstep: true; kind: Button.Kind.Primary }
        }
        Keypad { id: keypad; width: parent.width }
        CaptureBar {
            id: capture

            width: parent.width
            onKindChosen: evidence => capture.evidence = evidence
            onExactChosen: exact => capture.exactWords = exact
        }
        Flickable {
            id: view

            width: parent.width
            height: 120
            contentHeight: rows.implicitHeight
            clip: true

            FollowFocus { view: view; room: 8 }
            Column {
                id: rows

                Repeater {
                    id: many

                    model: 12
                    Button { text: "Row " + index }
                }
            }
        }
    }

    SignalSpy { id: spy }

    TestCase {
        name: "Bars"
        when: windowShown

        function init() {
            Theme.windowWidth = 800;
            Theme.textScale = 1;
            capture.text = "";
            capture.evidence = Kind.Observation;
        }

        function named(item, name) {
            if (item.visible && item.accessibleName === name)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = named(item.children[i], name);
                if (found !== null)
                    return found;
            }
            return null;
        }
        function tap(item) {
            const touch = touchEvent(item);
            touch.press(0, item).commit();
            touch.release(0, item).commit();
        }

        function test_barsAskByTouchAndKey_data() {
            return [{ tag: "back", bar: top, name: "Back to Today", signal: "backAsked" },
                { tag: "cover", bar: top, name: "Cover", signal: "coverAsked" },
                { tag: "lock", bar: top, name: "Lock", signal: "lockAsked" },
                { tag: "tab", bar: tabs, name: "Settings", signal: "chosen" },
                { tag: "photo", bar: capture, name: "Photo", signal: "photoAsked" },
                { tag: "scan", bar: capture, name: "Scan paper", signal: "scanAsked" },
                { tag: "keypad", bar: keypad, name: "Passphrase", signal: "passphraseAsked" }];
        }
        function test_barsAskByTouchAndKey(data) {
            const button = named(data.bar, data.name);
            verify(button !== null);
            spy.target = data.bar;
            spy.signalName = data.signal;
            spy.clear();
            tap(button);
            compare(spy.count, 1);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(spy.count, 2);
        }

        function test_aTitleThatDoesNotFitGetsALineOfItsOwn() {
            const before = top.implicitHeight;
            Theme.windowWidth = 360;
            top.title = "A very long title that no phone has the room for beside Cover and Lock, in no language and on no day of the year";
            tryVerify(() => top.stacked && top.implicitHeight > before);
            top.title = "Tallowby";
            Theme.windowWidth = 800;
            tryVerify(() => !top.stacked);
        }

        function test_keysOfTheKeypadByTouch() {
            keypad.input.clear();
            tap(named(keypad, "7"));
            tap(named(keypad, "0"));
            compare(keypad.length, 2);
            tap(named(keypad, "Delete"));
            compare(keypad.length, 1);
            keypad.input.clear();
        }

        function test_nextNoteIsOfferedOnceThereIsANote() {
            verify(named(capture, "Next note") === null);
            capture.text = "The door was open.";
            const next = named(capture, "Next note");
            verify(next !== null);
            spy.target = capture;
            spy.signalName = "nextAsked";
            spy.clear();
            tap(next);
            next.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(spy.count, 2);
            capture.text = "";
            capture.begun = true;
            verify(named(capture, "Next note") !== null);
            capture.begun = false;
        }

        function test_exactWordsOrSummaryIsAskedOfOthersWords() {
            verify(named(capture, "Exact words") === null);
            capture.evidence = Kind.SaidBy;
            capture.text = "He came round.";
            tap(named(capture, "Exact words"));
            verify(capture.exactWords);
            named(capture, "Summary").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(!capture.exactWords);
        }

        function test_theKindAsksItsOwnQuestion() {
            tap(named(capture, "Opinion"));
            compare(capture.evidence, Kind.Opinion);
            compare(capture.prompt, Theme.kindPrompt(Kind.Opinion, ""));
        }

        function test_whatHasTheKeyboardIsInSight() {
            many.itemAt(11).forceActiveFocus(Qt.TabFocusReason);
            const last = many.itemAt(11);
            tryVerify(() => last.y + last.height <= view.contentY + view.height);
            many.itemAt(0).forceActiveFocus(Qt.TabFocusReason);
            tryCompare(view, "contentY", 0);
            many.itemAt(3).forceActiveFocus(Qt.TabFocusReason);
            view.height = 60; // a keyboard came up
            tryVerify(() => many.itemAt(3).y + many.itemAt(3).height <= view.contentY + view.height);
            view.height = 120;
        }
    }
}
