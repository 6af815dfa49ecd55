// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <mutex>
#include <optional>
#include <type_traits>

namespace holdfast::agent {

/// The agent's tables in transit.db.
[[nodiscard]] store::SchemaComponent agentComponent() noexcept;

/// The one door to transit.db for all threads of the agent: one piece of work at a time, each change one
/// commit. Borrows the database. Thread-safe; never call it from inside its own work.
class TransitStore {
public:
    explicit TransitStore(store::Database& database) : m_database(database) {}

    /// `work(Database&) -> Result<T>`, for reading.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work&, store::Database&> read(Work work) {
        const std::lock_guard lock(m_mutex);
        return work(m_database);
    }
    /// `work(Database&) -> Result<T>` in one transaction: after success it survives power loss.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work&, store::Database&> commit(Work work) {
        const std::lock_guard lock(m_mutex);
        return m_database.transaction([&] { return work(m_database); });
    }

    [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view name);
    [[nodiscard]] Result<void> setSetting(std::string_view name, std::string_view value);
    [[nodiscard]] Result<void> removeSetting(std::string_view name);

    // Inside a commit's work.
    [[nodiscard]] static Result<std::optional<std::string>> setting(store::Database& database,
                                                                    std::string_view name);
    [[nodiscard]] static Result<void> setSetting(store::Database& database, std::string_view name,
                                                 std::string_view value);

private:
    std::mutex m_mutex;
    store::Database& m_database;
};

/// Names of settings.
namespace setting {
inline constexpr std::string_view enrolOrder = "enrol_order";  ///< JSON of the socket's `enrol`
inline constexpr std::string_view certificate = "certificate"; ///< ours: enrolled when it is there
inline constexpr std::string_view directory = "directory";     ///< Directory JSON: what Trust is rebuilt from
inline constexpr std::string_view directoryTime = "directory_time"; ///< milliseconds: when it was verified
inline constexpr std::string_view cursor = "mailbox_cursor";        ///< last seq that is durable here
inline constexpr std::string_view acknowledged = "mailbox_acknowledged"; ///< last seq told to the gateway
inline constexpr std::string_view chunkSize = "chunk_size";              ///< bytes that got through
inline constexpr std::string_view lastContact = "last_contact";          ///< milliseconds
} // namespace setting

} // namespace holdfast::agent
