// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// A message that stays until its cause ends: icon, sentence, at most one action.
Rectangle {
    id: root

    property int severity: Severity.Information
    property string lead
    required property string text
    property string iconName: Theme.severityIcon(root.severity)
    property string action

    signal acted

    implicitHeight: Math.max(Theme.target.min, words.implicitHeight + 2 * Theme.space.m
                             + (button.below ? button.height : 0))
    radius: Theme.radius.control
    color: Theme.severityTint(root.severity)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.lead === "" ? root.text : root.lead + " " + root.text

    Icon {
        id: glyph

        icon: root.iconName
        color: Theme.severityColor(root.severity)
        x: Theme.space.l
        y: words.y + (Theme.type.body.lineHeight - height) / 2
    }
    LeadLabel {
        id: words

        lead: root.lead
        rest: root.text
        anchors.left: glyph.right
        anchors.leftMargin: Theme.space.m
        anchors.right: button.visible && !button.below ? button.left : parent.right
        anchors.rightMargin: Theme.space.m
        y: button.below ? Theme.space.m : (parent.height - height) / 2
        Accessible.ignored: true
    }
    Button {
        id: button

        readonly property bool below: visible && root.width < Theme.px(Theme.layout.listPanel)

        kind: Button.Kind.Quiet
        text: root.action
        visible: root.action !== ""
        anchors.right: parent.right
        anchors.rightMargin: Theme.space.s
        y: below ? words.y + words.height : (parent.height - height) / 2
        onClicked: root.acted()
    }
}
