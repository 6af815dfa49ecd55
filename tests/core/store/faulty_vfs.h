// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/vfs_file.h"

#include <new>
#include <sqlite3.h>
#include <string>

namespace storetest {

/// A VFS over "unix-excl" whose n-th change (write, truncate, sync) fails, once or from then on. Below the
/// sealing VFS it is a disk that fills up or breaks. Registered while it lives.
class FaultyVfs {
public:
    enum class Lasting { Once, Always };

    FaultyVfs() : m_below(sqlite3_vfs_find("unix-excl")), m_vfs(*m_below) {
        m_vfs.zName = "holdfast-faulty";
        m_vfs.pAppData = this;
        m_vfs.szOsFile = static_cast<int>(sizeof(holdfast::store::seal::VfsHandle));
        m_vfs.xOpen = open;
        m_vfs.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync) {
            auto* below = self(vfs).m_below;
            return below->xDelete(below, name, sync);
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

    void failAt(int change, int code, Lasting lasting) {
        m_failAt = change;
        m_code = code;
        m_lasting = lasting;
        m_changes = 0;
    }
    void heal() { m_failAt = -1; }
    [[nodiscard]] int changes() const { return m_changes; }

private:
    class PassingFile final : public holdfast::store::seal::VfsFile {
    public:
        PassingFile(FaultyVfs& owner, std::unique_ptr<holdfast::store::seal::BaseFile> below)
            : m_owner(owner), m_below(std::move(below)) {}
        int read(void* out, int amount, sqlite3_int64 offset) noexcept override {
            return m_below->methods().xRead(m_below->get(), out, amount, offset);
        }
        int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override {
            if (const int code = m_owner.change(); code != SQLITE_OK) {
                // Half of it may have got there.
                m_below->methods().xWrite(m_below->get(), bytes, amount / 2, offset);
                return code;
            }
            return m_below->methods().xWrite(m_below->get(), bytes, amount, offset);
        }
        int truncate(sqlite3_int64 size) noexcept override {
            const int code = m_owner.change();
            return code != SQLITE_OK ? code : m_below->methods().xTruncate(m_below->get(), size);
        }
        int sync(int /*flags*/) noexcept override {
            return m_owner.change(); // the tests read through the page cache, so no real one is needed
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
        auto below = BaseFile::create(owner.m_below);
        if (const int code = below->open(owner.m_below, name, flags, outFlags); code != SQLITE_OK) {
            return code;
        }
        reinterpret_cast<VfsHandle*>(file)->object = new PassingFile(owner, std::move(below));
        file->pMethods = vfsMethods();
        return SQLITE_OK;
    }
    int change() {
        const int number = m_changes++;
        const bool fails =
            m_failAt >= 0 && (m_lasting == Lasting::Once ? number == m_failAt : number >= m_failAt);
        return fails ? m_code : SQLITE_OK;
    }

    sqlite3_vfs* m_below;
    sqlite3_vfs m_vfs;
    int m_failAt = -1;
    int m_code = SQLITE_IOERR_WRITE;
    Lasting m_lasting = Lasting::Once;
    int m_changes = 0;
};

} // namespace storetest
