// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What one person chose about one purpose and one agency. Neutral: a refusal is not a fault.
ListRow {
    id: root

    required property int agreement

    iconName: "person"
    trailing: ""
    Accessible.description: qsTr("%1. %2").arg(tag.text).arg(root.detail)
    rightPadding: Theme.space.l + (tag.below ? 0 : tag.implicitWidth + Theme.space.s)
    bottomPadding: Theme.space.m + (tag.below ? tag.implicitHeight + Theme.space.s : 0)

    Tag {
        id: tag

        readonly property bool below: root.width - implicitWidth < Theme.px(Theme.layout.entryMargin)

        parent: root
        text: [qsTr("Not asked, with the reason"), qsTr("Given"), qsTr("Refused"), qsTr("Withdrawn")][root.agreement]
        iconName: ["", "check", "close", "undo"][root.agreement]
        anchors.right: parent.right
        anchors.rightMargin: Theme.space.l
        y: below ? parent.height - height - Theme.space.m : (parent.height - height) / 2
        Accessible.ignored: true
    }
}
