// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

Item {
    id: root

    width: 1280
    height: 800

    Column {
        width: parent.width
        spacing: 8

        Chip { id: chip; text: "Opinion"; iconName: "opinion"; onClicked: selected = !selected }
        KindBar { id: bar; width: parent.width; onChosen: evidence => bar.current = evidence }
        Switch { id: flip; text: "Left hand"; onClicked: on = !on }
        CheckRow { id: tick; text: "Explained"; onClicked: ticked = !ticked }
        RadioGroup {
            id: group

            label: "Handling"
            width: parent.width
            choices: [Choice { text: "Ordinary" }, Choice { text: "Confidential" }, Choice { text: "Police" }]
            onChosen: index => group.current = index
        }
    }

    SignalSpy { id: chosen; target: bar; signalName: "chosen" }

    TestCase {
        name: "Choices"
        when: windowShown

        function init() {
            Theme.windowWidth = 1280;
            Theme.textScale = 1;
            bar.width = root.width;
            bar.current = Kind.Observation;
            group.current = -1;
        }

        function test_chipKeepsItsWidthWhenOn() {
            const before = chip.implicitWidth;
            mouseClick(chip);
            verify(chip.selected);
            compare(chip.implicitWidth, before);
            verify(chip.Accessible.checked);
            mouseClick(chip);
            verify(!chip.selected);
        }

        function test_arrowsMoveInTheKindBarAndTabPassesBy() {
            bar.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(bar.current, Kind.Opinion);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            compare(bar.current, Kind.Told);
            keyClick(Qt.Key_Tab);
            verify(flip.activeFocus);
        }

        function test_noKindIsEverOutsideTheBar_data() {
            return [{ tag: "wide", width: 1280, scale: 1 }, { tag: "portrait", width: 800, scale: 1 },
                { tag: "phone", width: 360, scale: 1 }, { tag: "large text", width: 1128, scale: 2 },
                { tag: "phone, large text", width: 360, scale: 1.5 }];
        }
        function test_noKindIsEverOutsideTheBar(data) {
            Theme.windowWidth = data.width;
            Theme.textScale = data.scale;
            bar.width = data.width;
            for (let kind = 0; kind < 6; ++kind) {
                const found = findByKind(bar, kind);
                verify(found !== null);
                tryVerify(() => {
                    const x = found.mapToItem(bar, 0, 0).x;
                    return x >= 0 && x + found.width <= bar.width + 0.5;
                }, 5000, Theme.kindName(kind));
                verify(found.width >= 48 && found.height >= 48);
            }
        }
        function findByKind(item, kind) {
            if (item.evidence === kind)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = findByKind(item.children[i], kind);
                if (found !== null)
                    return found;
            }
            return null;
        }

        function test_switchAndTickByTouchAndKey() {
            const touch = touchEvent(flip);
            touch.press(0, flip).commit();
            touch.release(0, flip).commit();
            verify(flip.on);
            verify(flip.Accessible.checked);
            tick.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(tick.ticked);
            verify(tick.Accessible.checked);
            keyClick(Qt.Key_Space);
            verify(!tick.ticked);
        }

        function test_nothingIsChosenInAdvance() {
            compare(group.current, -1);
            group.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Down);
            compare(group.current, 0);
            keyClick(Qt.Key_Down);
            compare(group.current, 1);
            keyClick(Qt.Key_Up);
            compare(group.current, 0);
        }
    }
}
