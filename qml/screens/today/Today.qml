// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The worker's day: what has been, what is next and what to know before knocking. During a visit other families are
/// shown only as "Visit".
ScreenPage {
    id: root

    readonly property bool wide: Theme.wide && root.width >= Theme.px(Theme.layout.detailMin + sidesWidth)
    readonly property bool headFixed: root.width > root.height || root.wide
    /// The card takes the whole width, and the time stands in it.
    readonly property bool compact: Theme.phone
    readonly property real sidesWidth: Theme.layout.sidePanel + Theme.space.xxxl + Theme.space.xl

    function openVisit(visit: string): void {
        App.navigator.open(Destination.Visit, visit);
    }
    function act(row: todayRow): void {
        if (row.action === DayRow.WriteUp)
            root.openVisit(row.id);
        else
            today.look(row.id);
    }
    function showNow(): void {
        if (Theme.actionsAtFoot)
            list.positionViewAtIndex(today.nowIndex, ListView.Beginning);
        else if (list.contentHeight > list.height)
            list.positionViewAtIndex(today.nowIndex, ListView.Center);
    }

    title: qsTr("Today")

    TodayModel {
        id: today

        property bool shownNow: false

        objectName: "todayModel"
        desk: App.desk
        onStarted: visit => root.openVisit(visit)
        onChanged: {
            if (today.loaded && !shownNow) {
                shownNow = true;
                Qt.callLater(root.showNow); // qmllint disable
            }
        }
    }
    Component {
        id: head

        PageHead {
            page: root
            title: today.heading
            titleType: Theme.phone ? Theme.type.title : Theme.type.display
            detail: Theme.actionsAtFoot && root.headFixed ? "" : today.contactWords

            SyncPill {
                text: App.syncWords
                sync: App.sync
                width: Math.min(implicitWidth, root.width - 2 * root.margin)
                onClicked: App.navigator.open(Destination.Sending)
            }
        }
    }
    Component {
        id: sidePanels

        TodaySides {
            today: today
            onVisitAsked: visit => root.openVisit(visit)
        }
    }
    Component {
        id: nextCard

        NextVisitCard {
            today: today
            timeShown: root.compact
            onStartAsked: today.start()
            onVisitAsked: root.openVisit(today.nextVisit)
            onNoticeAsked: App.showNotice()
        }
    }

    Item {
        id: page

        anchors.fill: parent

        Loader {
            id: fixedHead

            active: root.headFixed
            x: root.margin
            y: Theme.space.xl
            width: parent.width - 2 * x
            height: active ? (item as Item).implicitHeight : 0
            sourceComponent: head
        }
        ListView {
            id: list

            x: root.margin - Theme.space.s
            y: root.headFixed ? fixedHead.y + fixedHead.height + Theme.space.m : 0
            width: (root.wide ? sides.x - Theme.space.xxl : page.width - root.margin) - x + Theme.space.s
            height: page.height - y - (actions.visible ? actions.height : 0)
            leftMargin: Theme.space.s
            rightMargin: Theme.space.s
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: today.rows
            cacheBuffer: height
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Visits")

            readonly property real rowWidth: list.width - leftMargin - rightMargin

            header: Item {
                width: list.rowWidth
                height: top.height + (root.headFixed ? 0 : Theme.space.xl)

                Column {
                    id: top

                    width: parent.width
                    y: root.headFixed ? 0 : Theme.space.xl
                    bottomPadding: Theme.space.l
                    spacing: Theme.space.l

                    Loader {
                        active: !root.headFixed
                        width: parent.width
                        height: active ? (item as Item).implicitHeight : 0
                        sourceComponent: head
                        visible: active
                    }
                    Trouble {
                        words: today.trouble
                        width: parent.width
                    }
                    Item {
                        width: parent.width
                        implicitHeight: below ? unplanned.y + unplanned.height : unplanned.height

                        readonly property bool below: visits.implicitWidth + unplanned.implicitWidth > width

                        Heading {
                            id: visits

                            text: qsTr("Visits")
                            y: parent.below ? 0 : (unplanned.height - height) / 2
                        }
                        Button {
                            id: unplanned

                            text: qsTr("Visit not planned")
                            iconName: "plus"
                            x: parent.below ? 0 : parent.width - width
                            y: parent.below ? visits.height + Theme.space.s : 0
                            onClicked: sheet.open = true
                        }
                    }
                    EmptyState {
                        heading: qsTr("No visits today")
                        text: qsTr("Visits planned for today appear here. You can begin one that was not planned.")
                        width: parent.width
                        visible: today.loaded && today.rows.count === 0
                    }
                }
            }
            delegate: Loader {
                id: slot

                required property todayRow row
                required property int index

                width: list.rowWidth
                sourceComponent: slot.row.kind === DayRow.Now ? rule
                                 : slot.row.kind === DayRow.Visit ? line : root.compact ? card : lineWithCard

                Component {
                    id: rule

                    Item {
                        implicitHeight: now.implicitHeight + Theme.space.xl

                        NowRule {
                            id: now

                            time: slot.row.time
                            width: parent.width
                            timeWidth: root.compact ? implicitTimeWidth : Theme.px(Theme.space.xxxl * 2)

                            readonly property real implicitTimeWidth: Theme.px(Theme.space.xxxl + Theme.space.xl)
                        }
                    }
                }
                Component {
                    id: line

                    TimelineRow {
                        time: slot.row.time
                        under: slot.row.under
                        title: slot.row.title
                        rest: slot.row.rest
                        detail: slot.row.detail
                        iconName: slot.row.iconName
                        iconColor: slot.row.weight === Severity.Information ? Theme.color.ink2
                                                                            : Theme.severityColor(slot.row.weight)
                        last: slot.row.last
                        action: slot.row.action === DayRow.WriteUp ? qsTr("Write up")
                                : slot.row.action === DayRow.Look ? qsTr("Show") : ""
                        onActed: root.act(slot.row)
                    }
                }
                Component {
                    id: lineWithCard

                    TimelineRow {
                        time: slot.row.time
                        under: slot.row.under
                        title: slot.row.title
                        iconName: slot.row.iconName
                        iconColor: Theme.color.ink
                        last: slot.row.last

                        Loader {
                            width: parent ? parent.width : 0
                            sourceComponent: nextCard
                        }
                    }
                }
                Component {
                    id: card

                    Item {
                        implicitHeight: cardLoader.height + Theme.space.xl

                        Loader {
                            id: cardLoader

                            width: parent.width
                            sourceComponent: nextCard
                        }
                    }
                }
            }
            footer: Loader {
                active: !root.wide
                width: list.rowWidth
                height: active ? (item as Item).implicitHeight + Theme.space.xl : 0
                sourceComponent: sidePanels
            }

            FollowFocus {
                view: list
                room: Theme.space.l
            }
        }
        Flickable {
            id: sides

            x: parent.width - root.margin - width
            y: list.y
            width: root.wide ? Theme.px(root.sidesWidth) : 0
            height: list.height
            visible: root.wide
            contentWidth: width
            contentHeight: sidesLoader.height + Theme.space.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Loader {
                id: sidesLoader

                active: root.wide
                width: parent.width
                sourceComponent: sidePanels
            }
        }
        ActionBar {
            id: actions

            visible: Theme.actionsAtFoot && today.nextVisit !== ""
            width: parent.width
            anchors.bottom: parent.bottom

            Button {
                text: today.underWay ? qsTr("Back to the visit") : qsTr("Start visit")
                kind: Button.Kind.Primary
                doorstep: true
                width: Theme.phone && page.width < Theme.layout.medium ? parent.width : Math.max(implicitWidth, page.width / 3)
                onClicked: {
                    if (today.underWay)
                        root.openVisit(today.nextVisit);
                    else
                        today.start();
                }
            }
            Button {
                text: qsTr("Privacy notice")
                iconName: "notice"
                doorstep: true
                width: Math.min(implicitWidth, parent.width)
                onClicked: App.showNotice()
            }
        }
    }
    UnplannedVisit {
        id: sheet

        page: page
        onCloseRequested: sheet.open = false
        onStarted: visit => {
            sheet.open = false;
            root.openVisit(visit);
        }
    }
}
