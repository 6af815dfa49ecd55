// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Holdfast.Controls

/// A strong opening and the rest of the paragraph, flowing as one: "Storage is nearly full. Everything is saved."
T.Label {
    id: root

    property string lead
    property string rest
    property TypeStyle type: Theme.type.body

    readonly property RichLead rich: RichLead {
        lead: root.lead
        rest: root.rest
    }

    textFormat: Text.StyledText // made by RichLead, which escapes both parts
    text: root.rich.markup
    wrapMode: Text.Wrap
    color: Theme.color.ink
    font.family: root.type.family
    font.pixelSize: root.type.pixelSize
    font.weight: root.type.weight
    lineHeightMode: Text.FixedHeight
    lineHeight: root.type.lineHeight
    topPadding: root.type.halfLead
    bottomPadding: -root.type.halfLead
    Accessible.role: Accessible.StaticText
    Accessible.name: root.rich.plain
}
