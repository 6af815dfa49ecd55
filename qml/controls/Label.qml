// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// All text that is read. Never markup: what a person typed is shown as typed.
T.Label {
    id: root

    property TypeStyle type: Theme.type.body
    property bool strong: false

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.color.ink
    font.family: root.type.family
    font.pixelSize: root.type.pixelSize
    font.weight: root.strong ? Font.DemiBold : root.type.weight
    font.letterSpacing: root.type.tracking
    lineHeightMode: Text.FixedHeight
    lineHeight: root.type.lineHeight
    topPadding: root.type.halfLead
    bottomPadding: -root.type.halfLead
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
