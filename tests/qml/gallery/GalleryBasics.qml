// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

Column {
    id: root

    spacing: Theme.space.xl

    component Sign: Row {
        id: sign

        required property int evidence
        height: Math.max(Theme.space.xxxl, glyph.height + word.implicitHeight)
        spacing: Theme.space.s

        Spine {
            evidence: sign.evidence
            height: parent.height
        }
        Column {
            Icon {
                id: glyph

                icon: Theme.kindIcon(sign.evidence)
                color: sign.evidence === Kind.ChildsWords ? Theme.color.heather : Theme.color.ink2
            }
            Label {
                id: word

                text: Theme.kindName(sign.evidence)
                type: Theme.type.label
            }
        }
    }

    Part {
        title: "Button: primary, pressed, focus, busy; secondary; quiet; irreversible"

        Button { text: "Start visit"; kind: Button.Kind.Primary }
        Button { text: "Start visit"; kind: Button.Kind.Primary; down: true }
        Item {
            implicitWidth: ringed.implicitWidth
            implicitHeight: ringed.implicitHeight

            Button { id: ringed; text: "Start visit"; kind: Button.Kind.Primary }
            FocusRing { shown: true }
        }
        Button { text: "Send"; busyText: "Sending…"; busy: true; kind: Button.Kind.Primary }
        Button { text: "Safety plan" }
        Button { text: "Show"; kind: Button.Kind.Quiet }
        Button { text: "Change"; kind: Button.Kind.Quiet; underlined: true }
        Button { text: "Wipe HF-07"; kind: Button.Kind.Irreversible }
        Button { text: "Wipe HF-07"; kind: Button.Kind.Irreversible; confirmed: true }
        Button { text: "Photo"; iconName: "camera"; doorstep: true }
        IconButton { name: "Close"; iconName: "close" }
    }
    Part {
        title: "Chip: off, on, focus"

        Chip { text: "Opinion"; iconName: "opinion" }
        Chip { text: "Observation"; iconName: "eye"; selected: true }
        Item {
            implicitWidth: ringedChip.implicitWidth
            implicitHeight: ringedChip.implicitHeight

            Chip { id: ringedChip; text: "Said by"; iconName: "said" }
            FocusRing { shown: true }
        }
    }
    Part {
        title: "Spine: the pattern says what kind of evidence this is"

        Sign { evidence: Kind.Observation }
        Sign { evidence: Kind.Opinion }
        Sign { evidence: Kind.ChildsWords }
        Sign { evidence: Kind.SaidBy }
        Sign { evidence: Kind.Agency }
        Sign { evidence: Kind.Told }
    }
    Part {
        title: "Handling badge: weight, not colour. None shows in open-home view"

        HandlingBadge { handling: Handling.Ordinary }
        HandlingBadge { handling: Handling.Confidential }
        HandlingBadge { handling: Handling.PoliceIntelligence }
        NotSettledBadge {}
    }
    Part {
        title: "Open-home view: a covered note says nothing about itself"

        CoveredNote { width: root.width }
    }
    Part {
        title: "Sync pill"

        SyncPill { text: "Received by the case system 14:40"; sync: SyncState.Received; width: Math.min(implicitWidth, root.width) }
        SyncPill { text: "2 waiting · nothing lost"; sync: SyncState.Waiting; width: Math.min(implicitWidth, root.width) }
        SyncPill { text: "Sending 1 of 2"; sync: SyncState.Sending; width: Math.min(implicitWidth, root.width) }
        SyncPill { text: "1 needs you · nothing lost"; sync: SyncState.NeedsYou; width: Math.min(implicitWidth, root.width) }
        SyncPill { text: "Seals in 6 hours"; sync: SyncState.Sealing; width: Math.min(implicitWidth, root.width) }
    }
    Part {
        title: "Finding row: to resolve, advised, passed with a reason"

        Card {
            width: root.width

            FindingRow {
                text: "GP asked after Maud said no"
                detail: "1 note. Holds back only itself."
                severity: Severity.ToResolve
                selected: true
            }
            FindingRow {
                text: "Ottoline Brack is not part of this case"
                detail: "Say why the note needs to name her."
                severity: Severity.Advised
            }
            FindingRow {
                text: "Safety plan about sharing"
                detail: "Your reason: Maud asked to talk tomorrow."
                severity: Severity.Done
                divider: false
            }
        }
        FindingStrip { width: root.width; toResolve: 1; advised: 2 }
    }
    Part {
        title: "Agreement card: after the explanation; a refusal is not a fault"

        AgreementCard {
            width: root.width

            AgreementRow {
                text: "Maud, to speak to the school"
                detail: "Explained 15:52, asked 15:54"
                agreement: Agreement.Given
            }
            AgreementRow {
                text: "Maud, to speak to the GP"
                detail: "Said no from 15:54"
                agreement: Agreement.Refused
            }
            AgreementRow {
                text: "Maud, to speak to the nursery"
                detail: "Given 2 October, withdrawn today 15:55"
                agreement: Agreement.Withdrawn
            }
            AgreementRow {
                text: "Dale"
                detail: "Asking could put Wren at risk"
                agreement: Agreement.NotAsked
                divider: false
            }
        }
    }
    Part {
        title: "Banner: for information, advised, to resolve, done"

        Banner { width: root.width; text: "Tobias is checking this exact version." }
        Banner {
            width: root.width
            severity: Severity.Advised
            lead: "Storage is nearly full."
            text: "Everything is saved. Connect to send."
        }
        Banner {
            width: root.width
            severity: Severity.ToResolve
            lead: "The case system would not take 1 item."
            text: "It is safe here."
            action: "Show"
        }
        Banner {
            width: root.width
            severity: Severity.Done
            text: "Received by the case system 14:40. All 9 parts match."
        }
    }
    Part {
        title: "Undo bar: stays 10 seconds, or until the next action"

        UndoBar {
            width: root.width
            Component.onCompleted: show("Entry taken out")
        }
    }
    Part {
        title: "Empty state"

        EmptyState {
            width: root.width
            heading: "No paper with you"
            text: "Anything you write on paper during a visit shows here until it is shredded or locked away."
        }
    }
}
