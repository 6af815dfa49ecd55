// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/commit_queue.h"
#include "sync/gateway/sqlite_storage.h"

/// Shared by the files that implement SqliteStorage.
namespace holdfast::gateway {

/// Connections for reading, handed out one to a caller. Thread-safe.
class ReaderPool {
public:
    explicit ReaderPool(Path file) : m_file(std::move(file)) {}

    /// Runs `read` with a connection of its own; what SQLite throws becomes an Error.
    template <typename Read>
    auto read(Read read) -> std::invoke_result_t<Read, Connection&> {
        try {
            auto connection = take();
            auto result = read(*connection);
            give(std::move(connection));
            return result;
        } catch (const SQLite::Exception& exception) {
            return errorFrom(exception);
        }
    }

private:
    [[nodiscard]] std::unique_ptr<Connection> take();
    void give(std::unique_ptr<Connection> connection);

    Path m_file;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_free;
};

struct SqliteStorage::State {
    State(std::unique_ptr<Connection> writer, const Path& file) : readers(file), queue(std::move(writer)) {}
    ReaderPool readers;
    CommitQueue queue;
};

/// Creates or checks the tables.
[[nodiscard]] Result<void> prepareSchema(Connection& connection);
/// Adds to a mailbox inside the running transaction.
[[nodiscard]] Result<PutOutcome> addMail(Connection& connection, const NewMail& mail);

} // namespace holdfast::gateway
