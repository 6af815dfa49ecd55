// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <sqlite3.h>

namespace holdfast::store::seal {

/// One open file as SQLite asks for it; the answers are SQLite result codes. Nothing throws.
class VfsFile {
public:
    VfsFile() = default;
    VfsFile(const VfsFile&) = delete;
    VfsFile& operator=(const VfsFile&) = delete;
    virtual ~VfsFile() = default;

    virtual int read(void* out, int amount, sqlite3_int64 offset) noexcept = 0;
    virtual int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept = 0;
    virtual int truncate(sqlite3_int64 size) noexcept = 0;
    virtual int sync(int flags) noexcept = 0;
    virtual int size(sqlite3_int64* size) noexcept = 0;
    virtual int control(int operation, void* argument) noexcept = 0;
    /// The file below, for locks and the WAL index; null for a file in the heap.
    [[nodiscard]] virtual sqlite3_file* base() noexcept = 0;
};

/// A file of the VFS below, closed when this is destroyed.
class BaseFile {
public:
    /// Null when there is no memory.
    [[nodiscard]] static std::unique_ptr<BaseFile> create(sqlite3_vfs* vfs) noexcept;
    ~BaseFile();
    BaseFile(const BaseFile&) = delete;
    BaseFile& operator=(const BaseFile&) = delete;

    [[nodiscard]] int open(sqlite3_vfs* vfs, const char* name, int flags, int* outFlags) noexcept;
    [[nodiscard]] sqlite3_file* get() noexcept { return m_file; }
    [[nodiscard]] const sqlite3_io_methods& methods() const noexcept { return *m_file->pMethods; }

private:
    BaseFile() = default;
    sqlite3_file* m_file = nullptr;
};

/// What SQLite allocates for each file: its own struct first, then where ours is.
struct VfsHandle {
    sqlite3_file file;
    VfsFile* object;
};

/// Our function table: passes each call to the handle's object. io_methods version 2, so no memory mapping.
[[nodiscard]] const sqlite3_io_methods* vfsMethods() noexcept;

} // namespace holdfast::store::seal
