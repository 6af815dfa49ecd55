// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/queue.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

using store::Database;
using store::Statement;

template <typename Enum>
std::int64_t numberOf(Enum value) noexcept {
    return static_cast<std::int64_t>(value);
}

template <typename Enum>
Result<Enum> enumOf(std::int64_t number, Enum last) {
    if (number < 0 || number > numberOf(last)) {
        return Error(ErrorCode::StoreDamaged, number);
    }
    return static_cast<Enum>(number);
}

Result<QueuedPart> readPart(Statement& row) {
    QueuedPart part;
    part.position = row.integer(0);
    HOLDFAST_TRY(part.name.id, row.id<AttachmentId>(1));
    const ByteView digest = row.view(2);
    if (digest.size() != part.name.sha256.size()) {
        return Error(ErrorCode::StoreDamaged);
    }
    std::copy(digest.begin(), digest.end(), part.name.sha256.begin());
    part.name.size = static_cast<std::uint64_t>(row.integer(3));
    HOLDFAST_TRY(part.progress, enumOf(row.integer(4), PartProgress::Complete));
    part.sent = static_cast<std::uint64_t>(row.integer(5));
    return part;
}

Result<Bytes> onlyEnvelope(Statement& row) {
    HOLDFAST_TRY(const bool found, row.step());
    if (!found || row.isNull(0)) {
        return Error(ErrorCode::NotFound);
    }
    return row.blob(0);
}

} // namespace

Result<Queue::Knowledge> Queue::find(const Submission& submission) {
    return m_store.read([&](Database& database) -> Result<Knowledge> {
        HOLDFAST_TRY(auto row, database.prepare("SELECT digest FROM item WHERE record = ? AND revision = ?"));
        HOLDFAST_CHECK(row.bindAll(submission.record, submission.revision));
        HOLDFAST_TRY(const bool found, row.step());
        if (!found) {
            return Knowledge::Unknown;
        }
        return std::ranges::equal(row.view(0), crypto::sha256(submission.envelope)) ? Knowledge::SameBytes
                                                                                    : Knowledge::OtherBytes;
    });
}

Result<void> Queue::add(const Submission& submission) {
    const crypto::Digest digest = crypto::sha256(submission.envelope);
    return m_store.commit([&](Database& database) -> Result<void> {
        HOLDFAST_TRY(const std::int64_t known,
                     database.integer("SELECT count(*) FROM item WHERE record = ? AND revision = ?",
                                      submission.record, submission.revision));
        if (known != 0) {
            return Error(ErrorCode::AlreadyExists);
        }
        HOLDFAST_CHECK(database.run("INSERT INTO item (record, revision, lane, state, digest, size, envelope)"
                                    " VALUES (?, ?, ?, 0, ?, ?, ?)",
                                    submission.record, submission.revision, numberOf(submission.lane), digest,
                                    submission.envelope.size(), submission.envelope));
        HOLDFAST_TRY(const std::int64_t number, database.integer("SELECT last_insert_rowid()"));
        std::int64_t position = 0;
        for (const auto& part : submission.parts) {
            // What an earlier revision already brought there is asked for, not sent again.
            HOLDFAST_CHECK(database.run(
                "INSERT INTO part (item, position, id, sha256, size, progress) VALUES (?1, ?2, ?3, ?4, ?5, "
                "  CASE WHEN EXISTS (SELECT 1 FROM part WHERE id = ?3 AND progress <> 0) THEN 2 ELSE 0 END)",
                number, position++, part.id, part.sha256, part.size));
        }
        return {};
    });
}

