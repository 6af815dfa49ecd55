// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import Holdfast.Controls

/// One screen of the list: its page, and how it stands in the rail when it is a place there.
RailEntry {
    required property int screen
    required property Component page

    text: ""
    iconName: ""
}
