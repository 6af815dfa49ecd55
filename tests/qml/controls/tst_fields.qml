// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Holdfast.Controls

Item {
    id: root

    width: 640
    height: 800

    Column {
        width: parent.width
        spacing: 8

        TextField { id: field; label: "Who said it"; width: parent.width }
        NoteField { id: note; label: "What did you see?"; placeholder: "What did you see?"; width: parent.width }
        Button { id: after; text: "Next" }
        PassphraseField { id: passphrase; label: "Passphrase"; width: parent.width }
        Keypad { id: keypad; width: parent.width }
        Label { id: markup; text: "<b>not</b> <img src=\"file:///etc/hostname\">" }
        LeadLabel { id: lead; lead: "<i>a</i>"; rest: "b & c" }
    }

    SignalSpy { id: edited; target: note; signalName: "edited" }
    SignalSpy { id: submitted; target: keypad; signalName: "submitted" }

    TestCase {
        name: "Fields"
        when: windowShown

        function init() {
            note.text = "";
            field.text = "";
            edited.clear();
            submitted.clear();
        }

        function test_fieldTakesTextAndSaysItsName() {
            field.forceActiveFocus();
            keyClick("a");
            compare(field.text, "a");
        }

        function test_wordsDoNotLeaveByTheClipboard_data() {
            return [{ tag: "copy", key: Qt.Key_C, modifiers: Qt.ControlModifier },
                { tag: "cut", key: Qt.Key_X, modifiers: Qt.ControlModifier },
                { tag: "copy, old keys", key: Qt.Key_Insert, modifiers: Qt.ControlModifier },
                { tag: "cut, old keys", key: Qt.Key_Delete, modifiers: Qt.ShiftModifier },
                { tag: "whole line", key: Qt.Key_U, modifiers: Qt.ControlModifier }];
        }
        function test_wordsDoNotLeaveByTheClipboard(data) {
            for (const from of [field, note]) {
                from.text = "Wren";
                from.forceActiveFocus();
                keyClick(Qt.Key_A, Qt.ControlModifier);
                keyClick(data.key, data.modifiers);
                const to = from === field ? note : field;
                to.text = "";
                to.forceActiveFocus();
                keyClick(Qt.Key_V, Qt.ControlModifier);
                compare(to.text, "");
            }
        }

        function test_aProblemIsShownInWords() {
            const before = field.height;
            field.problem = "That is a personal email address.";
            tryVerify(() => field.height > before);
            field.problem = "";
        }

        function test_noteReportsWhatThePersonWritesOnly() {
            note.text = "from the view model";
            compare(edited.count, 0);
            note.forceActiveFocus();
            keyClick("a");
            compare(edited.count, 1);
        }

        function test_noteGrowsAndThenScrolls() {
            const before = note.height;
            note.text = "a\nb\nc\nd\ne\n".repeat(10);
            tryVerify(() => note.height > before);
            verify(note.height <= note.maximumHeight + 1);
        }

        function test_tabLeavesANote() {
            note.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            verify(after.activeFocus);
            compare(note.text, "");
        }

        function test_exactWordsAreInSerif() {
            note.exactWords = true;
            compare(note.type.family, "Noto Serif");
            note.exactWords = false;
            compare(note.type.family, "Inter");
        }

        function test_keypadCountsAndDeletes() {
            keypad.input.clear();
            keypad.forceActiveFocus();
            keyClick(Qt.Key_4);
            keyClick(Qt.Key_2);
            compare(keypad.length, 2);
            keyClick(Qt.Key_Backspace);
            compare(keypad.length, 1);
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            keypad.input.clear();
        }

        function test_passphraseIsNotReadableFromQml() {
            passphrase.forceActiveFocus();
            keyClick("s");
            compare(passphrase.length, 1);
            compare(passphrase.input.text, undefined);
            compare(passphrase.text, undefined);
            passphrase.input.clear();
        }

        function test_textIsNeverMarkup() {
            compare(markup.textFormat, Text.PlainText);
            compare(lead.text, "<b>&lt;i&gt;a&lt;/i&gt;</b> b &amp; c");
            compare(lead.Accessible.name, "<i>a</i> b & c");
        }
    }
}