Result<std::optional<QueuedItem>> Queue::next(LaneRange lanes, UtcTime now) {
    return m_store.read([&](Database& database) -> Result<std::optional<QueuedItem>> {
        std::optional<QueuedItem> item;
        HOLDFAST_CHECK(database.query(
            "SELECT number, record, revision, lane, state, attempts FROM item AS i "
            "WHERE state IN (0, 1) AND lane BETWEEN ?1 AND ?2 AND (next_try <= ?3 OR next_try > ?4) "
            "AND NOT EXISTS (SELECT 1 FROM item AS earlier WHERE earlier.record = i.record "
            "  AND earlier.revision < i.revision AND earlier.state IN (0, 1) AND earlier.lane <= i.lane) "
            "ORDER BY lane, next_try, "
            "  EXISTS (SELECT 1 FROM part WHERE part.item = i.number AND part.progress <> 3), number LIMIT 1",
            [&](Statement& row) -> Result<void> {
                item.emplace();
                item->number = row.integer(0);
                HOLDFAST_TRY(item->record, row.id<RecordId>(1));
                item->revision = row.integer(2);
                HOLDFAST_TRY(item->lane, enumOf(row.integer(3), protocol::Lane::Record));
                HOLDFAST_TRY(item->state, enumOf(row.integer(4), ItemState::Parked));
                item->attempts = row.integer(5);
                return {};
            },
            numberOf(lanes.first), numberOf(lanes.last), now, UtcTime{now + longestWait}));
        if (item) {
            HOLDFAST_CHECK(database.query(
                "SELECT position, id, sha256, size, progress, sent FROM part WHERE item = ? ORDER BY "
                "position",
                [&](Statement& row) -> Result<void> {
                    HOLDFAST_TRY(const auto part, readPart(row));
                    item->parts.push_back(part);
                    return {};
                },
                item->number));
        }
        return item;
    });
}

Result<std::optional<UtcTime>> Queue::nextDue(LaneRange lanes) {
    return m_store.read([&](Database& database) -> Result<std::optional<UtcTime>> {
        std::optional<UtcTime> due;
        HOLDFAST_CHECK(database.query(
            "SELECT min(next_try) FROM item AS i WHERE state IN (0, 1) AND lane BETWEEN ? AND ? "
            "AND NOT EXISTS (SELECT 1 FROM item AS earlier WHERE earlier.record = i.record "
            "  AND earlier.revision < i.revision AND earlier.state IN (0, 1) AND earlier.lane <= i.lane)",
            [&](Statement& row) -> Result<void> {
                due = row.optionalTime(0);
                return {};
            },
            numberOf(lanes.first), numberOf(lanes.last)));
        return due;
    });
}

Result<Bytes> Queue::envelope(std::int64_t number) {
    return m_store.read([&](Database& database) -> Result<Bytes> {
        HOLDFAST_TRY(auto row, database.prepare("SELECT envelope FROM item WHERE number = ?"));
        HOLDFAST_CHECK(row.bindAll(number));
        return onlyEnvelope(row);
    });
}

Result<Bytes> Queue::envelope(RecordId record, std::int64_t revision) {
    return m_store.read([&](Database& database) -> Result<Bytes> {
        HOLDFAST_TRY(auto row,
                     database.prepare("SELECT envelope FROM item WHERE record = ? AND revision = ?"));
        HOLDFAST_CHECK(row.bindAll(record, revision));
        return onlyEnvelope(row);
    });
}

Result<void> Queue::begin(std::int64_t number) {
    return m_store.commit([&](Database& database) {
        return database.run("UPDATE item SET state = 1 WHERE number = ? AND state = 0", number);
    });
}

Result<void> Queue::setPart(std::int64_t number, const QueuedPart& part) {
    return m_store.commit([&](Database& database) -> Result<void> {
        HOLDFAST_CHECK(database.run("UPDATE item SET attempts = 0, next_try = 0, problem = '' "
                                    "WHERE number = ?1 AND state IN (0, 1) AND EXISTS "
                                    "  (SELECT 1 FROM part WHERE item = ?1 AND position = ?2 AND sent < ?3)",
                                    number, part.position, part.sent));
        return database.run("UPDATE part SET progress = ?, sent = ? WHERE item = ? AND position = ?",
                            numberOf(part.progress), part.sent, number, part.position);
    });
}

Result<void> Queue::doubtPart(std::int64_t number, std::int64_t position, PartProgress progress) {
    return m_store.commit([&](Database& database) {
        return database.run("UPDATE part SET progress = ?1, sent = CASE ?1 WHEN 0 THEN 0 ELSE sent END "
                            "WHERE item = ?2 AND position = ?3",
                            numberOf(progress), number, position);
    });
}

