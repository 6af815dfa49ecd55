// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/cipher.h"
#include "core/store/seal/damage.h"
#include "core/store/seal/log_observer.h"

#include <memory>
#include <sqlite3.h>
#include <string>

namespace holdfast::store::seal {

class MainFile;
class WalFile;
class VfsFile;

/// One VFS for one store, registered with SQLite under a name of its own while this object lives. It opens
/// the store's database and WAL, nothing else on disk. The keys stay in guarded memory and reach it by
/// pointer only. One connection, one thread at a time; every connection must be closed first.
class Vfs {
public:
    /// @param base the VFS below; "unix-excl" keeps the WAL index in the heap and locks out other processes.
    [[nodiscard]] static Result<std::unique_ptr<Vfs>> create(const Path& database, StoreKeys keys,
                                                             const char* base = "unix-excl");
    ~Vfs();
    Vfs(const Vfs&) = delete;
    Vfs& operator=(const Vfs&) = delete;

    [[nodiscard]] const char* name() const noexcept { return m_name.c_str(); }
    /// A second database file that may be made, for a sealed copy. Empty: none.
    [[nodiscard]] Result<void> allowCopy(const Path& path);
    /// VACUUM INTO leaves a database that wants a rollback journal, which we never allow: marks it for WAL.
    [[nodiscard]] Result<void> finishCopy(File& copy);
    void refuseCopies() noexcept { m_copyName.clear(); }
    /// For a connection that only reads: damage in the log is its end, not an error.
    void endLogAtDamage() noexcept { m_logDamage = LogDamage::IsItsEnd; }
    /// The open database file, null when there is none.
    [[nodiscard]] MainFile* mainFile() noexcept { return m_mainFile; }
    /// The open log, null when there is none.
    [[nodiscard]] WalFile* logFile() noexcept { return m_logFile; }
    void observeLog(LogObserver observer) { m_logObserver = std::move(observer); }
    /// What a read found damaged first, since this object was made.
    [[nodiscard]] const std::optional<StoreDamage>& damage() const noexcept { return m_damage.first(); }

private:
    struct Calls;
    Vfs(StoreKeys keys, sqlite3_vfs* base) : m_cipher(std::move(keys)), m_base(base) {}
    [[nodiscard]] Result<std::string> fullName(const Path& path);
    [[nodiscard]] int open(const char* name, sqlite3_file* file, int flags, int* outFlags) noexcept;
    [[nodiscard]] int openMain(const char* name, VfsFile*& object, int flags, int* outFlags) noexcept;
    [[nodiscard]] int openWal(const char* name, VfsFile*& object, int flags, int* outFlags) noexcept;

    Cipher m_cipher;
    DamageRecord m_damage;
    sqlite3_vfs* m_base;
    sqlite3_vfs m_vfs{};
    std::string m_name;
    std::string m_databaseName;
    std::string m_copyName;
    MainFile* m_mainFile = nullptr;
    WalFile* m_logFile = nullptr;
    LogObserver m_logObserver;
    LogDamage m_logDamage = LogDamage::IsAnError;
};

} // namespace holdfast::store::seal
