// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml

/// One place of the rail or of the tabs at the foot.
QtObject {
    required property string text
    required property string iconName
    property int count: 0
}
