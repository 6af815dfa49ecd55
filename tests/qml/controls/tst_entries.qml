// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

Item {
    id: root

    width: 900
    height: 800

    Column {
        width: parent.width

        EntryCard {
            id: entry

            width: parent.width
            evidence: Kind.ChildsWords
            time: "16:04"
            exactWords: true
            speaker: "Wren"
            text: "I put the chair there."
            wishOf: "Wren"
            wish: "Mum, but not Dad."
        }
        EntryCard {
            id: hidden

            width: parent.width
            evidence: Kind.Agency
            time: "17:05"
            text: "Hidden until asked."
            covered: true
        }
        CoveredNote { id: cover; width: parent.width; count: 2 }
        WishBlock { id: wish; childName: "Wren"; wish: "Mum." }
        UndoBar { id: undo; width: parent.width }
        Spine { id: spine; evidence: Kind.ChildsWords; height: 100 }
        SavedLine { id: saved; text: "Saved on this tablet · 14:32" }
    }

    SignalSpy { id: opened; target: entry; signalName: "opened" }
    SignalSpy { id: undone; target: undo; signalName: "undone" }

    TestCase {
        name: "Entries"
        when: windowShown

        function init() {
            Theme.windowWidth = 1280;
            cover.hide();
            opened.clear();
            undone.clear();
        }

        function test_tapAndEnterOpenTheDetail() {
            mouseClick(entry, 300, 20);
            compare(opened.count, 1);
            entry.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(opened.count, 2);
        }

        function test_turningKeepsFocus() {
            entry.forceActiveFocus(Qt.TabFocusReason);
            verify(entry.activeFocus);
            Theme.windowWidth = 800;
            verify(entry.activeFocus);
            Theme.windowWidth = 360;
            verify(entry.activeFocus);
        }

        function test_marginGoesUnderTheTextWhenNarrow() {
            const wide = entry.height;
            Theme.windowWidth = 800;
            tryVerify(() => entry.height > wide);
        }

        function test_aCoveredEntryIsOnlyACount() {
            verify(!hidden.shown);
            verify(hidden.height < 70);
        }

        function test_holdShowsAndReleaseLeavesItForAWhile() {
            const touch = touchEvent(cover);
            touch.press(0, cover).commit();
            verify(cover.revealed);
            touch.release(0, cover).commit();
            verify(cover.revealed);
            cover.hide();
            verify(!cover.revealed);
        }

        function test_keyShowsAndHides() {
            cover.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            verify(cover.revealed);
            keyClick(Qt.Key_Return);
            verify(!cover.revealed);
            compare(cover.Accessible.name.indexOf("2 covered"), 0);
        }

        function test_wishIsFoldedUntilAsked() {
            compare(wish.Accessible.name, "Wren’s wish, hidden");
            mouseClick(wish);
            verify(wish.Accessible.name.indexOf("Mum.") > 0);
            mouseClick(wish);
        }

        function test_undoOffersAndTakesBack() {
            verify(!undo.visible);
            undo.show("Entry taken out");
            verify(undo.visible);
            compare(undo.Accessible.role, Accessible.AlertMessage);
            undo.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            undo.hide();
            verify(!undo.visible);
            compare(undone.count, 0);
        }

        function test_beadsAreWhole() {
            compare(spine.whole(8, 13), Math.floor((100 - 6 - 8) / 13) + 1);
            spine.covered = true;
            compare(spine.whole(8, 13), 0);
            spine.covered = false;
        }

        function test_savedIsSaidAgainWhenItChanges() {
            compare(saved.Accessible.role, Accessible.AlertMessage);
            saved.text = "Saving…";
            compare(saved.Accessible.name, "Saving…");
        }
    }
}
