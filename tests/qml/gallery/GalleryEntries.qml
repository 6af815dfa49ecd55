// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Entry cards in their states, on a white sheet as in a visit.
Column {
    id: root

    spacing: Theme.space.xl

    Part {
        title: "Entry card"

        Card {
            id: sheet

            width: root.width
            inset: Theme.space.m

            EntryCard {
                width: parent.width
                evidence: Kind.Observation
                time: "15:49"
                text: "The front door lock is broken. A kitchen chair was holding the door shut."
                about: "About Maud and Wren"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.SaidBy
                time: "15:58"
                exactWords: true
                speaker: "Maud Tallowby, mother"
                text: "He came round Sunday night and kicked the door. Ottoline next door heard it."
                parts: ["“He came round Sunday night and kicked the door.", "Ottoline", "next door heard it.”"]
                finding: "Say why this person is named"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.ChildsWords
                time: "16:04"
                exactWords: true
                speaker: "Wren"
                text: "I put the chair there. When it’s windy it bangs and I think it’s him."
                wishOf: "Wren"
                wish: "Mum, but not Dad."
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Told
                time: "16:18"
                speaker: "To Wren, in person"
                text: "I explained I may have to tell someone, to help keep her safe."
                note: "On what authority: privacy notice, 16:02"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Agency
                time: "17:05"
                speaker: "Tidewell Surgery, by phone"
                text: "Wren was seen twice in October with stomach pain. No cause was found."
                handling: Handling.Confidential
                handlingShown: true
                notSettled: true
                progress: EntryState.Unsent
                progressText: "Waiting to send"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Opinion
                time: "16:21"
                text: "Wren is keeping her worry to herself. I think the broken lock is keeping it going."
                progress: EntryState.TakenOut
                progressText: "Taken out 16:40"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Agency
                time: "18:10"
                speaker: "Police"
                text: "A covered note that is read only while it is held."
                handling: Handling.PoliceIntelligence
                handlingShown: true
                progress: EntryState.Received
                progressText: "Received 18:12"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Observation
                time: "18:14"
                text: "The front door has a new lock."
                progress: EntryState.Writing
                progressText: "Saving…"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Opinion
                time: "18:16"
                text: "I think Wren is safer tonight than on Sunday."
                progress: EntryState.InReport
                progressText: "In the report for the conference"
            }
            EntryCard {
                width: parent.width
                evidence: Kind.Agency
                time: "18:20"
                text: "Hidden until asked."
                covered: true
                divider: false
            }
        }
    }
    Part {
        title: "Writing"

        CaptureBar {
            width: root.width
            evidence: Kind.ChildsWords
            childName: "Wren"
            exactWords: true
            text: "If Mum knew I was scared she’d"

            CheckRow {
                width: parent.width
                text: "I explained I may have to tell someone"
                ticked: true
            }
        }
    }
}
