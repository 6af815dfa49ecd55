// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/mail.h"

#include "core/practice/json.h"
#include "core/practice/repositories.h"
#include "sync/protocol/message.h"
#include "sync/protocol/receipt.h"

namespace holdfast::service {
namespace {

protocol::Lane laneOf(store::Lane lane) {
    switch (lane) {
    case store::Lane::Alert:
        return protocol::Lane::Alert;
    case store::Lane::Answer:
        return protocol::Lane::Answer;
    case store::Lane::Record:
    case store::Lane::Attachment:
        break;
    }
    return protocol::Lane::Record;
}

// Our own store failing is the one thing that must stop the queue; anything else is the sender's fault.
bool isOurFault(ErrorCode code) {
    switch (code) {
    case ErrorCode::DiskFull:
    case ErrorCode::DiskRead:
    case ErrorCode::DiskWrite:
    case ErrorCode::StoreDamaged:
    case ErrorCode::StoreBusy:
    case ErrorCode::OutOfMemory:
    case ErrorCode::LockedMemoryUnavailable:
        return true;
    default:
        return false;
    }
}

Result<void> takeReceipt(Session& session, std::string_view token, const protocol::Receipt& receipt,
                         store::OutboxState means) {
    store::OutboxRepository outbox(session.database());
    const auto revision = static_cast<std::uint32_t>(receipt.revision);
    HOLDFAST_TRY(const auto entry, outbox.find(receipt.record, revision));
    HOLDFAST_TRY(const auto manifest,
                 protocol::verifyManifest(entry.manifest, session.signing().publicKey()));
    HOLDFAST_CHECK(protocol::checkCovers(receipt, entry.manifest, manifest));
    if (static_cast<int>(entry.state) >= static_cast<int>(means)) {
        return {};
    }
    const auto now = session.clock().now();
    HOLDFAST_CHECK(outbox.takeReceipt({receipt.record, revision, means, std::string(token), now}));
    if (means != store::OutboxState::Received) {
        return {};
    }
    // A visit's record carries the visit's own id.
    practice::VisitRepository visits(session.database());
    auto visit = visits.find(VisitId{receipt.record.uuid()});
    if (visit) {
        visit->receivedAt = visit->receivedAt.value_or(session.clock().now());
        if (visit->revision == revision) {
            visit->state = practice::VisitState::Received;
        }
        HOLDFAST_CHECK(visits.put(*visit));
    }
    return session.note("received", receipt.record.uuid(), {{"revision", receipt.revision}});
}

Result<void> takeReceived(Session& session, std::string_view token) {
    HOLDFAST_TRY(const protocol::Trust* trust, session.trust());
    HOLDFAST_TRY(const auto receipt, protocol::verifyReceived(token, *trust, session.clock().now()));
    if (receipt.outcome == protocol::Outcome::Refused) {
        // The agent shows it as refused with its reason; the visit stays on this tablet as it is.
        return session.note("refused", receipt.record.uuid(), {{"revision", receipt.revision}});
    }
    store::AttachmentRepository attachments(session.database());
    for (const auto& original : receipt.originals) {
        HOLDFAST_TRY(const auto kept, attachments.find(original.id));
        if (kept.plainDigest != original.sha256) {
            return Error(ErrorCode::BadDigest);
        }
    }
    return takeReceipt(session, token, receipt, store::OutboxState::Received);
}

Result<void> takeMessage(Session& session, std::string_view data) {
    HOLDFAST_TRY(const Bytes sealed, fromBase64(data));
    HOLDFAST_TRY(const protocol::Trust* trust, session.trust());
    HOLDFAST_TRY(const Enrolment* who, session.enrolled());
    HOLDFAST_TRY(const auto opened, protocol::openMessage(sealed, session.identity(), *trust,
                                                          protocol::CertificateKind::CaseSystem, who->id,
                                                          session.clock().now()));
    // Each sender counts for itself; an older number is a replay.
    store::MetaRepository meta(session.database());
    const std::string counter = "mail.seq." + opened.sender;
    HOLDFAST_TRY(const auto last, meta.integer(counter));
    if (last && opened.message.seq <= *last) {
        return Error(ErrorCode::Replayed);
    }
    HOLDFAST_CHECK(meta.setInteger(counter, opened.message.seq));
    if (opened.message.type != "assigned_visit") {
        return Error(ErrorCode::Unsupported);
    }
    HOLDFAST_TRY(const auto assigned, practice::fromJson<practice::AssignedVisit>(opened.message.body));
    HOLDFAST_CHECK(practice::takeAssignedVisit(session.database(), assigned));
    return session.note("assigned", assigned.visit.id.uuid());
}

Result<void> takeContent(Session& session, const agent::NumberedEvent& event) {
    switch (event.kind) {
    case agent::DownKind::Receipt:
        return takeReceived(session, event.data);
    case agent::DownKind::Message:
        return takeMessage(session, event.data);
    case agent::DownKind::Certificate:
        return session.learn(event.data);
    case agent::DownKind::Order:
        break; // the agent obeys orders; the app has nothing to do with them
    }
    return {};
}

} // namespace

Result<std::optional<agent::Submission>> nextSubmission(Session& session) {
    store::OutboxRepository outbox(session.database());
    HOLDFAST_TRY(const auto waiting, outbox.inState(store::OutboxState::Queued, 1));
    if (waiting.empty()) {
        return std::optional<agent::Submission>{};
    }
    const auto& entry = waiting.front();
    HOLDFAST_TRY(const auto manifest,
                 protocol::verifyManifest(entry.manifest, session.signing().publicKey()));
    agent::Submission submission{entry.record, entry.revision, laneOf(entry.lane), entry.envelope, {}};
    if (manifest.bodyPlace == protocol::BodyPlace::Part) {
        submission.parts.push_back(manifest.body);
    }
    submission.parts.insert(submission.parts.end(), manifest.parts.begin(), manifest.parts.end());
    return std::optional{std::move(submission)};
}

Result<void> noteHandedOver(Session& session, RecordId record, std::int64_t revision) {
    return session.database().transaction([&] {
        return store::OutboxRepository(session.database())
            .advance(record, static_cast<std::uint32_t>(revision), store::OutboxState::HandedToAgent,
                     session.clock().now());
    });
}

Result<void> takeStored(Session& session, std::span<const agent::AgentItem> items) {
    HOLDFAST_TRY(const protocol::Trust* trust, session.trust());
    store::OutboxRepository outbox(session.database());
    for (const auto& item : items) {
        if (item.stored.empty()) {
            continue;
        }
        const auto entry = outbox.find(item.record, static_cast<std::uint32_t>(item.revision));
        if (!entry || static_cast<int>(entry->state) >= static_cast<int>(store::OutboxState::Stored)) {
            continue;
        }
        const auto receipt = protocol::verifyStored(item.stored, *trust, session.clock().now());
        if (!receipt) {
            session.logger().warning("stored_receipt_refused",
                                     {{"record", item.record}, {"error", receipt.error()}});
            continue;
        }
        auto taken = session.database().transaction(
            [&] { return takeReceipt(session, item.stored, *receipt, store::OutboxState::Stored); });
        if (!taken && isOurFault(taken.code())) {
            return taken;
        }
    }
    return {};
}

Result<std::int64_t> lastEventTaken(Session& session) {
    HOLDFAST_TRY(const auto last, store::OutboxRepository(session.database()).lastMail());
    return static_cast<std::int64_t>(last);
}

Result<void> takeEvent(Session& session, const agent::NumberedEvent& event) {
    const auto number = static_cast<std::uint64_t>(event.number);
    const auto takeNumber = [&]() -> Result<bool> {
        return store::OutboxRepository(session.database()).takeMail(number, session.clock().now());
    };
    auto taken = session.database().transaction([&]() -> Result<void> {
        HOLDFAST_TRY(const bool fresh, takeNumber());
        return fresh ? takeContent(session, event) : Result<void>{};
    });
    if (taken || isOurFault(taken.code())) {
        return taken;
    }
    session.logger().warning("event_refused", {{"number", event.number}, {"error", taken.error()}});
    return session.database().transaction([&]() -> Result<void> {
        HOLDFAST_TRY(const bool fresh, takeNumber());
        static_cast<void>(fresh);
        return {};
    });
}

} // namespace holdfast::service
