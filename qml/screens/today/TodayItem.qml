// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls
import Holdfast.Models

/// One row of the day: a visit, the "Now" rule, or the card of the next visit. Only what it is, is made: a day may
/// have hundreds. (Not Bound: a Loader of Qt 6.4 cannot make bound components.)
Item {
    id: root

    required property todayRow row
    required property TodayModel today
    /// The card takes the whole width, and the time stands in it.
    required property bool compact

    signal acted
    signal visitAsked

    implicitHeight: loader.height

    // qmllint disable unqualified
    Loader {
        id: loader

        width: root.width
        sourceComponent: root.row.kind === DayRow.Now ? rule
                         : root.row.kind === DayRow.Visit ? line : root.compact ? card : lineWithCard
    }

    Component {
        id: rule

        Item {
            implicitHeight: now.implicitHeight + Theme.space.xl

            NowRule {
                id: now

                time: root.row.time
                width: parent.width
                timeWidth: Theme.px(root.compact ? Theme.space.xxxl + Theme.space.xl : Theme.space.xxxl * 2)
            }
        }
    }
    Component {
        id: line

        TimelineRow {
            time: root.row.time
            under: root.row.under
            title: root.row.title
            rest: root.row.rest
            detail: root.row.detail
            iconName: root.row.iconName
            iconColor: root.row.weight === Severity.Information ? Theme.color.ink2
                                                                : Theme.severityColor(root.row.weight)
            last: root.row.last
            action: root.row.action === DayRow.WriteUp ? qsTr("Write up")
                    : root.row.action === DayRow.Look ? qsTr("Show") : ""
            onActed: root.acted()
        }
    }
    Component {
        id: lineWithCard

        TimelineRow {
            time: root.row.time
            under: root.row.under
            title: root.row.title
            iconName: root.row.iconName
            iconColor: Theme.color.ink
            last: root.row.last

            NextVisitCard {
                today: root.today
                width: parent ? parent.width : 0
                onStartAsked: root.today.start()
                onVisitAsked: root.visitAsked()
                onNoticeAsked: App.showNotice()
            }
        }
    }
    Component {
        id: card

        Item {
            implicitHeight: whole.implicitHeight + Theme.space.xl

            NextVisitCard {
                id: whole

                today: root.today
                timeShown: true
                width: parent.width
                onStartAsked: root.today.start()
                onVisitAsked: root.visitAsked()
                onNoticeAsked: App.showNotice()
            }
        }
    }
    // qmllint enable unqualified
}
