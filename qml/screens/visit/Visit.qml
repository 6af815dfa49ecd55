// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// A visit: its notes down the spine, and below them the one field that takes the next. Beside the notes the summary
/// when there is room, above them in strips otherwise. Everything is saved as it is written.
ScreenPage {
    id: root

    readonly property bool wide: Theme.wide && root.width >= Theme.px(Theme.layout.sidePanel + Theme.layout.detailMin)
    readonly property bool notSaved: note.state === SaveState.NotSaved
    /// On a phone with a keyboard up, or with large text, the list keeps at least this much.
    readonly property real listMin: Theme.px(Theme.target.min * 2)

    function saveNow(): void {
        note.flush();
        root.keepPlace();
    }
    function keepPlace(): void {
        if (note.entry !== "") {
            App.place.entry = note.entry;
            App.place.caret = bar.cursorPosition < bar.text.length ? bar.cursorPosition : Place.AtEnd;
        }
    }
    function choose(evidence: int): void {
        note.kind = evidence;
        if (evidence === Kind.ChildsWords && !shown.people.isChild(note.speaker))
            note.speaker = shown.people.firstChild;
    }
    function finish(): void {
        root.saveNow();
        App.navigator.open(Destination.Finish, root.subject);
    }
    function photograph(): void {
        root.saveNow();
        App.navigator.open(Destination.Photograph, root.subject);
    }

    title: shown.title
    back: qsTr("Today")
    tabs: !shown.underWay
    regions: [summary, strip, head, list, bar]
    saving: note.state === SaveState.Saving || root.notSaved
    saved: {
        if (root.notSaved)
            return qsTr("Not saved yet");
        if (note.state === SaveState.Saving)
            return qsTr("Saving…");
        const time = note.savedTime !== "" ? note.savedTime : shown.savedTime;
        if (time === "")
            return "";
        if (Theme.phone && Theme.actionsAtFoot)
            return qsTr("Saved · %1").arg(time);
        return Theme.windowWidth < Theme.layout.medium ? qsTr("Saved on this phone · %1").arg(time) : qsTr("Saved on this tablet · %1").arg(time);
    }

    Component.onCompleted: bar.forceActiveFocus()
    Component.onDestruction: note.flush()

    VisitModel {
        id: shown

        objectName: "visitModel"
        desk: App.desk
        visit: root.subject
        writing: note.entry
        onChanged: {
            if (shown.loaded)
                App.onVisit = shown.underWay;
        }
    }
    CaptureModel {
        id: note

        objectName: "captureModel"
        desk: App.desk
        visit: root.subject
        onRefilled: {
            // Read first: filling the field moves the caret, and with it the place.
            const caret = note.entry !== "" && App.place.entry === note.entry ? App.place.caret : note.text.length;
            bar.text = note.text;
            extras.refill();
            bar.cursorPosition = Math.min(caret, note.text.length);
        }
        onChanged: root.keepPlace()
    }
    Connections {
        target: App

        function onSaveNow(): void {
            root.saveNow();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.surface
    }

    VisitSummary {
        id: summary

        model: shown
        back: root.back
        visible: root.wide
        enabled: visible
        width: root.wide ? Theme.px(Theme.layout.sidePanel) : 0
        height: parent.height
        x: Theme.leftHanded ? parent.width - width : 0
        onBackAsked: root.goBack()
        onPeopleAsked: sheet.open = true
        onOpenHomeAsked: shown.setOpenHome(!shown.openHome)
        onNoticeAsked: App.showNotice()
    }
    FocusScope {
        id: notes

        x: root.wide && !Theme.leftHanded ? summary.width : 0
        width: parent.width - summary.width
        height: parent.height
        focus: true

        VisitStrip {
            id: strip

            model: shown
            saved: root.saved
            saving: root.saving
            visible: !root.wide
            enabled: visible
            width: parent.width
            height: visible ? implicitHeight : 0
            onVisitAsked: sheet.open = true
            onPeopleAsked: sheet.open = true
            onFinishAsked: root.finish()
            onFindingsAsked: root.finish()
        }
        VisitHead {
            id: head

            saved: root.saved
            saving: root.saving
            toResolve: shown.toResolve
            advised: shown.advised
            visible: root.wide
            enabled: visible
            width: parent.width
            height: visible ? implicitHeight : 0
            onVisitAsked: sheet.open = true
            onFinishAsked: root.finish()
        }
        Banner {
            id: failure

            severity: Severity.ToResolve
            lead: qsTr("Your last words are not saved yet.")
            text: Theme.phone && Theme.actionsAtFoot ? "" : qsTr("They are still on screen. Stay here. Trying again.")
            action: qsTr("Try again")
            visible: root.notSaved
            x: list.inset
            y: strip.height + head.height + Theme.space.s
            width: parent.width - 2 * x
            onActed: note.flush()
        }
        EntryList {
            id: list

            visit: shown
            y: strip.height + head.height + (failure.visible ? failure.height + 2 * Theme.space.s : 0)
            width: parent.width
            visible: height > 0
            height: parent.height - y < 2 * root.listMin ? 0 : Math.max(root.listMin, parent.height - y - bar.height)
            onOpened: entry => {
                root.saveNow();
                App.navigator.open(Destination.Entry, entry);
            }
        }
        Flickable {
            id: foot

            y: list.y + list.height
            width: parent.width
            height: parent.height - y
            contentHeight: bar.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            clip: interactive

            FollowFocus {
                view: foot
                room: Theme.space.s
            }

            CaptureBar {
                id: bar

                width: foot.width
                height: implicitHeight
                focus: true
                available: notes.height
                begun: note.entry !== ""
                evidence: note.kind
                exactWords: note.exact
                childName: shown.people.givenNameOf(shown.people.isChild(note.speaker) ? note.speaker
                                                                                         : shown.people.firstChild)
                onKindChosen: evidence => root.choose(evidence)
                onExactChosen: exact => note.exact = exact
                onEdited: {
                    note.text = bar.text;
                    root.keepPlace();
                }
                onCursorPositionChanged: root.keepPlace()
                onActiveFocusChanged: {
                    if (!activeFocus)
                        note.flush();
                }
                onNextAsked: note.next()
                onPhotoAsked: root.photograph()
                onScanAsked: root.photograph()

                CaptureExtras {
                    id: extras

                    capture: note
                    people: shown.people
                    childName: bar.childName
                    shown: bar.writing
                }
            }
        }
    }
    VisitSheet {
        id: sheet

        model: shown
        page: notes
        onCloseRequested: sheet.open = false
        onNoticeAsked: App.showNotice()
    }
}
