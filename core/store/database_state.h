// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/seal/vfs.h"
#include "core/store/store_witness.h"

#include <SQLiteCpp/Database.h>
#include <optional>
#include <sqlite3.h>
#include <string>

namespace holdfast::store {

struct Database::State {
    State(FileSystem& fileSystem, Path databasePath, std::unique_ptr<seal::Vfs> sealVfs)
        : files(fileSystem), path(std::move(databasePath)), vfs(std::move(sealVfs)) {}

    /// Opens the connection and turns on everything store safety rests on.
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> configure();
    /// Tells the witness, when there is one.
    [[nodiscard]] Result<void> tellOpened();
    [[nodiscard]] Result<void> tellCheckpoint();
    [[nodiscard]] Result<void> execute(const std::string& sql);
    /// The error, with the place where one is known.
    [[nodiscard]] Error named(const Error& error) const noexcept;
    [[nodiscard]] sqlite3* handle() const { return connection->getHandle(); }

    FileSystem& files;
    Path path;
    std::unique_ptr<seal::Vfs> vfs; ///< outlives the connection
    std::optional<SQLite::Database> connection;
    std::shared_ptr<std::size_t> livingStatements = std::make_shared<std::size_t>(0);
    ChangeFeed feed;
    std::vector<Change> changes;
    bool inTransaction = false;
    bool configured = false; ///< from then on pragmas are refused
    bool rescue = false;     ///< nothing is written, not even what the log holds
    bool mayAttach = false;  ///< only while VACUUM runs: it attaches its target itself
    int walFrames = 0;       ///< committed
    StoreWitness* witness = nullptr;
};

} // namespace holdfast::store
