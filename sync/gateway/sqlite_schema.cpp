// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/sqlite_state.h"

namespace holdfast::gateway {
namespace {

constexpr int schemaVersion = 1;

constexpr const char* schema = R"sql(
CREATE TABLE certificates(
    id BLOB PRIMARY KEY, kind TEXT NOT NULL, enrolment BLOB, agent TEXT, jws TEXT NOT NULL,
    n INTEGER NOT NULL UNIQUE);
CREATE INDEX certificates_enrolment ON certificates(enrolment) WHERE enrolment IS NOT NULL;
CREATE INDEX certificates_agent ON certificates(agent) WHERE agent IS NOT NULL;
CREATE TABLE roster(one INTEGER PRIMARY KEY CHECK(one = 1), jws TEXT NOT NULL);
CREATE TABLE requests(
    enrolment BLOB NOT NULL, request BLOB NOT NULL, mac BLOB NOT NULL, agent TEXT NOT NULL,
    received INTEGER NOT NULL, PRIMARY KEY(enrolment, request, mac));
CREATE TABLE parts(
    id BLOB PRIMARY KEY, enrolment BLOB NOT NULL, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
    committed INTEGER NOT NULL, expires INTEGER NOT NULL, receipted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX parts_free ON parts(enrolment) WHERE receipted = 0;
CREATE TABLE envelopes(
    n INTEGER PRIMARY KEY AUTOINCREMENT, record BLOB NOT NULL, revision INTEGER NOT NULL,
    enrolment BLOB NOT NULL, addressee INTEGER NOT NULL, manifest BLOB NOT NULL, envelope BLOB NOT NULL,
    receipt TEXT NOT NULL, received TEXT, time INTEGER NOT NULL, UNIQUE(record, revision));
CREATE TABLE mailboxes(
    enrolment BLOB PRIMARY KEY, last INTEGER NOT NULL, through INTEGER NOT NULL DEFAULT 0);
CREATE TABLE mail(
    enrolment BLOB NOT NULL, seq INTEGER NOT NULL, id BLOB NOT NULL, kind INTEGER NOT NULL,
    sha256 BLOB NOT NULL, data BLOB, PRIMARY KEY(enrolment, seq), UNIQUE(enrolment, id));
CREATE TABLE contacts(enrolment BLOB PRIMARY KEY, last INTEGER NOT NULL);
PRAGMA user_version = 1;
)sql";

} // namespace

Result<void> prepareSchema(Connection& connection) {
    auto& version = connection.prepared("PRAGMA user_version");
    if (!version.executeStep()) {
        return Error(ErrorCode::StoreDamaged);
    }
    const int found = version.getColumn(0).getInt();
    version.tryReset();
    if (found > schemaVersion) {
        return Error(ErrorCode::StoreNewer, found);
    }
    if (found == schemaVersion) {
        return {};
    }
    connection.execute("BEGIN IMMEDIATE");
    connection.execute(schema);
    connection.execute("COMMIT");
    return {};
}

std::unique_ptr<Connection> ReaderPool::take() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_free.empty()) {
            auto connection = std::move(m_free.back());
            m_free.pop_back();
            return connection;
        }
    }
    return std::make_unique<Connection>(m_file, Connection::Mode::Read);
}

void ReaderPool::give(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(m_mutex);
    m_free.push_back(std::move(connection));
}

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(const Path& file) {
    try {
        auto writer = std::make_unique<Connection>(file, Connection::Mode::Write);
        HOLDFAST_CHECK(prepareSchema(*writer));
        return std::unique_ptr<SqliteStorage>(
            new SqliteStorage(std::make_unique<State>(std::move(writer), file)));
    } catch (const SQLite::Exception& exception) {
        return errorFrom(exception);
    }
}

SqliteStorage::SqliteStorage(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SqliteStorage::SqliteStorage(SqliteStorage&& other) noexcept = default;
SqliteStorage::~SqliteStorage() = default;

} // namespace holdfast::gateway
