// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_state.h"
#include "core/store/sqlite_error.h"

#include <SQLiteCpp/Exception.h>
#include <string_view>

namespace holdfast::store {
namespace {

/// Pragmas that may still be asked once the connection is set up: they only read.
bool onlyReads(std::string_view pragma) {
    return pragma == "table_info" || pragma == "index_list" || pragma == "integrity_check" ||
           pragma == "quick_check" || pragma == "foreign_key_check";
}

int authorize(void* context, int action, const char* first, const char* second, const char* /*database*/,
              const char* /*trigger*/) {
    const auto& state = *static_cast<const Database::State*>(context);
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        // Another file would not be sealed, or not with these keys.
        return state.mayAttach ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
        return !state.configured || second == nullptr || onlyReads(first) ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_OK;
    }
}

int noteWalSize(void* context, sqlite3* /*database*/, const char* /*name*/, int frames) {
    *static_cast<int*>(context) = frames;
    return SQLITE_OK;
}

Result<void> removeIfThere(FileSystem& files, const Path& path) {
    if (auto removed = files.remove(path); !removed && removed.code() != ErrorCode::NotFound) {
        return removed.error();
    }
    return {};
}

/// SQLite would take an empty file for a new database, and throw its log away. Ours never are empty.
Result<void> refuseEmpty(FileSystem& files, const Path& path) {
    HOLDFAST_TRY(const bool there, files.exists(path));
    if (!there) {
        return Error(ErrorCode::NotFound);
    }
    HOLDFAST_TRY(const auto file, files.open(path, OpenMode::Read));
    HOLDFAST_TRY(const std::uint64_t size, file->size());
    return size != 0 ? Result<void>() : damageError({DamagedPart::Page, 0});
}

Path withSuffix(const Path& path, const char* suffix) {
    return Path{path}.concat(suffix);
}

} // namespace

Result<void> Database::State::execute(const std::string& sql) {
    const int code = connection->tryExec(sql);
    if (code != SQLITE_OK) {
        return sqliteError(sqlite3_extended_errcode(handle()));
    }
    return {};
}

