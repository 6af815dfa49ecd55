// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml

/// One choice of a RadioGroup.
QtObject {
    required property string text
    property string detail
    property string iconName
}
