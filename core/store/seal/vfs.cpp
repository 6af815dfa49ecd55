// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/vfs.h"

#include "core/store/seal/heap_file.h"
#include "core/store/seal/main_file.h"
#include "core/store/seal/wal_file.h"

#include <cstring>
#include <new>
#include <string_view>

namespace holdfast::store::seal {
namespace {

constexpr int typeMask = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB |
                         SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL |
                         SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;

bool isJournal(const char* name) {
    return std::string_view{name}.ends_with("-journal");
}

/// The main file a journal or log belongs to: SQLite passes us its own struct, which is our handle.
MainFile* mainFileOf(const char* name) {
    auto* file = sqlite3_database_file_object(name);
    return static_cast<MainFile*>(reinterpret_cast<VfsHandle*>(file)->object);
}

} // namespace

/// The C side: every call finds its Vfs in pAppData.
struct Vfs::Calls {
    static Vfs& self(sqlite3_vfs* vfs) { return *static_cast<Vfs*>(vfs->pAppData); }
    static sqlite3_vfs* base(sqlite3_vfs* vfs) { return self(vfs).m_base; }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
        return self(vfs).open(name, file, flags, outFlags);
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncDirectory) {
        if (isJournal(name)) {
            return SQLITE_OK; // lives in the heap: SQLite takes "not there" for an error here
        }
        return base(vfs)->xDelete(base(vfs), name, syncDirectory);
    }
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
        if (isJournal(name)) {
            *result = 0; // whatever lies there is not ours
            return SQLITE_OK;
        }
        return base(vfs)->xAccess(base(vfs), name, flags, result);
    }
    static int fullPathname(sqlite3_vfs* vfs, const char* name, int size, char* out) {
        return base(vfs)->xFullPathname(base(vfs), name, size, out);
    }
    static void* loadLibrary(sqlite3_vfs* /*vfs*/, const char* /*name*/) { return nullptr; }
    static void libraryError(sqlite3_vfs* /*vfs*/, int size, char* out) {
        if (size > 0) {
            *out = '\0';
        }
    }
    static void (*findSymbol(sqlite3_vfs* /*vfs*/, void* /*library*/, const char* /*name*/))(void) {
        return nullptr;
    }
    static void unloadLibrary(sqlite3_vfs* /*vfs*/, void* /*library*/) {}
    static int randomness(sqlite3_vfs* vfs, int size, char* out) {
        return base(vfs)->xRandomness(base(vfs), size, out);
    }
    static int sleep(sqlite3_vfs* vfs, int microseconds) {
        return base(vfs)->xSleep(base(vfs), microseconds);
    }
    static int currentTime(sqlite3_vfs* vfs, double* out) { return base(vfs)->xCurrentTime(base(vfs), out); }
    static int lastError(sqlite3_vfs* vfs, int size, char* out) {
        return base(vfs)->xGetLastError(base(vfs), size, out);
    }
    static int currentTimeInt64(sqlite3_vfs* vfs, sqlite3_int64* out) {
        return base(vfs)->xCurrentTimeInt64(base(vfs), out);
    }
};

Result<std::unique_ptr<Vfs>> Vfs::create(const Path& database, StoreKeys keys, const char* base) {
    sqlite3_vfs* below = sqlite3_vfs_find(base);
    if (below == nullptr || below->iVersion < 2 || keys.page.size() != 32 || keys.walHeader.size() != 32) {
        return Error(ErrorCode::InvalidArgument);
    }
    std::unique_ptr<Vfs> vfs(new Vfs(std::move(keys), below));
    HOLDFAST_TRY(vfs->m_databaseName, vfs->fullName(database));
    // The address is unique among the living, which is all SQLite's list needs.
    vfs->m_name = "holdfast-" + std::to_string(reinterpret_cast<std::uintptr_t>(vfs.get()));
    sqlite3_vfs& table = vfs->m_vfs;
    table.iVersion = 2;
    table.szOsFile = static_cast<int>(sizeof(VfsHandle));
    table.mxPathname = below->mxPathname;
    table.zName = vfs->m_name.c_str();
    table.pAppData = vfs.get();
    table.xOpen = Calls::open;
    table.xDelete = Calls::remove;
    table.xAccess = Calls::access;
    table.xFullPathname = Calls::fullPathname;
    table.xDlOpen = Calls::loadLibrary;
    table.xDlError = Calls::libraryError;
    table.xDlSym = Calls::findSymbol;
    table.xDlClose = Calls::unloadLibrary;
    table.xRandomness = Calls::randomness;
    table.xSleep = Calls::sleep;
    table.xCurrentTime = Calls::currentTime;
    table.xGetLastError = Calls::lastError;
    table.xCurrentTimeInt64 = Calls::currentTimeInt64;
    if (sqlite3_vfs_register(&table, 0) != SQLITE_OK) {
        return Error(ErrorCode::OutOfMemory);
    }
    return vfs;
}

