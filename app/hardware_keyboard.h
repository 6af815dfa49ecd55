// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

namespace holdfast::ui {

/// Whether a keyboard with letters is attached, as the kernel lists its input devices. True when it does not
/// say: a keyboard on the screen that nobody needs is in the way.
[[nodiscard]] bool hasHardwareKeyboard(const Path& inputDevices = "/sys/class/input");

} // namespace holdfast::ui
