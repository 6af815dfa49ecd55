// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// Diagonal lines: something is here and is not shown.
HatchFill {
    color: Theme.color.seal
    lineWidth: Theme.handling.policeIntelligenceHatchLine
    pitch: Theme.handling.policeIntelligenceHatchPitch
    Accessible.ignored: true
}
