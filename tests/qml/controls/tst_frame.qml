// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

Item {
    id: root

    width: 1280
    height: 800

    Rail {
        id: rail

        height: parent.height
        entries: [
            RailEntry { text: "Today"; iconName: "today" },
            RailEntry { text: "Paper"; iconName: "paper"; count: 2 }
        ]
    }
    Item {
        id: area

        anchors.left: rail.right
        anchors.right: parent.right
        height: parent.height

        Item {
            id: page

            anchors.fill: parent

            Button { id: below; text: "Below" }
        }
        Sheet {
            id: sheet

            title: "Visit"
            page: page
            onCloseRequested: sheet.open = false

            Button { id: inside; text: "Inside" }
        }
    }

    SignalSpy { id: locked; target: rail; signalName: "lockAsked" }
    SignalSpy { id: chosen; target: rail; signalName: "chosen" }

    TestCase {
        name: "Frame"
        when: windowShown

        function init() {
            Theme.windowWidth = 1280;
            Theme.reducedMotion = true;
            sheet.open = false;
            locked.clear();
            chosen.clear();
        }

        function tapLock() {
            mouseClick(rail, rail.width / 2, rail.height - 40);
        }

        function test_lockIsLiveWithASheetOpen() {
            sheet.open = true;
            tapLock();
            compare(locked.count, 1);
        }

        function test_lockFitsAtTheLargestText() {
            Theme.textScale = 2;
            tapLock();
            compare(locked.count, 1);
            Theme.textScale = 1;
        }

        function test_whatLiesUnderASheetCannotBeReached() {
            sheet.open = true;
            verify(!below.enabled);
            sheet.open = false;
            verify(below.enabled);
        }

        function test_escapeAsksToClose() {
            sheet.open = true;
            keyClick(Qt.Key_Escape);
            verify(!sheet.open);
        }

        function test_focusReturnsToWhereItWas() {
            below.forceActiveFocus(Qt.TabFocusReason);
            sheet.open = true;
            verify(sheet.activeFocus);
            sheet.open = false;
            tryVerify(() => below.activeFocus);
        }

        function test_tabReachesWhatTheSheetHolds() {
            sheet.open = true;
            keyClick(Qt.Key_Tab);
            verify(inside.activeFocus);
        }

        function test_railChooses() {
            rail.focusFirst();
            keyClick(Qt.Key_Return);
            compare(chosen.count, 1);
            compare(chosen.signalArguments[0][0], 0);
        }

        function test_sheetTakesTheFormOfTheWidth() {
            verify(sheet.side);
            Theme.windowWidth = 800;
            verify(!sheet.side && !sheet.full);
            Theme.windowWidth = 360;
            verify(sheet.full);
        }
    }
}
