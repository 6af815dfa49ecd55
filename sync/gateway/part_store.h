// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/base/log.h"
#include "sync/gateway/storage.h"

#include <future>

namespace holdfast::gateway {

/// The bytes of parts: one file each, parts/<last two hex digits>/<id>. How many of them count is in
/// storage; what lies beyond that is left over from a request that did not end. Thread-safe.
class PartStore {
public:
    PartStore(FileSystem& files, Path directory) : m_files(files), m_directory(std::move(directory)) {}

    /// Makes the folders.
    [[nodiscard]] Result<void> prepare();
    /// Makes the file, durably by name, when there is none.
    [[nodiscard]] Result<std::unique_ptr<File>> openToWrite(AttachmentId part);
    [[nodiscard]] Result<std::unique_ptr<File>> openToRead(AttachmentId part);
    /// Success also when there is none.
    [[nodiscard]] Result<void> remove(AttachmentId part);
    [[nodiscard]] Result<std::uint64_t> freeBytes() { return m_files.freeBytes(m_directory); }
    /// After a crash: cuts each unfinished file at what storage counts, starts parts again whose files are
    /// shorter than that, and removes files that storage does not know. Call before serving.
    [[nodiscard]] Result<void> recover(Storage& storage, const Clock& clock, Logger& logger);

private:
    [[nodiscard]] Path folderOf(AttachmentId part) const;
    [[nodiscard]] Path pathOf(AttachmentId part) const;
    [[nodiscard]] Result<void> recoverPart(const StoredPart& part, Storage& storage, Logger& logger);

    FileSystem& m_files;
    Path m_directory;
};

/// Waits for a storage call; for start-up and housekeeping only.
template <typename T, typename Start>
[[nodiscard]] Result<T> waitFor(Start start) {
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto result = promise->get_future();
    start([promise](Result<T> value) { promise->set_value(std::move(value)); });
    return result.get();
}

/// SHA-256 of the first `size` bytes; Truncated when there are fewer.
[[nodiscard]] Result<crypto::Digest> digestOfFile(File& file, std::uint64_t size);

} // namespace holdfast::gateway
