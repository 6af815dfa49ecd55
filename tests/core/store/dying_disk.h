// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/store/seal/vfs_file.h"

#include <functional>
#include <limits>
#include <new>
#include <sqlite3.h>

namespace storetest {

using namespace holdfast;

/// One disk under SQLite and under our own files that dies at a given change: the write of that moment is
/// torn, and nothing reaches it afterwards, as after a kill. While it lives SQLite finds it under the name of
/// the VFS that it wraps. It never really syncs: whoever reopens reads through the same page cache.
class DyingDisk final : public FileSystem {
public:
    explicit DyingDisk(FileSystem& below) : m_files(below) {
        m_vfs.pAppData = this;
        m_vfs.szOsFile = static_cast<int>(sizeof(store::seal::VfsHandle));
        m_vfs.xOpen = openForSqlite;
        m_vfs.xDelete = [](sqlite3_vfs* vfs, const char* name, int) {
            auto& disk = self(vfs);
            return disk.lives() ? disk.m_below->xDelete(disk.m_below, name, 0) : SQLITE_IOERR_DELETE;
        };
        m_vfs.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* out) {
            return self(vfs).m_below->xAccess(self(vfs).m_below, name, flags, out);
        };
        m_vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
            return self(vfs).m_below->xFullPathname(self(vfs).m_below, name, size, out);
        };
        sqlite3_vfs_register(&m_vfs, 0); // goes before the one of the same name
    }
    ~DyingDisk() override { sqlite3_vfs_unregister(&m_vfs); }

    void dieAfter(int changes, std::function<void()> onDeath) {
        m_left = changes;
        m_onDeath = std::move(onDeath);
    }
    void revive() { m_left = std::numeric_limits<int>::max(); }
    [[nodiscard]] bool isDead() const { return m_left < 0; }

    Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
        const bool makes = mode == OpenMode::CreateNew || mode == OpenMode::CreateOrOpen;
        if (isDead() && makes) {
            return Error(ErrorCode::DiskWrite);
        }
        HOLDFAST_TRY(auto file, m_files.open(path, mode));
        return std::unique_ptr<File>(std::make_unique<OwnFile>(*this, std::move(file)));
    }
    Result<void> rename(const Path& from, const Path& to) override {
        return lives() ? m_files.rename(from, to) : Error(ErrorCode::DiskWrite);
    }
    Result<void> remove(const Path& path) override {
        return lives() ? m_files.remove(path) : Error(ErrorCode::DiskWrite);
    }
    Result<void> createDirectories(const Path& path) override { return m_files.createDirectories(path); }
    Result<void> syncDirectory(const Path& /*path*/) override {
        return lives() ? Result<void>() : Error(ErrorCode::DiskWrite);
    }
    Result<std::vector<std::string>> list(const Path& path) override { return m_files.list(path); }
    Result<bool> exists(const Path& path) override { return m_files.exists(path); }
    Result<std::uint64_t> freeBytes(const Path& path) override { return m_files.freeBytes(path); }

private:
    class OwnFile final : public File {
    public:
        OwnFile(DyingDisk& disk, std::unique_ptr<File> below) : m_disk(disk), m_below(std::move(below)) {}
        Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
            return m_below->readAt(offset, out);
        }
        Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
            const bool wasDead = m_disk.isDead();
            if (m_disk.lives()) {
                return m_below->writeAt(offset, bytes);
            }
            if (!wasDead) {
                HOLDFAST_CHECK(m_below->writeAt(offset, bytes.first(bytes.size() / 2)));
            }
            return Error(ErrorCode::DiskWrite);
        }
        Result<std::uint64_t> size() override { return m_below->size(); }
        Result<void> truncate(std::uint64_t size) override {
            return m_disk.lives() ? m_below->truncate(size) : Error(ErrorCode::DiskWrite);
        }
        Result<void> sync() override { return m_disk.lives() ? Result<void>() : Error(ErrorCode::DiskWrite); }

    private:
        DyingDisk& m_disk;
        std::unique_ptr<File> m_below;
    };

    class SqliteFile final : public store::seal::VfsFile {
    public:
        SqliteFile(DyingDisk& disk, std::unique_ptr<store::seal::BaseFile> below)
            : m_disk(disk), m_below(std::move(below)) {}
        int read(void* out, int amount, sqlite3_int64 offset) noexcept override {
            return m_below->methods().xRead(m_below->get(), out, amount, offset);
        }
        int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override {
            const bool wasDead = m_disk.isDead();
            if (m_disk.lives()) {
                return m_below->methods().xWrite(m_below->get(), bytes, amount, offset);
            }
            if (!wasDead) {
                m_below->methods().xWrite(m_below->get(), bytes, amount / 2, offset);
            }
            return SQLITE_IOERR_WRITE;
        }
        int truncate(sqlite3_int64 size) noexcept override {
            return m_disk.lives() ? m_below->methods().xTruncate(m_below->get(), size)
                                  : SQLITE_IOERR_TRUNCATE;
        }
        int sync(int /*flags*/) noexcept override { return m_disk.lives() ? SQLITE_OK : SQLITE_IOERR_FSYNC; }
        int size(sqlite3_int64* size) noexcept override {
            return m_below->methods().xFileSize(m_below->get(), size);
        }
        int control(int operation, void* argument) noexcept override {
            return m_below->methods().xFileControl(m_below->get(), operation, argument);
        }
        sqlite3_file* base() noexcept override { return m_below->get(); }

    private:
        DyingDisk& m_disk;
        std::unique_ptr<store::seal::BaseFile> m_below;
    };

    static DyingDisk& self(sqlite3_vfs* vfs) { return *static_cast<DyingDisk*>(vfs->pAppData); }
    static int openForSqlite(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                             int* outFlags) {
        file->pMethods = nullptr;
        auto& disk = self(vfs);
        auto below = store::seal::BaseFile::create(disk.m_below);
        if (const int code = below->open(disk.m_below, name, flags, outFlags); code != SQLITE_OK) {
            return code;
        }
        reinterpret_cast<store::seal::VfsHandle*>(file)->object = new SqliteFile(disk, std::move(below));
        file->pMethods = store::seal::vfsMethods();
        return SQLITE_OK;
    }
    /// Counts one change. @return false from the moment it dies at.
    bool lives() noexcept {
        if (m_left > 0) {
            --m_left;
            return true;
        }
        if (m_left == 0) {
            m_left = -1;
            m_onDeath();
        }
        return false;
    }

    FileSystem& m_files;
    sqlite3_vfs* m_below = sqlite3_vfs_find("unix-excl");
    sqlite3_vfs m_vfs = *m_below;
    int m_left = std::numeric_limits<int>::max();
    std::function<void()> m_onDeath;
};

} // namespace storetest
