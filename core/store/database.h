// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/store/change_feed.h"
#include "core/store/schema.h"
#include "core/store/statement.h"
#include "core/store/store_damage.h"

#include <memory>
#include <span>
#include <type_traits>

namespace holdfast::store {

class StoreWitness;

/// The keys of one sealed database, 32 bytes each, and what binds its pages to it.
struct StoreKeys {
    crypto::SecretBuffer page;      ///< database pages
    crypto::SecretBuffer walHeader; ///< WAL header and frame headers
    Uuid storeId;                   ///< in the associated data of everything sealed
};

/// One sealed SQLite database (README.md has the bytes): one connection that writes and checkpoints, WAL,
/// synchronous=FULL, no plaintext anywhere on disk. Everything is used from one thread at a time (vault.db:
/// the store thread); changes() may be subscribed to from any. Destroying it checkpoints, closes and zeroes
/// the keys.
class Database {
public:
    struct State;

    /// Builds a new database under "<path>.new", then renames it: a kill leaves no half-made `path`.
    /// AlreadyExists when there is one. @param witness sees it once it has its name; may be null.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(FileSystem& files, const Path& path,
                                                                  StoreKeys keys,
                                                                  std::span<const SchemaComponent> components,
                                                                  StoreWitness* witness = nullptr);
    /// NotFound when there is none: never makes one. StoreBusy when another process has it, StoreNewer when
    /// a later program wrote it, StoreDamaged (damageOf: where) when it is empty or a page or the log does
    /// not authenticate.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(FileSystem& files, const Path& path,
                                                                StoreKeys keys,
                                                                std::span<const SchemaComponent> components,
                                                                StoreWitness* witness = nullptr);
    /// For what a damaged store still holds: read-only, with the transactions before the damage in the log.
    /// Nothing on the disk changes, also not when this is destroyed. StoreDamaged when not even the first
    /// page can be read; otherwise damage is met by the statements that need it.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openForRescue(FileSystem& files, const Path& path,
                                                                         StoreKeys keys);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// One or more statements without parameters or rows.
    [[nodiscard]] Result<void> execute(std::string_view sql);
    /// One statement with parameters and without rows.
    template <typename... Values>
    [[nodiscard]] Result<void> run(std::string_view sql, const Values&... values) {
        HOLDFAST_TRY(auto statement, prepare(sql));
        HOLDFAST_CHECK(statement.bindAll(values...));
        return statement.run();
    }
    /// Calls `each(Statement&) -> Result<void>` for every row.
    template <typename Each, typename... Values>
    [[nodiscard]] Result<void> query(std::string_view sql, Each each, const Values&... values) {
        HOLDFAST_TRY(auto statement, prepare(sql));
        HOLDFAST_CHECK(statement.bindAll(values...));
        for (;;) {
            HOLDFAST_TRY(const bool row, statement.step());
            if (!row) {
                return {};
            }
            HOLDFAST_CHECK(each(statement));
        }
    }
    /// The first column of the first row as an integer; NotFound without a row.
    template <typename... Values>
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql, const Values&... values) {
        HOLDFAST_TRY(auto statement, prepare(sql));
        HOLDFAST_CHECK(statement.bindAll(values...));
        HOLDFAST_TRY(const bool row, statement.step());
        if (!row) {
            return Error(ErrorCode::NotFound);
        }
        return statement.integer(0);
    }
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changedRows() const noexcept;

    /// Runs `work() -> Result<T>`: commits when it succeeds, rolls back when it fails. When this returns
    /// success, the change survives power loss. Inside another transaction: InvalidState.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work&> transaction(Work work) {
        HOLDFAST_CHECK(begin());
        auto result = work();
        if (!result) {
            rollback();
            return result;
        }
        HOLDFAST_CHECK(commit());
        return result;
    }
    [[nodiscard]] bool inTransaction() const noexcept;
    /// Frames of the log that are committed: what a witness may count on.
    [[nodiscard]] int committedFrames() const noexcept;
    /// Only inside a transaction: told to listeners after the commit, forgotten by a rollback.
    void noteChange(ChangeKind kind, const Uuid& id);
    template <typename Tag>
    void noteChange(ChangeKind kind, const Id<Tag>& id) {
        noteChange(kind, id.uuid());
    }
    [[nodiscard]] ChangeFeed& changes() noexcept;

    /// Copies the WAL into the database and empties it: afterwards deleted content is in neither.
    [[nodiscard]] Result<void> checkpoint();
    /// Rebuilds the file without free pages.
    [[nodiscard]] Result<void> vacuum();
    /// A sealed copy under the same keys. AlreadyExists when `path` is there.
    [[nodiscard]] Result<void> copyTo(const Path& path);
    /// Reads and authenticates every page and checks SQLite's structures: StoreDamaged.
    [[nodiscard]] Result<void> verify();
    /// The first damage that was met since this was opened.
    [[nodiscard]] std::optional<StoreDamage> damage() const noexcept;
    /// Tables of which some row cannot be read; reads all of them.
    [[nodiscard]] Result<std::vector<std::string>> unreadableTables();

private:
    explicit Database(std::unique_ptr<State> state);
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    connect(std::unique_ptr<State> state, std::span<const SchemaComponent> components);
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollback() noexcept;
    std::unique_ptr<State> m_state;
};

/// Sets SQLite up for this process (memory zeroed when freed, no statement journals on disk). Call it before
/// anything else uses SQLite; opening a Database calls it too. InvalidState when SQLite was already running.
[[nodiscard]] Result<void> prepareSqlite();

} // namespace holdfast::store
