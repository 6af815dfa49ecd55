// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// The way back, in words: its arrow stands at the edge of the column below it.
Button {
    id: root

    required property string to

    text: root.to
    iconName: "left"
    kind: Button.Kind.Quiet
    gap: Theme.space.xs
    leftPadding: Theme.border.selected - Theme.space.s // its drawing begins inside its square
    rightPadding: Theme.space.m
    accessibleName: qsTr("Back to %1").arg(root.to)
}
