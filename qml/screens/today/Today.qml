// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// The worker's day: what has been, what is next and what to know before knocking. During a visit other families are
/// shown only as "Visit". (Not Bound: a ListView of Qt 6.4 cannot make a bound header.)
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
            day.look(row.id);
    }
    function showNow(): void {
        if (Theme.actionsAtFoot)
            list.positionViewAtIndex(day.nowIndex, ListView.Beginning);
        else if (list.count > 12)
            list.positionViewAtIndex(day.nowIndex, ListView.Center);
    }

    title: qsTr("Today")
    regions: [fixedHead, list, sides, actions]

    TodayModel {
        id: day

        property bool shownNow: false

        objectName: "todayModel"
        desk: App.desk
        onStarted: visit => root.openVisit(visit)
        onChanged: {
            if (day.loaded && !shownNow) {
                shownNow = true;
                Qt.callLater(root.showNow); // qmllint disable
            }
        }
    }
    Connections {
        target: Theme

        function onActionsAtFootChanged(): void {
            Qt.callLater(root.showNow); // qmllint disable
        }
    }

    Item {
        id: page

        anchors.fill: parent

        TodayHead {
            id: fixedHead

            page: root
            today: day
            visible: root.headFixed
            x: root.margin
            y: Theme.space.xl
            width: parent.width - 2 * x
            height: visible ? implicitHeight : 0
        }
        ListView {
            id: list

            x: root.margin - Theme.space.s
            y: root.headFixed ? fixedHead.y + fixedHead.height + Theme.space.l + Theme.space.xs : 0
            width: (root.wide ? sides.x - Theme.space.xxl : page.width - root.margin) - x + Theme.space.s
            height: page.height - y - (actions.visible ? actions.height : 0)
            leftMargin: Theme.space.s
            rightMargin: Theme.space.s
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: day.rows
            cacheBuffer: Math.max(0, height)
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Visits")

            readonly property real rowWidth: list.width - leftMargin - rightMargin

            // qmllint disable unqualified
            header: Item {
                width: list.rowWidth
                height: top.height + (root.headFixed ? 0 : Theme.space.xl)

                Column {
                    id: top

                    width: parent.width
                    y: root.headFixed ? 0 : Theme.space.xl
                    bottomPadding: Theme.space.l
                    spacing: Theme.space.l

                    TodayHead {
                        page: root
                        today: day
                        visible: !root.headFixed
                        width: parent.width
                    }
                    Trouble {
                        words: day.trouble
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
                            width: Math.min(implicitWidth, parent.width)
                            x: parent.below ? 0 : parent.width - width
                            y: parent.below ? visits.height + Theme.space.s : 0
                            onClicked: sheet.open = true
                        }
                    }
                    EmptyState {
                        heading: qsTr("No visits today")
                        text: qsTr("Visits planned for today appear here. You can begin one that was not planned.")
                        width: parent.width
                        visible: day.loaded && day.rows.count === 0
                    }
                }
            }
            delegate: TodayItem {
                id: item

                width: list.rowWidth
                today: day
                compact: root.compact
                onActed: root.act(item.row)
                onVisitAsked: root.openVisit(item.row.id)
            }
            footer: Item {
                width: list.rowWidth
                height: root.wide ? 0 : below.implicitHeight + Theme.space.xl

                TodaySides {
                    id: below

                    today: day
                    width: parent.width
                    visible: !root.wide
                    onVisitAsked: visit => root.openVisit(visit)
                }
            }

            // qmllint enable unqualified
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
            contentHeight: beside.implicitHeight + Theme.space.xl
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            FollowFocus { view: sides }
            TodaySides {
                id: beside

                today: day
                width: parent.width
                onVisitAsked: visit => root.openVisit(visit)
            }
        }
        ActionBar {
            id: actions

            visible: Theme.actionsAtFoot && day.nextVisit !== ""
            width: parent.width
            anchors.bottom: parent.bottom

            Button {
                text: day.underWay ? qsTr("Back to the visit") : qsTr("Start visit")
                kind: Button.Kind.Primary
                doorstep: true
                width: Theme.phone && page.width < Theme.layout.medium ? parent.width : Math.max(implicitWidth, page.width / 3)
                onClicked: {
                    if (day.underWay)
                        root.openVisit(day.nextVisit);
                    else
                        day.start();
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
