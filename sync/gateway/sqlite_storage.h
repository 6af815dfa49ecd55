// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/storage.h"

#include "core/base/file_system.h"

#include <memory>

namespace holdfast::gateway {

/// Storage in one SQLite file: WAL, synchronous=FULL, one writer with group commit, a few readers. What is
/// in it is ciphertext and public objects, so the file itself is not encrypted.
class SqliteStorage : public Storage {
public:
    /// Makes the file when there is none. StoreNewer for a layout of a later version.
    [[nodiscard]] static Result<std::unique_ptr<SqliteStorage>> open(const Path& file);
    ~SqliteStorage() override;

    void putCertificate(const protocol::Certificate& certificate, std::string jws,
                        Done<PutOutcome> done) override;
    void putRoster(std::string jws, Done<void> done) override;
    Result<std::vector<std::string>> certificates() override;
    Result<std::string> roster() override;
    Result<std::optional<std::string>> enrolmentCertificate(EnrolmentId enrolment) override;
    Result<std::optional<std::string>> certificateByAgentKey(std::string_view kid) override;

    void putEnrolmentRequest(StoredRequest request, std::int64_t mostAnEnrolment, std::int64_t mostInAll,
                             Done<RequestOutcome> done) override;
    Result<std::vector<StoredRequest>> enrolmentRequests() override;
    Result<std::vector<StoredRequest>> enrolmentRequests(EnrolmentId enrolment) override;
    void dropEnrolmentRequests(UtcTime olderThan, Done<void> done) override;

    void createPart(StoredPart part, std::int64_t mostUnfinished, Done<PartOutcome> done) override;
    void advancePart(AttachmentId part, std::uint64_t from, std::uint64_t to, UtcTime expires,
                     Done<void> done) override;
    void removePart(AttachmentId part, Done<void> done) override;
    Result<std::optional<StoredPart>> part(AttachmentId part) override;
    Result<std::vector<StoredPart>> freeParts() override;

    void putEnvelope(NewEnvelope envelope, Done<EnvelopeOutcome> done) override;
    Result<std::optional<StoredEnvelope>> envelope(RecordId record, std::int64_t revision) override;
    Result<std::vector<InboxItem>> inbox(std::int64_t after, std::int64_t most) override;
    void putReceived(EnrolmentId enrolment, RecordId record, std::int64_t revision, Uuid mailId,
                     std::string jws, Done<PutOutcome> done) override;

    void putMail(NewMail mail, Done<PutOutcome> done) override;
    Result<std::vector<MailItem>> mail(EnrolmentId enrolment, std::int64_t after, std::int64_t most,
                                       std::size_t mostBytes) override;
    void takeMail(EnrolmentId enrolment, std::int64_t through, Done<void> done) override;

    void recordContacts(std::vector<Contact> contacts, Done<void> done) override;
    Result<std::vector<Device>> devices() override;

protected:
    struct State;
    explicit SqliteStorage(std::unique_ptr<State> state);
    /// For whoever wraps an open one.
    SqliteStorage(SqliteStorage&& other) noexcept;

private:
    std::unique_ptr<State> m_state;
};

} // namespace holdfast::gateway