Result<void> Queue::failed(std::int64_t number, std::string_view problem, UtcTime nextTry) {
    return m_store.commit([&](Database& database) {
        return database.run("UPDATE item SET attempts = attempts + 1, problem = ?, next_try = ? "
                            "WHERE number = ? AND state IN (0, 1)",
                            problem, nextTry, number);
    });
}

Result<void> Queue::park(std::int64_t number, std::string_view problem) {
    return m_store.commit([&](Database& database) {
        return database.run("UPDATE item SET state = 5, attempts = attempts + 1, problem = ?, next_try = 0 "
                            "WHERE number = ? AND state IN (0, 1)",
                            problem, number);
    });
}

Result<void> Queue::setStored(std::int64_t number, std::string_view jws) {
    return m_store.commit([&](Database& database) {
        return database.run("UPDATE item SET state = 2, stored = ?, problem = '', attempts = 0, next_try = 0 "
                            "WHERE number = ? AND state IN (0, 1)",
                            jws, number);
    });
}

Result<void> Queue::setReceived(const protocol::Receipt& receipt, std::string_view jws) {
    return m_store.commit([&](Database& database) -> Result<void> {
        if (receipt.outcome == protocol::Outcome::Filed) {
            return database.run("UPDATE item SET state = 3, received = ?, envelope = NULL, problem = '', "
                                "next_try = 0 WHERE record = ? AND revision = ? AND state <> 3",
                                jws, receipt.record, receipt.revision);
        }
        // Kept whole: the case system may still file what it first refused, and says so in a new receipt.
        return database.run("UPDATE item SET state = 4, received = ?, problem = ?, next_try = 0 "
                            "WHERE record = ? AND revision = ? AND state NOT IN (3, 4)",
                            jws, receipt.reason, receipt.record, receipt.revision);
    });
}

Result<void> Queue::wakeAll() {
    return m_store.commit([](Database& database) {
        return database.run("UPDATE item SET next_try = 0 WHERE state IN (0, 1) AND next_try <> 0");
    });
}

Result<void> Queue::wakeAfterNetwork() {
    return m_store.commit([](Database& database) {
        return database.run("UPDATE item SET next_try = 0 WHERE state IN (0, 1) AND next_try <> 0 AND "
                            "problem IN ('network_unreachable', 'network_interrupted', 'timeout')");
    });
}

Result<std::vector<AgentItem>> Queue::items() {
    return m_store.read([](Database& database) -> Result<std::vector<AgentItem>> {
        std::vector<AgentItem> items;
        HOLDFAST_CHECK(database.query(
            "SELECT record, revision, lane, state, attempts, next_try, problem, stored, received, "
            "size + (SELECT coalesce(sum(size), 0) FROM part WHERE item = number), "
            "(CASE WHEN state IN (2, 3, 4) THEN size ELSE 0 END) + "
            "  (SELECT coalesce(sum(CASE WHEN state IN (2, 3, 4) THEN part.size ELSE sent END), 0) "
            "   FROM part WHERE item = number) "
            "FROM item ORDER BY number",
            [&](Statement& row) -> Result<void> {
                AgentItem item;
                HOLDFAST_TRY(item.record, row.id<RecordId>(0));
                item.revision = row.integer(1);
                HOLDFAST_TRY(item.lane, enumOf(row.integer(2), protocol::Lane::Record));
                HOLDFAST_TRY(item.state, enumOf(row.integer(3), ItemState::Parked));
                item.attempts = row.integer(4);
                if (row.integer(5) != 0) {
                    item.nextTry = row.time(5);
                }
                item.problem = row.text(6);
                item.stored = row.text(7);
                item.received = row.text(8);
                item.totalBytes = static_cast<std::uint64_t>(row.integer(9));
                item.sentBytes = static_cast<std::uint64_t>(row.integer(10));
                items.push_back(std::move(item));
                return {};
            }));
        return items;
    });
}

Result<Queue::Counts> Queue::counts() {
    return m_store.read([](Database& database) -> Result<Counts> {
        Counts counts;
        HOLDFAST_TRY(counts.waiting, database.integer("SELECT count(*) FROM item WHERE state IN (0, 1, 2)"));
        HOLDFAST_TRY(counts.needsYou, database.integer("SELECT count(*) FROM item WHERE state IN (4, 5)"));
        return counts;
    });
}

} // namespace holdfast::agent
