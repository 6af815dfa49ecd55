// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/sqlite_state.h"

/// Parts and envelopes.
namespace holdfast::gateway {
namespace {

constexpr const char* selectPart =
    "SELECT id, enrolment, sha256, size, committed, expires, receipted FROM parts WHERE id = ?";

crypto::Digest digest(SQLite::Statement& statement, int column) {
    const Bytes bytes = blob(statement, column);
    crypto::Digest value{};
    if (bytes.size() != value.size()) {
        throw SQLite::Exception("not a digest", 11 /* SQLITE_CORRUPT */);
    }
    std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
}

StoredPart readPart(SQLite::Statement& row) {
    return {.name = {.id = AttachmentId{uuid(row, 0)},
                     .sha256 = digest(row, 2),
                     .size = static_cast<std::uint64_t>(row.getColumn(3).getInt64())},
            .enrolment = EnrolmentId{uuid(row, 1)},
            .committed = static_cast<std::uint64_t>(row.getColumn(4).getInt64()),
            .expires = fromUnixMilliseconds(row.getColumn(5).getInt64()),
            .use = row.getColumn(6).getInt() != 0 ? PartUse::Receipted : PartUse::Free};
}

std::optional<StoredPart> findPart(Connection& connection, AttachmentId id) {
    auto& row = connection.prepared(selectPart);
    bindAt(row, 1, id.bytes());
    std::optional<StoredPart> part;
    if (row.executeStep()) {
        part = readPart(row);
    }
    row.tryReset();
    return part;
}

void setCommitted(Connection& connection, AttachmentId id, std::uint64_t committed, UtcTime expires) {
    auto& update = connection.prepared("UPDATE parts SET committed = ?, expires = ? WHERE id = ?");
    bindAt(update, 1, static_cast<std::int64_t>(committed));
    bindAt(update, 2, toUnixMilliseconds(expires));
    bindAt(update, 3, id.bytes());
    update.exec();
}

Result<PartOutcome> joinPart(Connection& connection, const StoredPart& known, const StoredPart& offered) {
    if (known.enrolment != offered.enrolment || known.name != offered.name) {
        return PartOutcome{.put = PutOutcome::Different, .committed = 0};
    }
    if (known.committed == 0 && offered.committed > 0) {
        setCommitted(connection, known.name.id, offered.committed, offered.expires);
        return PartOutcome{.put = PutOutcome::Same, .committed = offered.committed};
    }
    return PartOutcome{.put = PutOutcome::Same, .committed = known.committed};
}

std::vector<protocol::PartName> partsToHave(const protocol::Manifest& manifest) {
    auto parts = manifest.parts;
    if (manifest.bodyPlace == protocol::BodyPlace::Part) {
        parts.insert(parts.begin(), manifest.body);
    }
    return parts;
}

std::optional<EnvelopeOutcome> knownEnvelope(Connection& connection, const NewEnvelope& offered) {
    auto& row = connection.prepared(
        "SELECT manifest, enrolment, receipt FROM envelopes WHERE record = ? AND revision = ?");
    bindAt(row, 1, offered.manifest.record.bytes());
    bindAt(row, 2, offered.manifest.revision);
    std::optional<EnvelopeOutcome> outcome;
    if (row.executeStep()) {
        const bool same = digest(row, 0) == offered.manifestDigest &&
                          EnrolmentId{uuid(row, 1)} == offered.manifest.enrolment;
        outcome = same ? EnvelopeOutcome{.put = EnvelopePut::Same,
                                         .receipt = row.getColumn(2).getString(),
                                         .missing = {}}
                       : EnvelopeOutcome{.put = EnvelopePut::Different, .receipt = {}, .missing = {}};
    }
    row.tryReset();
    return outcome;
}

std::vector<AttachmentId> missingParts(Connection& connection, const protocol::Manifest& manifest) {
    std::vector<AttachmentId> missing;
    for (const auto& name : partsToHave(manifest)) {
        const auto part = findPart(connection, name.id);
        if (!part || part->enrolment != manifest.enrolment || part->name != name || !part->complete()) {
            missing.push_back(name.id);
        }
    }
    return missing;
}

} // namespace

void SqliteStorage::createPart(StoredPart part, std::int64_t mostUnfinished, Done<PartOutcome> done) {
    const auto work = [part = std::move(part),
                       mostUnfinished](Connection& connection) -> Result<PartOutcome> {
        if (const auto known = findPart(connection, part.name.id)) {
            return joinPart(connection, *known, part);
        }
        auto& unfinished = connection.prepared(
            "SELECT count(*) FROM parts WHERE enrolment = ? AND receipted = 0 AND committed < size");
        bindAt(unfinished, 1, part.enrolment.bytes());
        const bool tooMany = unfinished.executeStep() && unfinished.getColumn(0).getInt64() >= mostUnfinished;
        unfinished.tryReset();
        if (tooMany && !part.complete()) {
            return Error(ErrorCode::TooLarge);
        }
        auto& insert = connection.prepared(
            "INSERT INTO parts(id, enrolment, sha256, size, committed, expires) VALUES(?, ?, ?, ?, ?, ?)");
        bindAt(insert, 1, part.name.id.bytes());
        bindAt(insert, 2, part.enrolment.bytes());
        bindAt(insert, 3, part.name.sha256);
        bindAt(insert, 4, static_cast<std::int64_t>(part.name.size));
        bindAt(insert, 5, static_cast<std::int64_t>(part.committed));
        bindAt(insert, 6, toUnixMilliseconds(part.expires));
        insert.exec();
        return PartOutcome{.put = PutOutcome::Created, .committed = part.committed};
    };
    m_state->queue.submit<PartOutcome>(work, std::move(done));
}

void SqliteStorage::advancePart(AttachmentId part, std::uint64_t from, std::uint64_t to, UtcTime expires,
                                Done<void> done) {
    m_state->queue.submit<void>(
        [=](Connection& connection) -> Result<void> {
            const auto known = findPart(connection, part);
            if (!known) {
                return Error(ErrorCode::NotFound);
            }
            if (known->committed != from || known->use == PartUse::Receipted) {
                return Error(ErrorCode::Conflict);
            }
            setCommitted(connection, part, to, expires);
            return {};
        },
        std::move(done));
}

void SqliteStorage::removePart(AttachmentId part, Done<void> done) {
    m_state->queue.submit<void>(
        [part](Connection& connection) -> Result<void> {
            const auto known = findPart(connection, part);
            if (!known) {
                return Error(ErrorCode::NotFound);
            }
            if (known->use == PartUse::Receipted) {
                return Error(ErrorCode::InvalidState);
            }
            auto& remove = connection.prepared("DELETE FROM parts WHERE id = ?");
            bindAt(remove, 1, part.bytes());
            remove.exec();
            return {};
        },
        std::move(done));
}

Result<std::optional<StoredPart>> SqliteStorage::part(AttachmentId part) {
    return m_state->readers.read([part](Connection& connection) -> Result<std::optional<StoredPart>> {
        return findPart(connection, part);
    });
}

Result<std::vector<StoredPart>> SqliteStorage::freeParts() {
    return m_state->readers.read([](Connection& connection) -> Result<std::vector<StoredPart>> {
        std::vector<StoredPart> parts;
        auto& rows = connection.prepared("SELECT id, enrolment, sha256, size, committed, expires, receipted "
                                         "FROM parts WHERE receipted = 0");
        while (rows.executeStep()) {
            parts.push_back(readPart(rows));
        }
        rows.tryReset();
        return parts;
    });
}

void SqliteStorage::putEnvelope(NewEnvelope envelope, Done<EnvelopeOutcome> done) {
    const auto work = [envelope = std::move(envelope)](Connection& connection) -> Result<EnvelopeOutcome> {
        if (auto known = knownEnvelope(connection, envelope)) {
            return std::move(*known);
        }
        const auto& manifest = envelope.manifest;
        if (auto missing = missingParts(connection, manifest); !missing.empty()) {
            return EnvelopeOutcome{.put = EnvelopePut::Missing, .receipt = {}, .missing = std::move(missing)};
        }
        for (const auto& name : partsToHave(manifest)) {
            auto& mark = connection.prepared("UPDATE parts SET receipted = 1 WHERE id = ?");
            bindAt(mark, 1, name.id.bytes());
            mark.exec();
        }
        auto& insert =
            connection.prepared("INSERT INTO envelopes(record, revision, enrolment, addressee, "
                                "manifest, envelope, receipt, time) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
        bindAt(insert, 1, manifest.record.bytes());
        bindAt(insert, 2, manifest.revision);
        bindAt(insert, 3, manifest.enrolment.bytes());
        bindAt(insert, 4, static_cast<std::int64_t>(manifest.to));
        bindAt(insert, 5, envelope.manifestDigest);
        bindAt(insert, 6, envelope.envelope);
        bindAt(insert, 7, envelope.receipt);
        bindAt(insert, 8, toUnixMilliseconds(envelope.time));
        insert.exec();
        return EnvelopeOutcome{.put = EnvelopePut::Created, .receipt = envelope.receipt, .missing = {}};
    };
    m_state->queue.submit<EnvelopeOutcome>(work, std::move(done));
}

Result<std::optional<StoredEnvelope>> SqliteStorage::envelope(RecordId record, std::int64_t revision) {
    return m_state->readers.read([=](Connection& connection) -> Result<std::optional<StoredEnvelope>> {
        auto& row = connection.prepared("SELECT enrolment, addressee, envelope, receipt FROM envelopes WHERE "
                                        "record = ? AND revision = ?");
        bindAt(row, 1, record.bytes());
        bindAt(row, 2, revision);
        std::optional<StoredEnvelope> found;
        if (row.executeStep()) {
            found = StoredEnvelope{.enrolment = EnrolmentId{uuid(row, 0)},
                                   .to = static_cast<protocol::Addressee>(row.getColumn(1).getInt()),
                                   .envelope = blob(row, 2),
                                   .receipt = row.getColumn(3).getString()};
        }
        row.tryReset();
        return found;
    });
}

Result<std::vector<InboxItem>> SqliteStorage::inbox(std::int64_t after, std::int64_t most) {
    return m_state->readers.read([=](Connection& connection) -> Result<std::vector<InboxItem>> {
        std::vector<InboxItem> items;
        auto& rows = connection.prepared("SELECT n, enrolment, record, revision FROM envelopes "
                                         "WHERE n > ? AND addressee = ? ORDER BY n LIMIT ?");
        bindAt(rows, 1, after);
        bindAt(rows, 2, static_cast<std::int64_t>(protocol::Addressee::CaseSystem));
        bindAt(rows, 3, most);
        while (rows.executeStep()) {
            items.push_back({.seq = rows.getColumn(0).getInt64(),
                             .enrolment = EnrolmentId{uuid(rows, 1)},
                             .record = RecordId{uuid(rows, 2)},
                             .revision = rows.getColumn(3).getInt64()});
        }
        rows.tryReset();
        return items;
    });
}

} // namespace holdfast::gateway
