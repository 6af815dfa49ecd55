// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/folders.h"

namespace holdfast::office {

Result<void> removeTree(FileSystem& files, const Path& path) {
    auto removed = files.remove(path);
    if (removed || removed.code() == ErrorCode::NotFound) {
        return {};
    }
    // It did not go because it is a folder that holds something.
    HOLDFAST_TRY(const auto names, files.list(path));
    for (const auto& name : names) {
        HOLDFAST_CHECK(removeTree(files, path / name));
    }
    return files.remove(path);
}

Result<void> writeNewFile(FileSystem& files, const Path& path, ByteView content) {
    HOLDFAST_TRY(const auto file, files.open(path, OpenMode::CreateNew));
    HOLDFAST_CHECK(file->writeAt(0, content));
    return file->sync();
}

} // namespace holdfast::office