Vfs::~Vfs() {
    if (!m_name.empty()) {
        sqlite3_vfs_unregister(&m_vfs);
    }
}

Result<std::string> Vfs::fullName(const Path& path) {
    std::string out(static_cast<std::size_t>(m_base->mxPathname) + 1, '\0');
    const int code = m_base->xFullPathname(m_base, path.c_str(), static_cast<int>(out.size()), out.data());
    if ((code & 0xFF) != SQLITE_OK) {
        return Error(ErrorCode::InvalidArgument, code);
    }
    out.resize(std::strlen(out.c_str()));
    return out;
}

Result<void> Vfs::allowCopy(const Path& path) {
    HOLDFAST_TRY(m_copyName, fullName(path));
    return {};
}

Result<void> Vfs::finishCopy(File& copy) {
    std::array<std::uint8_t, pageSize> sealed{};
    std::array<std::uint8_t, pageSize> page{};
    HOLDFAST_TRY(const std::size_t count, copy.readAt(0, sealed));
    if (count != sealed.size() || !m_cipher.openPage(page, sealed, 1)) {
        return Error(ErrorCode::StoreDamaged);
    }
    constexpr std::uint8_t wal = 2;
    page[18] = wal; // file format for writing
    page[19] = wal; // and for reading
    m_cipher.sealPage(sealed, page, 1, NonceSource{}.next());
    crypto::wipe(page);
    HOLDFAST_CHECK(copy.writeAt(0, sealed));
    return copy.sync();
}

int Vfs::open(const char* name, sqlite3_file* file, int flags, int* outFlags) noexcept {
    file->pMethods = nullptr;
    VfsFile* object = nullptr;
    int code = SQLITE_CANTOPEN;
    switch (flags & typeMask) {
    case SQLITE_OPEN_MAIN_DB:
        code = openMain(name, object, flags, outFlags);
        break;
    case SQLITE_OPEN_WAL:
        code = openWal(name, object, flags, outFlags);
        break;
    case SQLITE_OPEN_MAIN_JOURNAL:
        // Only a database that held nothing may be written without a log on disk.
        if (!mainFileOf(name)->emptyAtOpen()) {
            return SQLITE_CANTOPEN;
        }
        [[fallthrough]];
    case SQLITE_OPEN_TEMP_DB:
    case SQLITE_OPEN_TRANSIENT_DB:
    case SQLITE_OPEN_TEMP_JOURNAL:
    case SQLITE_OPEN_SUBJOURNAL:
        object = new (std::nothrow) HeapFile;
        code = object != nullptr ? SQLITE_OK : SQLITE_NOMEM;
        if (outFlags != nullptr) {
            *outFlags = flags;
        }
        break;
    default: // super-journals and whatever a later SQLite may invent
        return SQLITE_CANTOPEN;
    }
    if (code == SQLITE_OK) {
        reinterpret_cast<VfsHandle*>(file)->object = object;
        file->pMethods = vfsMethods();
    }
    return code;
}

int Vfs::openMain(const char* name, VfsFile*& object, int flags, int* outFlags) noexcept {
    const bool isDatabase = name != nullptr && name == m_databaseName;
    const bool isCopy = name != nullptr && !m_copyName.empty() && name == m_copyName;
    if (!isDatabase && !isCopy) {
        return SQLITE_CANTOPEN;
    }
    auto base = BaseFile::create(m_base);
    if (!base) {
        return SQLITE_NOMEM;
    }
    if (const int code = base->open(m_base, name, flags, outFlags); code != SQLITE_OK) {
        return code;
    }
    sqlite3_int64 size = 0;
    if (const int code = base->methods().xFileSize(base->get(), &size); code != SQLITE_OK) {
        return code;
    }
    auto* opened = new (std::nothrow)
        MainFile(std::move(base), m_cipher, m_damage, size == 0 ? FileState::Empty : FileState::Filled);
    if (opened == nullptr) {
        return SQLITE_NOMEM;
    }
    if (isDatabase) {
        m_mainFile = opened;
    }
    object = opened;
    return SQLITE_OK;
}

int Vfs::openWal(const char* name, VfsFile*& object, int flags, int* outFlags) noexcept {
    auto base = BaseFile::create(m_base);
    if (!base) {
        return SQLITE_NOMEM;
    }
    if (const int code = base->open(m_base, name, flags, outFlags); code != SQLITE_OK) {
        return code;
    }
    m_logFile = new (std::nothrow)
        WalFile(std::move(base), m_cipher, m_damage, *mainFileOf(name), m_logDamage, m_logObserver);
    object = m_logFile;
    return object != nullptr ? SQLITE_OK : SQLITE_NOMEM;
}

} // namespace holdfast::store::seal
