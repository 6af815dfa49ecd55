// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

namespace holdfast::office {

/// Removes a folder and all below it; nothing there is success. Symbolic links are removed, not followed.
[[nodiscard]] Result<void> removeTree(FileSystem& files, const Path& path);
/// A new file with this content, synced. Its name is not, until its folder is.
[[nodiscard]] Result<void> writeNewFile(FileSystem& files, const Path& path, ByteView content);

} // namespace holdfast::office
