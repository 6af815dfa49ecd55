// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

Column {
    id: root

    spacing: Theme.space.xl

    Part {
        title: "Fields: empty, written, with a problem; a note; exact words"

        TextField { label: "Why it is needed"; placeholder: "In a sentence"; width: root.width }
        TextField { label: "Who said it"; text: "Maud Tallowby, mother"; width: root.width }
        TextField {
            label: "Council mail"
            text: "maud@example.org"
            problem: "That is a personal email address."
            width: root.width
        }
        NoteField { label: "What did you see or hear?"; placeholder: "What did you see or hear?"; width: root.width }
        NoteField {
            label: "Write exactly what Wren said"
            labelShown: true
            exactWords: true
            text: "I put the chair there. When it’s windy it bangs and I think it’s him. Then it stops and I go to sleep."
            width: root.width
        }
        PassphraseField { label: "Passphrase"; width: root.width }
        PassphraseField { label: "Passphrase"; problem: "That is not the passcode."; width: root.width }
    }
    Part {
        title: "Keypad"

        Keypad {
            width: Math.min(root.width, implicitWidth)
            Component.onCompleted: {
                for (let i = 0; i < 5; ++i)
                    input.pressDigit(i);
            }
        }
    }
    Part {
        title: "Switch, tick, choices"

        Switch { text: "Reduced motion"; detail: "Sheets and pages appear at once"; width: root.width }
        Switch { text: "Left hand"; on: true; width: root.width }
        CheckRow { text: "I explained I may have to tell someone"; ticked: true; width: root.width }
        CheckRow { text: "Read aloud"; width: root.width }
        CheckRow { text: "Name"; detail: "Pim Quillfeather"; well: true; ticked: true }
        CheckRow { text: "Date of birth"; detail: "4 May 2019"; well: true }
        RadioGroup {
            label: "Handling"
            width: root.width
            current: 1
            choices: [
                Choice { text: "Ordinary"; detail: "On the case record. May go in a report." },
                Choice {
                    text: "Confidential"
                    detail: "Restricted. In a report only with permission recorded."
                    iconName: "lock"
                },
                Choice {
                    text: "Police intelligence"
                    detail: "Asks for force, reference, grading and conditions. Never in a report without agreed wording."
                    iconName: "shield"
                }
            ]
        }
    }
    Part {
        title: "Kinds of note, as chips and as tiles"

        KindBar { width: root.width; tiles: true; current: Kind.SaidBy }
    }
    Part {
        title: "Ways through, saved lines, progress, pages"

        CardRow {
            width: root.width
            text: "Ask for a strategy discussion"
            detail: "For a borderline case where a parent says no. Tobias is asked as soon as there is a connection."
            iconName: "team"
        }
        CardRow {
            width: root.width
            text: "Take the entry out"
            detail: "It leaves this visit. The history keeps it and says who took it out."
            iconName: "close"
        }
        SavedLine { text: "Saved on this tablet · 14:32" }
        SavedLine { text: "Saving…"; saving: true }
        SeverityTag { text: "To resolve"; severity: Severity.ToResolve }
        ProgressBlocks {
            width: root.width
            name: "3 of 5 parts have arrived"
            blocks: [Block.Kept, Block.Kept, Block.Kept, Block.Dropped, Block.Unread]
        }
        PageThumbnail { number: 1 }
        PageThumbnail { number: 2; page: PageState.Blurred; problem: "Blurred at the foot" }
        PageThumbnail { number: 3; page: PageState.Saving }
        PageThumbnail { number: 4; page: PageState.KeptAnyway }
    }
    Part {
        title: "Timeline"

        TimelineRow {
            width: root.width
            time: "09:30"
            under: "50 minutes"
            title: "Bramblecote family"
            rest: "· home visit, 4 Cockle Lane"
            detail: "Received by the case system 10:44"
            iconColor: Theme.color.leaf
        }
        TimelineRow {
            width: root.width
            time: "13:30"
            under: "35 minutes"
            title: "Rufus Pellingale"
            rest: "· school visit"
            detail: "Not written up yet. Due by the end of tomorrow."
            iconName: "sign"
            iconColor: Theme.color.ochre
            action: "Write up"
            last: true
        }
        NowRule { width: root.width; time: "14:32" }
    }
}
