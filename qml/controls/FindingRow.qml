// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// One thing the rules noticed, in words: to resolve, advised, or passed with a reason (Severity.Done).
ListRow {
    id: root

    required property int severity

    iconName: Theme.severityIcon(root.severity)
    iconColor: Theme.severityColor(root.severity)
    accessibleName: qsTr("%1: %2").arg([qsTr("Information"), qsTr("Advised"), qsTr("To resolve"),
        qsTr("Passed with a reason")][root.severity]).arg(root.text)
}
