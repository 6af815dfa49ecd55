// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace holdfast {

using Path = std::filesystem::path;

/// An open regular file. Not thread-safe; closing is the destructor and reports nothing (sync first).
class File {
public:
    virtual ~File() = default;
    /// Fills `out` from `offset`; fewer bytes only at the end of the file. @return the count read.
    [[nodiscard]] virtual Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) = 0;
    /// Writes all of `bytes` at `offset` or fails.
    [[nodiscard]] virtual Result<void> writeAt(std::uint64_t offset, ByteView bytes) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> size() = 0;
    [[nodiscard]] virtual Result<void> truncate(std::uint64_t size) = 0;
    /// fdatasync: after success the content survives power loss (the name needs syncDirectory too).
    [[nodiscard]] virtual Result<void> sync() = 0;
};

enum class OpenMode {
    Read,
    ReadWrite,    ///< must exist
    CreateNew,    ///< must not exist; 0600
    CreateOrOpen, ///< 0600 when made
};

/// The disk as our code sees it; a seam for fault injection. Thread-safe.
class FileSystem {
public:
    virtual ~FileSystem() = default;
    [[nodiscard]] virtual Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) = 0;
    [[nodiscard]] virtual Result<void> rename(const Path& from, const Path& to) = 0;
    /// Removing what is not there is NotFound.
    [[nodiscard]] virtual Result<void> remove(const Path& path) = 0;
    /// 0700, parents too; an existing directory is success.
    [[nodiscard]] virtual Result<void> createDirectories(const Path& path) = 0;
    [[nodiscard]] virtual Result<void> syncDirectory(const Path& path) = 0;
    /// Names (not paths) of what the directory holds, sorted.
    [[nodiscard]] virtual Result<std::vector<std::string>> list(const Path& path) = 0;
    [[nodiscard]] virtual Result<bool> exists(const Path& path) = 0;
    /// Bytes an unprivileged process may still write there.
    [[nodiscard]] virtual Result<std::uint64_t> freeBytes(const Path& path) = 0;
};

class PosixFileSystem final : public FileSystem {
public:
    [[nodiscard]] Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override;
    [[nodiscard]] Result<void> rename(const Path& from, const Path& to) override;
    [[nodiscard]] Result<void> remove(const Path& path) override;
    [[nodiscard]] Result<void> createDirectories(const Path& path) override;
    [[nodiscard]] Result<void> syncDirectory(const Path& path) override;
    [[nodiscard]] Result<std::vector<std::string>> list(const Path& path) override;
    [[nodiscard]] Result<bool> exists(const Path& path) override;
    [[nodiscard]] Result<std::uint64_t> freeBytes(const Path& path) override;
};

/// The whole file; TooLarge beyond `maximum` bytes, before reading it.
[[nodiscard]] Result<Bytes> readFile(FileSystem& files, const Path& path, std::uint64_t maximum);
/// Writes a sibling temporary file, syncs it, renames it over `path` and syncs the directory: after success
/// the new content survives power loss, and at no moment is the old one half overwritten.
[[nodiscard]] Result<void> writeFileDurably(FileSystem& files, const Path& path, ByteView content);

} // namespace holdfast
