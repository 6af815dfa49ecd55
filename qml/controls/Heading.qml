// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A heading of a page or a part of it.
Label {
    type: Theme.type.heading
    Accessible.role: Accessible.Heading
}
