// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/outbox_repository.h"

namespace holdfast::store {
namespace {

constexpr std::string_view columns = "SELECT record, revision, lane, envelope, manifest, state, queued_at, "
                                     "handed_at, stored_at, received_at FROM outbox ";

Result<OutboxEntry> entryOf(const Statement& row) {
    OutboxEntry entry;
    HOLDFAST_TRY(entry.record, row.id<RecordId>(0));
    entry.revision = static_cast<std::uint32_t>(row.integer(1));
    entry.lane = static_cast<Lane>(row.integer(2));
    entry.envelope = row.blob(3);
    entry.manifest = row.text(4);
    entry.state = static_cast<OutboxState>(row.integer(5));
    entry.queuedAt = row.time(6);
    entry.handedAt = row.optionalTime(7);
    entry.storedAt = row.optionalTime(8);
    entry.receivedAt = row.optionalTime(9);
    return entry;
}

Result<void> readParts(Database& database, OutboxEntry& entry) {
    return database.query(
        "SELECT attachment FROM outbox_part WHERE record = ? AND revision = ? ORDER BY position",
        [&entry](const Statement& row) -> Result<void> {
            HOLDFAST_TRY(const auto part, row.id<AttachmentId>(0));
            entry.parts.push_back(part);
            return {};
        },
        entry.record, entry.revision);
}

std::string_view timeColumn(OutboxState state) {
    switch (state) {
    case OutboxState::Queued:
        return "queued_at";
    case OutboxState::HandedToAgent:
        return "handed_at";
    case OutboxState::Stored:
        return "stored_at";
    case OutboxState::Received:
        return "received_at";
    }
    return "queued_at";
}

} // namespace

Result<void> OutboxRepository::add(const OutboxEntry& entry) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_database.run("INSERT INTO outbox(record, revision, lane, envelope, manifest, state, "
                                  "queued_at) VALUES(?, ?, ?, ?, ?, ?, ?)",
                                  entry.record, entry.revision, static_cast<int>(entry.lane), entry.envelope,
                                  entry.manifest, static_cast<int>(OutboxState::Queued), entry.queuedAt));
    for (std::size_t position = 0; position < entry.parts.size(); ++position) {
        HOLDFAST_CHECK(m_database.run("INSERT INTO outbox_part(record, revision, position, attachment) "
                                      "VALUES(?, ?, ?, ?)",
                                      entry.record, entry.revision, position, entry.parts[position]));
    }
    m_database.noteChange("outbox", entry.record);
    return {};
}

Result<OutboxEntry> OutboxRepository::find(RecordId record, std::uint32_t revision) {
    HOLDFAST_TRY(auto row, m_database.prepare(std::string{columns} + "WHERE record = ? AND revision = ?"));
    HOLDFAST_CHECK(row.bindAll(record, revision));
    HOLDFAST_TRY(const bool there, row.step());
    if (!there) {
        return Error(ErrorCode::NotFound);
    }
    HOLDFAST_TRY(OutboxEntry entry, entryOf(row));
    HOLDFAST_CHECK(readParts(m_database, entry));
    return entry;
}

Result<std::vector<OutboxEntry>> OutboxRepository::inState(OutboxState state, std::size_t atMost) {
    std::vector<OutboxEntry> entries;
    HOLDFAST_CHECK(m_database.query(
        std::string{columns} + "WHERE state = ? ORDER BY lane, queued_at, record, revision LIMIT ?",
        [&entries](const Statement& row) -> Result<void> {
            HOLDFAST_TRY(OutboxEntry entry, entryOf(row));
            entries.push_back(std::move(entry));
            return {};
        },
        static_cast<int>(state), atMost));
    for (OutboxEntry& entry : entries) {
        HOLDFAST_CHECK(readParts(m_database, entry));
    }
    return entries;
}

Result<std::int64_t> OutboxRepository::count(OutboxState state) {
    return m_database.integer("SELECT count(*) FROM outbox WHERE state = ?", static_cast<int>(state));
}

Result<void> OutboxRepository::advance(RecordId record, std::uint32_t revision, OutboxState to,
                                       UtcTime when) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_TRY(
        const std::int64_t state,
        m_database.integer("SELECT state FROM outbox WHERE record = ? AND revision = ?", record, revision));
    const std::string column{timeColumn(to)};
    // A later receipt may come first; the earlier one still leaves its time.
    HOLDFAST_CHECK(m_database.run("UPDATE outbox SET state = max(state, ?3), " + column + " = coalesce(" +
                                      column + ", ?4) WHERE record = ?1 AND revision = ?2",
                                  record, revision, static_cast<int>(to), when));
    if (state < static_cast<std::int64_t>(to)) {
        m_database.noteChange("outbox", record);
    }
    return {};
}

Result<void> OutboxRepository::takeReceipt(const Receipt& receipt) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    if (receipt.means != OutboxState::Stored && receipt.means != OutboxState::Received) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_CHECK(advance(receipt.record, receipt.revision, receipt.means, receipt.takenAt));
    return m_database.run("INSERT INTO receipt(record, revision, means, token, taken_at) "
                          "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                          receipt.record, receipt.revision, static_cast<int>(receipt.means), receipt.token,
                          receipt.takenAt);
}

Result<std::vector<Receipt>> OutboxRepository::receipts(RecordId record, std::uint32_t revision) {
    std::vector<Receipt> found;
    HOLDFAST_CHECK(m_database.query(
        "SELECT means, token, taken_at FROM receipt WHERE record = ? AND revision = ? ORDER BY means",
        [&](const Statement& row) -> Result<void> {
            found.push_back(
                {record, revision, static_cast<OutboxState>(row.integer(0)), row.text(1), row.time(2)});
            return {};
        },
        record, revision));
    return found;
}

Result<std::vector<AttachmentId>> OutboxRepository::partsNotReceived() {
    std::vector<AttachmentId> parts;
    HOLDFAST_CHECK(m_database.query(
        "SELECT DISTINCT attachment FROM outbox_part JOIN outbox USING(record, revision) WHERE state < ?",
        [&parts](const Statement& row) -> Result<void> {
            HOLDFAST_TRY(const auto part, row.id<AttachmentId>(0));
            parts.push_back(part);
            return {};
        },
        static_cast<int>(OutboxState::Received)));
    return parts;
}

Result<void> OutboxRepository::dropEnvelope(RecordId record, std::uint32_t revision) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_database.run("UPDATE outbox SET envelope = NULL "
                                  "WHERE record = ? AND revision = ? AND state = ?",
                                  record, revision, static_cast<int>(OutboxState::Received)));
    return m_database.changedRows() == 1 ? Result<void>() : Error(ErrorCode::InvalidState);
}

Result<bool> OutboxRepository::takeMail(std::uint64_t sequence, UtcTime when) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_database.run("INSERT INTO mail_taken(sequence, taken_at) VALUES(?, ?) "
                                  "ON CONFLICT DO NOTHING",
                                  sequence, when));
    return m_database.changedRows() == 1;
}

Result<std::uint64_t> OutboxRepository::lastMail() {
    HOLDFAST_TRY(const std::int64_t last,
                 m_database.integer("SELECT coalesce(max(sequence), 0) FROM mail_taken"));
    return static_cast<std::uint64_t>(last);
}

} // namespace holdfast::store
