// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// What stands beside an entry, or under it when there is no room: handling, about whom, why, wish, finding,
/// and where the entry is on its way. Most entries have one or two of these, so the others are not made.
/// (Not Bound: a Loader of Qt 6.4 cannot make bound components.)
Column {
    id: root

    required property int handling
    property bool handlingShown: false
    property bool notSettled: false
    property string about
    property string note
    property string wishOf
    property string wish
    property string finding
    property int findingSeverity: Severity.Advised
    property int progress: EntryState.Saved
    property string progressText

    signal undone

    spacing: Theme.space.s

    component Part: Loader {
        width: parent ? parent.width : 0
        visible: active
    }

    // qmllint disable unqualified
    Part {
        active: (root.handlingShown && root.handling !== Handling.Ordinary) || root.notSettled
        sourceComponent: Component {
            Flow {
                spacing: Theme.space.s

                HandlingBadge {
                    handling: root.handling
                    visible: root.handlingShown && handling !== Handling.Ordinary
                }
                NotSettledBadge { visible: root.notSettled }
            }
        }
    }
    Label {
        text: root.about
        type: Theme.type.small
        color: Theme.color.ink2
        width: parent.width
        visible: text !== ""
    }
    Part {
        active: root.note !== ""
        sourceComponent: Component {
            Label {
                text: root.note
                type: Theme.type.small
                color: Theme.color.ink2
            }
        }
    }
    Loader {
        active: root.wishOf !== ""
        visible: active
        width: item === null ? 0 : Math.min(root.width, Math.max((item as WishBlock).implicitWidth, Theme.px(Theme.layout.entryMargin)))
        sourceComponent: Component {
            WishBlock {
                childName: root.wishOf
                wish: root.wish
            }
        }
    }
    Part {
        active: root.finding !== ""
        sourceComponent: Component {
            Row {
                spacing: Theme.space.s

                Icon {
                    id: mark

                    icon: Theme.severityIcon(root.findingSeverity)
                    color: Theme.severityColor(root.findingSeverity)
                    size: Theme.space.l + Theme.space.xs
                }
                Label {
                    text: root.finding
                    type: Theme.type.label
                    color: Theme.severityColor(root.findingSeverity)
                    width: parent.width - mark.width - parent.spacing
                }
            }
        }
    }
    Part {
        active: root.progressText !== ""
        sourceComponent: Component {
            Row {
                spacing: Theme.space.s

                Icon {
                    id: wayMark

                    icon: ["", "saved", "waiting", "received", "reports", "close"][root.progress]
                    color: root.progress === EntryState.Received || root.progress === EntryState.Saved
                           ? Theme.color.leaf : Theme.color.ink2
                    size: Theme.space.l + Theme.space.xs
                }
                Label {
                    text: root.progressText
                    type: Theme.type.small
                    color: Theme.color.ink2
                    width: parent.width - wayMark.width - parent.spacing
                }
            }
        }
    }
    Loader {
        active: root.progress === EntryState.TakenOut
        visible: active
        sourceComponent: Component {
            Button {
                kind: Button.Kind.Quiet
                leftPadding: 0
                text: qsTr("Undo")
                accessibleName: qsTr("Undo taking out this entry")
                onClicked: root.undone()
            }
        }
    }
    // qmllint enable unqualified
}
