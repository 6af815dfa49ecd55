// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/certificate.h"
#include "sync/protocol/enrolment.h"
#include "sync/protocol/envelope.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::gateway {

/// Called exactly once, from any thread; with a value only after the change is durable.
template <typename T>
using Done = std::function<void(Result<T>)>;

enum class PutOutcome { Created, Same, Different };

struct StoredRequest {
    EnrolmentId enrolment;
    std::string agentKid;
    protocol::MacedRequest maced;
    UtcTime received;
};
enum class RequestOutcome { Kept, Certified, TooMany };

enum class PartUse { Free, Receipted };
struct StoredPart {
    protocol::PartName name;
    EnrolmentId enrolment;
    std::uint64_t committed = 0; ///< durable bytes from the start
    UtcTime expires;             ///< of an upload that makes no progress
    PartUse use = PartUse::Free;
    [[nodiscard]] bool complete() const noexcept { return committed == name.size; }
};
struct PartOutcome {
    PutOutcome put = PutOutcome::Created;
    std::uint64_t committed = 0;
};

struct NewEnvelope {
    protocol::Manifest manifest;
    crypto::Digest manifestDigest{};
    Bytes envelope;
    std::string receipt; ///< kept, and given out, only if the envelope is
    UtcTime time;
};
enum class EnvelopePut { Created, Same, Different, Missing };
struct EnvelopeOutcome {
    EnvelopePut put = EnvelopePut::Created;
    std::string receipt;
    std::vector<AttachmentId> missing;
};
struct StoredEnvelope {
    EnrolmentId enrolment;
    protocol::Addressee to = protocol::Addressee::CaseSystem;
    Bytes envelope;
    std::string receipt; ///< *stored*, as it was given out
};
struct InboxItem {
    std::int64_t seq = 0;
    EnrolmentId enrolment;
    RecordId record;
    std::int64_t revision = 1;
};

enum class MailKind { Message, Order, Receipt, Certificate };
struct NewMail {
    EnrolmentId enrolment;
    Uuid id; ///< the sender's; the same id twice is one item
    MailKind kind = MailKind::Message;
    Bytes data;
};
struct MailItem {
    std::int64_t seq = 0;
    MailKind kind = MailKind::Message;
    Bytes data;
};

struct Contact {
    EnrolmentId enrolment;
    UtcTime last;
};
struct Device {
    EnrolmentId enrolment;
    std::string certificate; ///< JWS
    std::optional<UtcTime> lastContact;
    std::int64_t waiting = 0; ///< mailbox items the tablet has not taken
};

/// All that the gateway remembers except the bytes of parts. Thread-safe. Reads are synchronous and see
/// every change whose Done was called.
class Storage {
public:
    virtual ~Storage() = default;

    /// Only certificates and rosters that verified are handed in.
    virtual void putCertificate(const protocol::Certificate& certificate, std::string jws,
                                Done<PutOutcome> done) = 0;
    virtual void putRoster(std::string jws, Done<void> done) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> certificates() = 0;
    [[nodiscard]] virtual Result<std::string> roster() = 0; ///< empty before the first
    /// The newest of that enrolment, whether it still counts or not.
    [[nodiscard]] virtual Result<std::optional<std::string>> enrolmentCertificate(EnrolmentId enrolment) = 0;
    [[nodiscard]] virtual Result<std::optional<std::string>> certificateByAgentKey(std::string_view kid) = 0;

    virtual void putEnrolmentRequest(StoredRequest request, std::int64_t mostAnEnrolment,
                                     std::int64_t mostInAll, Done<RequestOutcome> done) = 0;
    [[nodiscard]] virtual Result<std::vector<StoredRequest>> enrolmentRequests() = 0;
    [[nodiscard]] virtual Result<std::vector<StoredRequest>> enrolmentRequests(EnrolmentId enrolment) = 0;
    virtual void dropEnrolmentRequests(UtcTime olderThan, Done<void> done) = 0;

    /// Makes it, or takes `part.committed` in when it exists and nothing was committed yet. TooLarge when the
    /// enrolment has `mostUnfinished` unfinished ones.
    virtual void createPart(StoredPart part, std::int64_t mostUnfinished, Done<PartOutcome> done) = 0;
    /// Conflict when `from` is no longer what is committed.
    virtual void advancePart(AttachmentId part, std::uint64_t from, std::uint64_t to, UtcTime expires,
                             Done<void> done) = 0;
    /// InvalidState for a part that a receipt names; NotFound.
    virtual void removePart(AttachmentId part, Done<void> done) = 0;
    [[nodiscard]] virtual Result<std::optional<StoredPart>> part(AttachmentId part) = 0;
    /// Those that no receipt names.
    [[nodiscard]] virtual Result<std::vector<StoredPart>> freeParts() = 0;

    /// In one transaction: same again, conflict, missing parts, or kept with its receipt, its parts marked
    /// and an inbox row.
    virtual void putEnvelope(NewEnvelope envelope, Done<EnvelopeOutcome> done) = 0;
    [[nodiscard]] virtual Result<std::optional<StoredEnvelope>> envelope(RecordId record,
                                                                         std::int64_t revision) = 0;
    [[nodiscard]] virtual Result<std::vector<InboxItem>> inbox(std::int64_t after, std::int64_t most) = 0;
    /// Keeps the receipt and puts it in the tablet's mailbox.
    virtual void putReceived(EnrolmentId enrolment, RecordId record, std::int64_t revision, Uuid mailId,
                             std::string jws, Done<PutOutcome> done) = 0;

    virtual void putMail(NewMail mail, Done<PutOutcome> done) = 0;
    [[nodiscard]] virtual Result<std::vector<MailItem>> mail(EnrolmentId enrolment, std::int64_t after,
                                                             std::int64_t most, std::size_t mostBytes) = 0;
    /// Forgets the bytes of items up to `through`, never their ids. InvalidArgument beyond the last item.
    virtual void takeMail(EnrolmentId enrolment, std::int64_t through, Done<void> done) = 0;

    virtual void recordContacts(std::vector<Contact> contacts, Done<void> done) = 0;
    [[nodiscard]] virtual Result<std::vector<Device>> devices() = 0;
};

} // namespace holdfast::gateway
