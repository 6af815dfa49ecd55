// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/sqlite_state.h"

#include "core/crypto/hash.h"

/// Mailboxes, and receipts on their way into them.
namespace holdfast::gateway {

Result<PutOutcome> addMail(Connection& connection, const NewMail& mail) {
    const auto digest = crypto::sha256(mail.data);
    auto& known = connection.prepared("SELECT kind, sha256 FROM mail WHERE enrolment = ? AND id = ?");
    bindAt(known, 1, mail.enrolment.bytes());
    bindAt(known, 2, mail.id.bytes());
    if (known.executeStep()) {
        const bool same = known.getColumn(0).getInt64() == static_cast<std::int64_t>(mail.kind) &&
                          blob(known, 1) == Bytes(digest.begin(), digest.end());
        known.tryReset();
        return same ? PutOutcome::Same : PutOutcome::Different;
    }
    auto& box = connection.prepared("INSERT INTO mailboxes(enrolment, last) VALUES(?, 1) "
                                    "ON CONFLICT(enrolment) DO UPDATE SET last = last + 1");
    bindAt(box, 1, mail.enrolment.bytes());
    box.exec();
    auto& insert =
        connection.prepared("INSERT INTO mail(enrolment, seq, id, kind, sha256, data) "
                            "VALUES(?1, (SELECT last FROM mailboxes WHERE enrolment = ?1), ?2, ?3, ?4, ?5)");
    bindAt(insert, 1, mail.enrolment.bytes());
    bindAt(insert, 2, mail.id.bytes());
    bindAt(insert, 3, static_cast<std::int64_t>(mail.kind));
    bindAt(insert, 4, digest);
    bindAt(insert, 5, mail.data);
    insert.exec();
    return PutOutcome::Created;
}

void SqliteStorage::putMail(NewMail mail, Done<PutOutcome> done) {
    m_state->queue.submit<PutOutcome>(
        [mail = std::move(mail)](Connection& connection) { return addMail(connection, mail); },
        std::move(done));
}

Result<std::vector<MailItem>> SqliteStorage::mail(EnrolmentId enrolment, std::int64_t after,
                                                  std::int64_t most, std::size_t mostBytes) {
    return m_state->readers.read([=](Connection& connection) -> Result<std::vector<MailItem>> {
        std::vector<MailItem> items;
        auto& rows = connection.prepared("SELECT seq, kind, data FROM mail WHERE enrolment = ? AND seq > ? "
                                         "AND data IS NOT NULL ORDER BY seq LIMIT ?");
        bindAt(rows, 1, enrolment.bytes());
        bindAt(rows, 2, after);
        bindAt(rows, 3, most);
        std::size_t total = 0;
        while (rows.executeStep()) {
            const auto size = static_cast<std::size_t>(rows.getColumn(2).getBytes());
            if (!items.empty() && total + size > mostBytes) {
                break;
            }
            total += size;
            items.push_back({.seq = rows.getColumn(0).getInt64(),
                             .kind = static_cast<MailKind>(rows.getColumn(1).getInt()),
                             .data = blob(rows, 2)});
        }
        rows.tryReset();
        return items;
    });
}

void SqliteStorage::takeMail(EnrolmentId enrolment, std::int64_t through, Done<void> done) {
    m_state->queue.submit<void>(
        [=](Connection& connection) -> Result<void> {
            auto& box = connection.prepared("SELECT last FROM mailboxes WHERE enrolment = ?");
            bindAt(box, 1, enrolment.bytes());
            const std::int64_t last = box.executeStep() ? box.getColumn(0).getInt64() : 0;
            box.tryReset();
            if (through > last || through < 0) {
                return Error(ErrorCode::InvalidArgument);
            }
            auto& cursor =
                connection.prepared("UPDATE mailboxes SET through = max(through, ?2) WHERE enrolment = ?1");
            bindAt(cursor, 1, enrolment.bytes());
            bindAt(cursor, 2, through);
            cursor.exec();
            auto& forget = connection.prepared(
                "UPDATE mail SET data = NULL WHERE enrolment = ? AND seq <= ? AND data IS NOT NULL");
            bindAt(forget, 1, enrolment.bytes());
            bindAt(forget, 2, through);
            forget.exec();
            return {};
        },
        std::move(done));
}

void SqliteStorage::putReceived(EnrolmentId enrolment, RecordId record, std::int64_t revision, Uuid mailId,
                                std::string jws, Done<PutOutcome> done) {
    const auto work = [=, jws = std::move(jws)](Connection& connection) -> Result<PutOutcome> {
        auto& row = connection.prepared("SELECT received FROM envelopes WHERE record = ? AND revision = ?");
        bindAt(row, 1, record.bytes());
        bindAt(row, 2, revision);
        if (!row.executeStep()) {
            row.tryReset();
            return Error(ErrorCode::NotFound);
        }
        const std::string known = row.isColumnNull(0) ? std::string() : row.getColumn(0).getString();
        row.tryReset();
        if (!known.empty()) {
            return known == jws ? PutOutcome::Same : PutOutcome::Different;
        }
        auto& keep =
            connection.prepared("UPDATE envelopes SET received = ? WHERE record = ? AND revision = ?");
        bindAt(keep, 1, jws);
        bindAt(keep, 2, record.bytes());
        bindAt(keep, 3, revision);
        keep.exec();
        return addMail(
            connection,
            {.enrolment = enrolment, .id = mailId, .kind = MailKind::Receipt, .data = copyOf(bytesOf(jws))});
    };
    m_state->queue.submit<PutOutcome>(work, std::move(done));
}

} // namespace holdfast::gateway
