// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/// "To resolve", "Advised" at the head of a detail.
Tag {
    id: root

    required property int severity

    iconName: Theme.severityIcon(root.severity)
    ink: Theme.severityColor(root.severity)
    color: Theme.severityTint(root.severity)
}
