// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_state.h"
#include "core/store/seal/main_file.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement_native.h"

#include <SQLiteCpp/Exception.h>
#include <cstdlib>
#include <utility>

namespace holdfast::store {
namespace {

/// About 4 MiB of log: below that, checkpoints cost more syncs than they save reading.
constexpr int checkpointFrames = 1000;

} // namespace

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Database::~Database() {
    if (*m_state->livingStatements != 0) {
        std::abort(); // a Statement would use a closed connection: a mistake in our code
    }
    if (m_state->inTransaction) {
        rollback();
    }
    if (m_state->connection && !m_state->tellCheckpoint()) {
        // Closing would copy the log; the next open finds it as it is.
        sqlite3_db_config(m_state->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
}

Result<Statement> Database::prepare(std::string_view sql) {
    try {
        return Statement(
            std::make_unique<Statement::Native>(*m_state->connection, sql, m_state->livingStatements));
    } catch (const SQLite::Exception&) {
        return sqliteError(sqlite3_extended_errcode(m_state->handle()));
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::OutOfMemory);
    }
}

Result<void> Database::execute(std::string_view sql) {
    return m_state->execute(std::string{sql});
}

std::int64_t Database::changedRows() const noexcept {
    return sqlite3_changes64(m_state->handle());
}

Result<void> Database::begin() {
    if (m_state->inTransaction) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_state->execute("BEGIN IMMEDIATE"));
    m_state->inTransaction = true;
    m_state->changes.clear();
    return {};
}

Result<void> Database::commit() {
    if (auto done = m_state->execute("COMMIT"); !done) {
        rollback();
        return done;
    }
    m_state->inTransaction = false;
    m_state->feed.publish(std::exchange(m_state->changes, {}));
    if (m_state->walFrames >= checkpointFrames && m_state->tellCheckpoint()) {
        // What was committed is durable already; a checkpoint that fails is tried again after the next
        // commit.
        static_cast<void>(sqlite3_wal_checkpoint_v2(m_state->handle(), "main", SQLITE_CHECKPOINT_PASSIVE,
                                                    nullptr, nullptr));
    }
    return {};
}

void Database::rollback() noexcept {
    // SQLite may have rolled back already, after a full disk for example.
    if (sqlite3_get_autocommit(m_state->handle()) == 0) {
        sqlite3_exec(m_state->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    m_state->inTransaction = false;
    m_state->changes.clear();
}

int Database::committedFrames() const noexcept {
    return m_state->walFrames;
}

bool Database::inTransaction() const noexcept {
    return m_state->inTransaction;
}

void Database::noteChange(ChangeKind kind, const Uuid& id) {
    if (m_state->inTransaction) {
        m_state->changes.push_back({kind, id});
    }
}

ChangeFeed& Database::changes() noexcept {
    return m_state->feed;
}

Result<void> Database::checkpoint() {
    if (m_state->inTransaction) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_state->tellCheckpoint());
    const int code =
        sqlite3_wal_checkpoint_v2(m_state->handle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return sqliteError(code);
    }
    m_state->walFrames = 0;
    return {};
}

Result<void> Database::vacuum() {
    if (m_state->inTransaction) {
        return Error(ErrorCode::InvalidState);
    }
    m_state->mayAttach = true;
    auto done = m_state->execute("VACUUM");
    m_state->mayAttach = false;
    return done;
}

Result<void> Database::copyTo(const Path& path) {
    if (m_state->inTransaction) {
        return Error(ErrorCode::InvalidState);
    }
    { HOLDFAST_TRY(const auto file, m_state->files.open(path, OpenMode::CreateNew)); }
    HOLDFAST_CHECK(m_state->vfs->allowCopy(path));
    m_state->mayAttach = true;
    auto done = run("VACUUM INTO ?", path.string());
    m_state->mayAttach = false;
    m_state->vfs->refuseCopies();
    if (!done) {
        static_cast<void>(m_state->files.remove(path)); // the first failure is the one to tell
        return done;
    }
    HOLDFAST_TRY(const auto file, m_state->files.open(path, OpenMode::ReadWrite));
    HOLDFAST_CHECK(m_state->vfs->finishCopy(*file));
    return m_state->files.syncDirectory(path.parent_path());
}

} // namespace holdfast::store
