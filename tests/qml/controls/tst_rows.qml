// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

/// Rows, cards and messages by touch and by keyboard.
Item {
    id: root

    width: 640
    height: 1200

    Column {
        id: column

        width: parent.width
        spacing: 8

        ListRow { id: row; text: "Tallowby visit, today"; detail: "2 parts"; iconName: "waiting" }
        CardRow { id: way; text: "Take the entry out"; iconName: "close" }
        FindingRow { id: finding; text: "Where is the paper now?"; severity: Severity.ToResolve }
        AgreementRow { id: agreed; text: "Maud, to speak to the GP"; detail: "Said no from 15:54"; agreement: Agreement.Refused }
        FindingStrip { id: strip; width: parent.width; toResolve: 1; advised: 2 }
        SyncPill { id: pill; text: "2 waiting · nothing lost"; sync: SyncState.Waiting }
        Banner { id: banner; width: parent.width; severity: Severity.ToResolve; lead: "Not saved."; text: "Still on screen."; action: "Try again" }
        TimelineRow { id: time; width: parent.width; time: "13:30"; title: "Rufus Pellingale"; action: "Write up" }
        NameChip { id: chip; name: "Ottoline" }
        PolicePanel { id: police; width: parent.width; note: "Read only while held." }
        PageThumbnail { id: page; number: 2; page: PageState.Blurred; problem: "Blurred at the foot" }
        ProgressBlocks { id: blocks; width: parent.width; name: "1 of 2 parts have arrived"; blocks: [Block.Kept, Block.Unread] }
        EmptyState { id: empty; width: parent.width; heading: "No paper with you"; text: "It shows here." }
        HandlingBadge { id: badge; handling: Handling.Confidential }
    }

    SignalSpy { id: spy }

    TestCase {
        name: "Rows"
        when: windowShown

        function init() {
            Theme.windowWidth = 1280;
            Theme.textScale = 1;
        }

        function test_rowsOpenByTouchAndKey_data() {
            return [{ tag: "list row", item: row, signal: "clicked" }, { tag: "card row", item: way, signal: "clicked" },
                { tag: "finding", item: finding, signal: "clicked" }, { tag: "agreement", item: agreed, signal: "clicked" },
                { tag: "sync pill", item: pill, signal: "clicked" }, { tag: "page", item: page, signal: "clicked" }];
        }
        function test_rowsOpenByTouchAndKey(data) {
            spy.target = data.item;
            spy.signalName = data.signal;
            spy.clear();
            const touch = touchEvent(data.item);
            touch.press(0, data.item).commit();
            touch.release(0, data.item).commit();
            compare(spy.count, 1);
            data.item.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(spy.count, 2);
            keyClick(Qt.Key_Space);
            compare(spy.count, 3);
            verify(data.item.width >= 48 && data.item.height >= 48);
            verify(data.item.Accessible.name !== "");
        }

        function test_actionsByTouchAndKey_data() {
            return [{ tag: "banner", item: banner, signal: "acted", name: "Try again" },
                { tag: "timeline", item: time, signal: "acted", name: "Write up, Rufus Pellingale" },
                { tag: "strip", item: strip, signal: "asked", name: "Show what to see to" }];
        }
        function test_actionsByTouchAndKey(data) {
            spy.target = data.item;
            spy.signalName = data.signal;
            spy.clear();
            const button = named(data.item, data.name);
            verify(button !== null);
            const touch = touchEvent(button);
            touch.press(0, button).commit();
            touch.release(0, button).commit();
            compare(spy.count, 1);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Enter);
            compare(spy.count, 2);
        }
        function named(item, name) {
            if (item.accessibleName === name)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = named(item.children[i], name);
                if (found !== null)
                    return found;
            }
            return null;
        }

        function test_whatIsCoveredIsReadWhileHeld_data() {
            return [{ tag: "name", item: chip, hidden: "1 name, covered", shown: "Ottoline" },
                { tag: "police", item: police, hidden: "1 covered note", shown: "Read only while held." }];
        }
        function test_whatIsCoveredIsReadWhileHeld(data) {
            compare(data.item.Accessible.name, data.hidden);
            const touch = touchEvent(data.item);
            touch.press(0, data.item).commit();
            compare(data.item.Accessible.name, data.shown);
            touch.release(0, data.item).commit();
            data.item.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return); // a tap left it open for a while; this closes it
            compare(data.item.Accessible.name, data.hidden);
            keyClick(Qt.Key_Space);
            compare(data.item.Accessible.name, data.shown);
            keyClick(Qt.Key_Space);
            compare(data.item.Accessible.name, data.hidden);
        }

        function test_messagesAreSaid() {
            compare(banner.Accessible.role, Accessible.AlertMessage);
            compare(banner.Accessible.name, "Not saved. Still on screen.");
            compare(page.Accessible.name, "Page 2, Blurred at the foot");
            compare(blocks.Accessible.name, "1 of 2 parts have arrived");
            verify(agreed.Accessible.description.indexOf("Refused") === 0);
            verify(badge.Accessible.name.indexOf("Confidential") >= 0);
        }

        function test_wordsWrapInsteadOfLeaving() {
            const before = way.height;
            way.width = 160;
            tryVerify(() => way.height > before);
            way.width = 640;
            tryCompare(way, "height", before);
        }
    }
}
