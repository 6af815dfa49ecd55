// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// The chip or tile of one kind of evidence: icon and word always.
Chip {
    id: root

    required property int evidence

    text: Theme.kindName(root.evidence)
    iconName: Theme.kindIcon(root.evidence)
    iconColor: root.evidence === Kind.ChildsWords ? Theme.color.heather
                                                  : root.selected ? Theme.color.harbour : Theme.color.ink
    Accessible.role: Accessible.RadioButton
}
