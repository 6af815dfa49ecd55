// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/visits.h"
#include "core/practice/json.h"
#include "core/practice/visit_record.h"

#include <algorithm>

namespace holdfast::service {
namespace {

/// Every sealed file that the record speaks of, named by ciphertext for the manifest and by plaintext inside.
struct Files {
    std::vector<protocol::PartName> parts;
    std::vector<protocol::Original> originals;
};

Result<void> addFile(Session& session, const practice::AttachmentRef& reference, Files& files) {
    const auto known = [&](const protocol::PartName& part) { return part.id == reference.id; };
    if (std::ranges::any_of(files.parts, known)) {
        return {};
    }
    HOLDFAST_TRY(const auto kept, store::AttachmentRepository(session.database()).find(reference.id));
    files.parts.push_back({kept.id, kept.sealedDigest, kept.sealedSize});
    files.originals.push_back({kept.id, kept.plainDigest, kept.plainSize, kept.mediaType});
    return {};
}

Result<Files> filesOf(Session& session, const practice::VisitRecord& record) {
    Files files;
    for (const auto& recorded : record.entries) {
        for (const auto& photo : recorded.entry.photos) {
            HOLDFAST_CHECK(addFile(session, photo.image, files));
        }
    }
    for (const auto& recorded : record.scans) {
        for (const auto& page : recorded.scan.pages) {
            HOLDFAST_CHECK(addFile(session, page.original, files));
        }
    }
    return files;
}

Result<FinishedVisit> close(Session& session, VisitId id) {
    HOLDFAST_TRY(const Enrolment* who, session.enrolled());
    HOLDFAST_TRY(const auto recipient, session.caseSystemRecipient());
    const auto now = session.clock().now();

    practice::VisitRepository visits(session.database());
    HOLDFAST_TRY(auto visit, visits.find(id));
    visit.revision += 1;
    visit.finishedAt = now;
    visit.endedAt = visit.endedAt.value_or(now);
    visit.state = practice::VisitState::Finished;
    HOLDFAST_CHECK(visits.put(visit));

    HOLDFAST_TRY(const auto view, viewVisit(session, id));
    const RecordId recordId{id.uuid()};
    const auto record = practice::recordOf(view, recordId, {who->person, who->name});
    HOLDFAST_TRY(auto files, filesOf(session, record));

    const protocol::SealedRecord inner{
        who->id,      recordId, visit.revision,           "visit",
        visit.caseId, now,      practice::toJson(record), std::move(files.originals)};
    const auto bodyId = AttachmentId::create(session.clock(), session.random());
    HOLDFAST_TRY(auto sealed, protocol::sealRecord(inner, files.parts, protocol::Lane::Record,
                                                   session.signing(), recipient, bodyId));
    // A long visit's body travels as a part. Its file is durable before the row that names it.
    std::vector<AttachmentId> parts;
    if (sealed.manifest.bodyPlace == protocol::BodyPlace::Part) {
        HOLDFAST_CHECK(
            writeFileDurably(session.files(), session.attachments().pathOf(bodyId), sealed.bodyPart));
        parts.push_back(bodyId);
    }
    for (const auto& part : files.parts) {
        parts.push_back(part.id);
    }
    HOLDFAST_TRY(const auto envelope, protocol::readEnvelope(sealed.envelope));

    store::OutboxEntry entry;
    entry.record = recordId;
    entry.revision = visit.revision;
    entry.envelope = std::move(sealed.envelope);
    entry.manifest = envelope.manifest;
    entry.parts = std::move(parts);
    entry.queuedAt = now;
    HOLDFAST_CHECK(store::OutboxRepository(session.database()).add(entry));
    HOLDFAST_CHECK(session.note("finished", id.uuid(), {{"revision", std::int64_t{visit.revision}}}));

    const auto restricted = std::ranges::count_if(
        record.entries, [](const practice::RecordedEntry& recorded) { return recorded.restricted; });
    return FinishedVisit{recordId, visit.revision, record.entries.size(),
                         static_cast<std::size_t>(restricted)};
}

} // namespace

Result<FinishedVisit> finishVisit(Session& session, VisitId visit) {
    return session.database().transaction([&] { return close(session, visit); });
}

} // namespace holdfast::service
