// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "sync/protocol/envelope.h"

#include <set>

namespace holdfast::agent {

/// The ciphertext files in the home's sealed folder: the app writes and removes, the agent reads. Used by
/// one thread.
class SealedFiles {
public:
    SealedFiles(FileSystem& files, Path folder) : m_files(files), m_folder(std::move(folder)) {}

    /// NotFound; BadDigest when the size is another.
    [[nodiscard]] Result<void> checkPresent(const protocol::PartName& part);
    /// `size` bytes from `offset`. The first time in this process the whole file's digest is checked before
    /// any of it leaves: BadDigest.
    [[nodiscard]] Result<Bytes> read(const protocol::PartName& part, std::uint64_t offset, std::size_t size);
    /// Check again the next time.
    void doubt(AttachmentId id) { m_checked.erase(id); }

private:
    [[nodiscard]] Result<std::unique_ptr<File>> open(const protocol::PartName& part);

    FileSystem& m_files;
    Path m_folder;
    std::set<AttachmentId> m_checked;
};

} // namespace holdfast::agent
