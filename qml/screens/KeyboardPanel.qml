// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard

/// The keyboard on the screen. In a file of its own: without the system's keyboard package only this fails to load.
InputPanel {
    visible: active
}
