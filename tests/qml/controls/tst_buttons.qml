// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

Item {
    id: root

    width: 640
    height: 480

    Column {
        spacing: 8

        Button { id: start; text: "Start visit"; kind: Button.Kind.Primary }
        Button { id: send; text: "Send"; busyText: "Sending…"; kind: Button.Kind.Primary }
        Button { id: wipe; text: "Wipe HF-07"; kind: Button.Kind.Irreversible }
        IconButton { id: close; name: "Close"; iconName: "close" }
        Button { id: door; text: "Photo"; doorstep: true }
    }

    SignalSpy { id: clicks; signalName: "clicked" }

    TestCase {
        name: "Buttons"
        when: windowShown

        function init() {
            send.busy = false;
            clicks.target = null;
        }

        function test_tapPresses() {
            clicks.target = start;
            clicks.clear();
            const touch = touchEvent(start);
            touch.press(0, start).commit();
            verify(start.down);
            touch.release(0, start).commit();
            compare(clicks.count, 1);
        }

        function test_keysPress_data() {
            return [{ tag: "Enter", key: Qt.Key_Enter }, { tag: "Return", key: Qt.Key_Return },
                { tag: "Space", key: Qt.Key_Space }];
        }
        function test_keysPress(data) {
            clicks.target = start;
            clicks.clear();
            start.forceActiveFocus(Qt.TabFocusReason);
            keyClick(data.key);
            compare(clicks.count, 1);
        }

        function test_keyboardFocusShowsARing() {
            start.forceActiveFocus(Qt.TabFocusReason);
            verify(start.visualFocus);
            keyClick(Qt.Key_Tab);
            verify(send.visualFocus);
        }

        function test_busyKeepsItsWidthAndIgnoresEverything() {
            clicks.target = send;
            clicks.clear();
            const before = send.implicitWidth;
            send.busy = true;
            compare(send.implicitWidth, before);
            compare(send.Accessible.name, "Sending…");
            mouseClick(send);
            const touch = touchEvent(send);
            touch.press(0, send).commit();
            touch.release(0, send).commit();
            send.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            compare(clicks.count, 0);
            verify(send.activeFocus);
        }

        function test_irreversibleIsAnOutlineUntilConfirmed() {
            compare(wipe.background.border.width > 0, true);
            verify(!wipe.solid);
            wipe.confirmed = true;
            verify(wipe.solid);
            wipe.confirmed = false;
        }

        function test_iconButtonHasAName() {
            compare(close.Accessible.name, "Close");
        }

        function test_targetsAreLargeEnough() {
            verify(start.height >= 48 && start.width >= 48);
            verify(close.height >= 48 && close.width >= 48);
            verify(door.height >= 56);
        }

        function test_targetsGrowWithTheText() {
            const before = start.height;
            Theme.textScale = 2;
            tryVerify(() => start.height > before);
            Theme.textScale = 1;
            tryCompare(start, "height", before);
        }
    }
}
