// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/sqlite_state.h"

/// Certificates, roster, enrolment requests, devices.
namespace holdfast::gateway {
namespace {

std::vector<StoredRequest> readRequests(SQLite::Statement& statement) {
    std::vector<StoredRequest> requests;
    while (statement.executeStep()) {
        requests.push_back({.enrolment = EnrolmentId{uuid(statement, 0)},
                            .agentKid = statement.getColumn(3).getString(),
                            .maced = {.request = blob(statement, 1), .mac = blob(statement, 2)},
                            .received = fromUnixMilliseconds(statement.getColumn(4).getInt64())});
    }
    statement.tryReset();
    return requests;
}

Result<std::optional<std::string>> oneText(SQLite::Statement& statement) {
    std::optional<std::string> text;
    if (statement.executeStep()) {
        text = statement.getColumn(0).getString();
    }
    statement.tryReset();
    return text;
}

std::int64_t oneNumber(SQLite::Statement& statement) {
    const std::int64_t number = statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
    statement.tryReset();
    return number;
}

} // namespace

void SqliteStorage::putCertificate(const protocol::Certificate& certificate, std::string jws,
                                   Done<PutOutcome> done) {
    const auto work = [certificate, jws = std::move(jws)](Connection& connection) -> Result<PutOutcome> {
        auto& known = connection.prepared("SELECT jws FROM certificates WHERE id = ?");
        bindAt(known, 1, certificate.id.bytes());
        HOLDFAST_TRY(const auto present, oneText(known));
        if (present) {
            return *present == jws ? PutOutcome::Same : PutOutcome::Different;
        }
        auto& insert =
            connection.prepared("INSERT INTO certificates(id, kind, enrolment, agent, jws, n) "
                                "VALUES(?, ?, ?, ?, ?, (SELECT coalesce(max(n), 0) + 1 FROM certificates))");
        bindAt(insert, 1, certificate.id.bytes());
        bindAt(insert, 2, protocol::name(certificate.kind));
        bindAt(insert, 5, jws);
        if (certificate.kind != protocol::CertificateKind::Enrolment) {
            insert.exec();
            return PutOutcome::Created;
        }
        auto& earlier = connection.prepared("SELECT count(*) FROM certificates WHERE enrolment = ?");
        bindAt(earlier, 1, certificate.enrolment.bytes());
        const bool renewal = oneNumber(earlier) > 0;
        bindAt(insert, 3, certificate.enrolment.bytes());
        bindAt(insert, 4, certificate.agent ? certificate.agent->thumbprint() : std::string());
        insert.exec();
        auto& drop = connection.prepared("DELETE FROM requests WHERE enrolment = ?");
        bindAt(drop, 1, certificate.enrolment.bytes());
        drop.exec();
        if (renewal) {
            HOLDFAST_CHECK(addMail(connection, {.enrolment = certificate.enrolment,
                                                .id = certificate.id.uuid(),
                                                .kind = MailKind::Certificate,
                                                .data = copyOf(bytesOf(jws))}));
        }
        return PutOutcome::Created;
    };
    m_state->queue.submit<PutOutcome>(work, std::move(done));
}

void SqliteStorage::putRoster(std::string jws, Done<void> done) {
    m_state->queue.submit<void>(
        [jws = std::move(jws)](Connection& connection) -> Result<void> {
            auto& put = connection.prepared("INSERT OR REPLACE INTO roster(one, jws) VALUES(1, ?)");
            bindAt(put, 1, jws);
            put.exec();
            return {};
        },
        std::move(done));
}

Result<std::vector<std::string>> SqliteStorage::certificates() {
    return m_state->readers.read([](Connection& connection) -> Result<std::vector<std::string>> {
        std::vector<std::string> all;
        auto& rows = connection.prepared("SELECT jws FROM certificates ORDER BY n");
        while (rows.executeStep()) {
            all.push_back(rows.getColumn(0).getString());
        }
        rows.tryReset();
        return all;
    });
}

Result<std::string> SqliteStorage::roster() {
    return m_state->readers.read([](Connection& connection) -> Result<std::string> {
        HOLDFAST_TRY(const auto text, oneText(connection.prepared("SELECT jws FROM roster")));
        return text.value_or(std::string());
    });
}

Result<std::optional<std::string>> SqliteStorage::enrolmentCertificate(EnrolmentId enrolment) {
    return m_state->readers.read([enrolment](Connection& connection) {
        auto& row =
            connection.prepared("SELECT jws FROM certificates WHERE enrolment = ? ORDER BY n DESC LIMIT 1");
        bindAt(row, 1, enrolment.bytes());
        return oneText(row);
    });
}

Result<std::optional<std::string>> SqliteStorage::certificateByAgentKey(std::string_view kid) {
    return m_state->readers.read([kid](Connection& connection) {
        auto& row =
            connection.prepared("SELECT jws FROM certificates WHERE agent = ? ORDER BY n DESC LIMIT 1");
        bindAt(row, 1, kid);
        return oneText(row);
    });
}

void SqliteStorage::putEnrolmentRequest(StoredRequest request, std::int64_t mostAnEnrolment,
                                        std::int64_t mostInAll, Done<RequestOutcome> done) {
    const auto work = [request = std::move(request), mostAnEnrolment,
                       mostInAll](Connection& connection) -> Result<RequestOutcome> {
        auto& certified = connection.prepared("SELECT count(*) FROM certificates WHERE enrolment = ?");
        bindAt(certified, 1, request.enrolment.bytes());
        if (oneNumber(certified) > 0) {
            return RequestOutcome::Certified;
        }
        auto& same = connection.prepared(
            "SELECT count(*) FROM requests WHERE enrolment = ? AND request = ? AND mac = ?");
        bindAt(same, 1, request.enrolment.bytes());
        bindAt(same, 2, request.maced.request);
        bindAt(same, 3, request.maced.mac);
        if (oneNumber(same) > 0) {
            return RequestOutcome::Kept;
        }
        auto& mine = connection.prepared("SELECT count(*) FROM requests WHERE enrolment = ?");
        bindAt(mine, 1, request.enrolment.bytes());
        if (oneNumber(mine) >= mostAnEnrolment ||
            oneNumber(connection.prepared("SELECT count(*) FROM requests")) >= mostInAll) {
            return RequestOutcome::TooMany;
        }
        auto& insert = connection.prepared(
            "INSERT INTO requests(enrolment, request, mac, agent, received) VALUES(?, ?, ?, ?, ?)");
        bindAt(insert, 1, request.enrolment.bytes());
        bindAt(insert, 2, request.maced.request);
        bindAt(insert, 3, request.maced.mac);
        bindAt(insert, 4, request.agentKid);
        bindAt(insert, 5, toUnixMilliseconds(request.received));
        insert.exec();
        return RequestOutcome::Kept;
    };
    m_state->queue.submit<RequestOutcome>(work, std::move(done));
}

Result<std::vector<StoredRequest>> SqliteStorage::enrolmentRequests() {
    return m_state->readers.read([](Connection& connection) -> Result<std::vector<StoredRequest>> {
        return readRequests(connection.prepared(
            "SELECT enrolment, request, mac, agent, received FROM requests ORDER BY received"));
    });
}

Result<std::vector<StoredRequest>> SqliteStorage::enrolmentRequests(EnrolmentId enrolment) {
    return m_state->readers.read([enrolment](Connection& connection) -> Result<std::vector<StoredRequest>> {
        auto& rows = connection.prepared(
            "SELECT enrolment, request, mac, agent, received FROM requests WHERE enrolment = ?");
        bindAt(rows, 1, enrolment.bytes());
        return readRequests(rows);
    });
}

void SqliteStorage::dropEnrolmentRequests(UtcTime olderThan, Done<void> done) {
    m_state->queue.submit<void>(
        [olderThan](Connection& connection) -> Result<void> {
            auto& drop = connection.prepared("DELETE FROM requests WHERE received < ?");
            bindAt(drop, 1, toUnixMilliseconds(olderThan));
            drop.exec();
            return {};
        },
        std::move(done));
}

void SqliteStorage::recordContacts(std::vector<Contact> contacts, Done<void> done) {
    m_state->queue.submit<void>(
        [contacts = std::move(contacts)](Connection& connection) -> Result<void> {
            for (const auto& contact : contacts) {
                auto& put =
                    connection.prepared("INSERT OR REPLACE INTO contacts(enrolment, last) VALUES(?, ?)");
                bindAt(put, 1, contact.enrolment.bytes());
                bindAt(put, 2, toUnixMilliseconds(contact.last));
                put.exec();
            }
            return {};
        },
        std::move(done));
}

Result<std::vector<Device>> SqliteStorage::devices() {
    return m_state->readers.read([](Connection& connection) -> Result<std::vector<Device>> {
        std::vector<Device> all;
        auto& rows = connection.prepared(
            "SELECT c.enrolment, c.jws, (SELECT last FROM contacts t WHERE t.enrolment = c.enrolment), "
            "(SELECT count(*) FROM mail m WHERE m.enrolment = c.enrolment AND m.data IS NOT NULL) "
            "FROM certificates c WHERE c.enrolment IS NOT NULL AND c.n = "
            "(SELECT max(n) FROM certificates o WHERE o.enrolment = c.enrolment) ORDER BY c.n");
        while (rows.executeStep()) {
            Device device{.enrolment = EnrolmentId{uuid(rows, 0)},
                          .certificate = rows.getColumn(1).getString(),
                          .lastContact = std::nullopt,
                          .waiting = rows.getColumn(3).getInt64()};
            if (!rows.isColumnNull(2)) {
                device.lastContact = fromUnixMilliseconds(rows.getColumn(2).getInt64());
            }
            all.push_back(std::move(device));
        }
        rows.tryReset();
        return all;
    });
}

} // namespace holdfast::gateway
