// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace holdfast::platform {

/// How many threads this process has; 1 in a main() that has started none. 0 when the system does not say.
[[nodiscard]] int threadCount();

/// No core dumps, no attaching by the same user, no gaining rights through programs we start, files 0600 by
/// default, and as much locked memory for keys as the system permits.
[[nodiscard]] Result<void> restrainProcess();

[[nodiscard]] bool coreDumpsAreOff();

/// Tells Qt, Mesa, GStreamer and GLib by environment to keep their caches and settings off the disk. They
/// could hold names of files and pictures of glyphs; and under Landlock writing them would only fail.
/// Before those libraries start, and before any thread (it changes the environment).
void turnOffDiskCaches();

} // namespace holdfast::platform
