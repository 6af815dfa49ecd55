// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/vfs_file.h"

#include <new>
#include <sqlite3.h>
#include <string>

namespace storetest {

enum class DiskCall { Read, Write, Sync, Truncate, Open, Remove };
enum class Lasting { Once, Always };

/// A VFS over another whose n-th call of one kind fails, once or from then on. Below the sealing VFS it is a
/// disk that fills up or breaks. Registered while it lives.
class FaultyVfs {
public:
    explicit FaultyVfs(const char* belowName) : m_below(sqlite3_vfs_find(belowName)), m_vfs(*m_below) {
        m_vfs.zName = name();
        m_vfs.pAppData = this;
        m_vfs.szOsFile = static_cast<int>(sizeof(holdfast::store::seal::VfsHandle));
        m_vfs.xOpen = open;
        m_vfs.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync) {
            auto* below = self(vfs).m_below;
            const int code = self(vfs).count(DiskCall::Remove);
            return code != SQLITE_OK ? code : below->xDelete(below, name, sync);
        };
        m_vfs.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* out) {
            auto* below = self(vfs).m_below;
            return below->xAccess(below, name, flags, out);
        };
        m_vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
            auto* below = self(vfs).m_below;
            return below->xFullPathname(below, name, size, out);
        };
        sqlite3_vfs_register(&m_vfs, 0);
    }
    ~FaultyVfs() { sqlite3_vfs_unregister(&m_vfs); }
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    [[nodiscard]] static const char* name() { return "holdfast-faulty"; }
    /// The call'th call of this kind, from 0.
    void failAt(int call, DiskCall kind, int code, Lasting lasting) {
        m_failAt = call;
        m_kind = kind;
        m_code = code;
        m_lasting = lasting;
        m_calls = 0;
    }
    void heal() { m_failAt = -1; }
    /// How many calls of that kind there were.
    [[nodiscard]] int calls() const { return m_calls; }

private:
    class PassingFile final : public holdfast::store::seal::VfsFile {
    public:
        PassingFile(FaultyVfs& owner, std::unique_ptr<holdfast::store::seal::BaseFile> below)
            : m_owner(owner), m_below(std::move(below)) {}
        int read(void* out, int amount, sqlite3_int64 offset) noexcept override {
            const int code = m_owner.count(DiskCall::Read);
            return code != SQLITE_OK ? code : m_below->methods().xRead(m_below->get(), out, amount, offset);
        }
        int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override {
            if (const int code = m_owner.count(DiskCall::Write); code != SQLITE_OK) {
                // Half of it may have got there.
                m_below->methods().xWrite(m_below->get(), bytes, amount / 2, offset);
                return code;
            }
            return m_below->methods().xWrite(m_below->get(), bytes, amount, offset);
        }
        int truncate(sqlite3_int64 size) noexcept override {
            const int code = m_owner.count(DiskCall::Truncate);
            return code != SQLITE_OK ? code : m_below->methods().xTruncate(m_below->get(), size);
        }
        int sync(int flags) noexcept override {
            const int code = m_owner.count(DiskCall::Sync);
            return code != SQLITE_OK ? code : m_below->methods().xSync(m_below->get(), flags);
        }
        int size(sqlite3_int64* size) noexcept override {
            return m_below->methods().xFileSize(m_below->get(), size);
        }
        int control(int operation, void* argument) noexcept override {
            return m_below->methods().xFileControl(m_below->get(), operation, argument);
        }
        sqlite3_file* base() noexcept override { return m_below->get(); }

    private:
        FaultyVfs& m_owner;
        std::unique_ptr<holdfast::store::seal::BaseFile> m_below;
    };

    static FaultyVfs& self(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs*>(vfs->pAppData); }
    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
        using namespace holdfast::store::seal;
        auto& owner = self(vfs);
        file->pMethods = nullptr;
        if (const int code = owner.count(DiskCall::Open); code != SQLITE_OK) {
            return code;
        }
        auto below = BaseFile::create(owner.m_below);
        if (const int code = below->open(owner.m_below, name, flags, outFlags); code != SQLITE_OK) {
            return code;
        }
        reinterpret_cast<VfsHandle*>(file)->object = new PassingFile(owner, std::move(below));
        static sqlite3_io_methods methods = [] {
            sqlite3_io_methods made = *vfsMethods();
            made.iVersion = 1; // the log's index is in SQLite's heap
            made.xDeviceCharacteristics = [](sqlite3_file* /*file*/) {
                return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
            };
            return made;
        }();
        file->pMethods = &methods;
        return SQLITE_OK;
    }
    int count(DiskCall kind) {
        if (kind != m_kind) {
            return SQLITE_OK;
        }
        const int number = m_calls++;
        const bool fails =
            m_failAt >= 0 && (m_lasting == Lasting::Once ? number == m_failAt : number >= m_failAt);
        return fails ? m_code : SQLITE_OK;
    }

    sqlite3_vfs* m_below;
    sqlite3_vfs m_vfs;
    int m_failAt = -1;
    DiskCall m_kind = DiskCall::Write;
    int m_code = SQLITE_IOERR_WRITE;
    Lasting m_lasting = Lasting::Once;
    int m_calls = 0;
};

} // namespace storetest