Result<void> Database::State::connect() {
    if (path.native().starts_with("file:")) {
        return Error(ErrorCode::InvalidArgument); // Debian's SQLite would read it as a URI
    }
    // The outcome matters to memory hygiene only: a test or a library may have started SQLite before us.
    static_cast<void>(prepareSqlite());
    try {
        connection.emplace(path.c_str(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                           0, vfs->name());
    } catch (const SQLite::Exception& exception) {
        return named(sqliteError(exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                                      : exception.getErrorCode()));
    }
    auto done = configure();
    return done ? Result<void>() : named(done.error());
}

Result<void> Database::State::tellOpened() {
    if (witness == nullptr) {
        return {};
    }
    HOLDFAST_TRY(walFrames, witness->opened(*vfs->mainFile(), vfs->logFile()));
    vfs->observeLog([this](ByteView salts) {
        walFrames = 0;
        const auto told = witness->logBegins(salts);
        return told ? SQLITE_OK : told.code() == ErrorCode::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    });
    return {};
}

Result<void> Database::State::tellCheckpoint() {
    return witness != nullptr ? witness->beforeCheckpoint(walFrames) : Result<void>();
}

Error Database::State::named(const Error& error) const noexcept {
    const auto& damage = vfs->damage();
    // Without a page: SQLite missed some of the file, or its structures are wrong.
    return error.code() == ErrorCode::StoreDamaged
               ? damageError(damage.value_or(StoreDamage{DamagedPart::Page, 0}))
               : error;
}

Result<void> Database::State::configure() {
    sqlite3_set_authorizer(handle(), authorize, this);
    int reserve = static_cast<int>(seal::reserveSize);
    if (const int code = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
        code != SQLITE_OK) {
        return sqliteError(code);
    }
    for (const auto& [option, value] :
         {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
          std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
          std::pair{SQLITE_DBCONFIG_DQS_DDL, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_FKEY, 1}}) {
        if (const int code = sqlite3_db_config(handle(), option, value, nullptr); code != SQLITE_OK) {
            return sqliteError(code);
        }
    }
    // cache_spill: SQLite 3.40 loses commits after a savepoint rollback that follows a spill. locking_mode:
    // a second connection, also one of our own, is refused. The checkpoints are ours (commit, checkpoint).
    HOLDFAST_CHECK(execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA cache_spill=OFF;"
                           "PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                           "PRAGMA cache_size=-65536; PRAGMA page_size=4096"));
    try {
        SQLite::Statement journal(*connection, "PRAGMA journal_mode=WAL");
        const int code = journal.tryExecuteStep();
        if (code != SQLITE_ROW) {
            return sqliteError(code);
        }
        if (std::string_view{journal.getColumn(0).getText()} != "wal") {
            return Error(ErrorCode::Internal);
        }
    } catch (const SQLite::Exception& exception) {
        return sqliteError(exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                                : exception.getErrorCode());
    }
    HOLDFAST_CHECK(execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0"));
    if (rescue) {
        HOLDFAST_CHECK(execute("PRAGMA query_only=ON"));
        // Closing would copy the log.
        sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    sqlite3_wal_hook(handle(), noteWalSize, &walFrames);
    configured = true;
    return {};
}

Result<std::unique_ptr<Database>> Database::connect(std::unique_ptr<State> state,
                                                    std::span<const SchemaComponent> components) {
    HOLDFAST_CHECK(state->connect());
    if (auto told = state->tellOpened(); !told) {
        // Closing would checkpoint what nobody has judged.
        sqlite3_db_config(state->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return told.error();
    }
    std::unique_ptr<Database> database(new Database(std::move(state)));
    if (auto migrated = migrate(*database, components); !migrated) {
        if (migrated.code() == ErrorCode::StoreNewer) {
            // Closing would checkpoint: a store that is not ours to understand stays as it is.
            sqlite3_db_config(database->m_state->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
            database->m_state->witness = nullptr;
        }
        return database->m_state->named(migrated.error());
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::open(FileSystem& files, const Path& path, StoreKeys keys,
                                                 std::span<const SchemaComponent> components,
                                                 StoreWitness* witness) {
    HOLDFAST_CHECK(refuseEmpty(files, path));
    HOLDFAST_TRY(auto vfs, seal::Vfs::create(path, std::move(keys)));
    auto state = std::make_unique<State>(files, path, std::move(vfs));
    state->witness = witness;
    return connect(std::move(state), components);
}

Result<std::unique_ptr<Database>> Database::openForRescue(FileSystem& files, const Path& path,
                                                          StoreKeys keys) {
    HOLDFAST_CHECK(refuseEmpty(files, path));
    HOLDFAST_TRY(auto vfs, seal::Vfs::create(path, std::move(keys)));
    vfs->endLogAtDamage();
    auto state = std::make_unique<State>(files, path, std::move(vfs));
    state->rescue = true;
    HOLDFAST_CHECK(state->connect());
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Result<std::unique_ptr<Database>> Database::create(FileSystem& files, const Path& path, StoreKeys keys,
                                                   std::span<const SchemaComponent> components,
                                                   StoreWitness* witness) {
    HOLDFAST_TRY(const bool there, files.exists(path));
    if (there) {
        return Error(ErrorCode::AlreadyExists);
    }
    const Path unfinished = withSuffix(path, ".new");
    for (const Path& stale : {unfinished, withSuffix(unfinished, "-wal"), withSuffix(path, "-wal")}) {
        HOLDFAST_CHECK(removeIfThere(files, stale));
    }
    StoreKeys again;
    again.storeId = keys.storeId;
    HOLDFAST_TRY(again.page, keys.page.clone());
    HOLDFAST_TRY(again.walHeader, keys.walHeader.clone());
    {
        // Ours, so that it is 0600 from the first moment; SQLite takes an empty file for a new database.
        HOLDFAST_TRY(const auto file, files.open(unfinished, OpenMode::CreateNew));
    }
    {
        HOLDFAST_TRY(auto vfs, seal::Vfs::create(unfinished, std::move(again)));
        HOLDFAST_TRY(const auto database,
                     connect(std::make_unique<State>(files, unfinished, std::move(vfs)), components));
        HOLDFAST_CHECK(database->checkpoint());
    }
    HOLDFAST_CHECK(files.rename(unfinished, path));
    HOLDFAST_CHECK(files.syncDirectory(path.parent_path()));
    return open(files, path, std::move(keys), components, witness);
}

} // namespace holdfast::store
