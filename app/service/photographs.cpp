// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/photographs.h"

#include "core/practice/repositories.h"
#include "core/scan/image_check.h"

#include <algorithm>

namespace holdfast::service {
namespace {

// Enough to keep the cipher busy, small beside a photograph.
constexpr std::size_t stepBytes = 1024 * 1024;

practice::AttachmentRef referenceTo(const store::Attachment& kept) {
    return {kept.id, kept.plainDigest, kept.plainSize, kept.mediaType};
}

} // namespace

Result<practice::AttachmentRef> keepPhotograph(Session& session, ByteView file) {
    HOLDFAST_TRY(const auto facts, scan::checkImage(file));
    HOLDFAST_TRY(const auto recipient, session.caseSystemRecipient());
    HOLDFAST_TRY(auto writer, session.attachments().begin({recipient}, facts.mediaType, file.size()));
    for (std::size_t done = 0; done < file.size(); done += stepBytes) {
        HOLDFAST_CHECK(writer.write(file.subspan(done, std::min(stepBytes, file.size() - done))));
    }
    HOLDFAST_TRY(const auto kept, writer.finish());
    HOLDFAST_CHECK(session.database().transaction([&]() -> Result<void> {
        HOLDFAST_CHECK(store::AttachmentRepository(session.database()).add(kept));
        return session.note("captured", kept.id.uuid(),
                            {{"digest", toHex(kept.plainDigest)},
                             {"size", static_cast<std::int64_t>(kept.plainSize)},
                             {"width", std::int64_t{facts.width}},
                             {"height", std::int64_t{facts.height}}});
    }));
    return referenceTo(kept);
}

Result<practice::AttachmentRef> attachPhoto(Session& session, EntryId id, ByteView file,
                                            std::string purpose) {
    HOLDFAST_TRY(const auto image, keepPhotograph(session, file));
    HOLDFAST_CHECK(session.database().transaction([&]() -> Result<void> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        practice::EntryRepository entries(session.database());
        HOLDFAST_TRY(auto entry, entries.find(id));
        entry.photos.push_back({image, session.clock().now(), std::move(purpose), {}});
        HOLDFAST_TRY(const auto revision, entries.edit(entry, who->person, session.clock().now()));
        static_cast<void>(revision);
        return {};
    }));
    return image;
}

Result<practice::AttachmentRef> attachPage(Session& session, PaperItemId id, ByteView file) {
    HOLDFAST_TRY(const auto image, keepPhotograph(session, file));
    HOLDFAST_CHECK(session.database().transaction([&]() -> Result<void> {
        HOLDFAST_TRY(const Enrolment* who, session.enrolled());
        practice::PaperRepository papers(session.database());
        HOLDFAST_TRY(const auto paper, papers.find(id));
        HOLDFAST_TRY(const auto scans, papers.scansOfCase(paper.caseId));
        const auto mine =
            std::ranges::find_if(scans, [&](const practice::Scan& one) { return one.paperItem == id; });
        practice::Scan scan;
        if (mine != scans.end()) {
            scan = *mine;
        } else {
            scan.id = ScanId::create(session.clock(), session.random());
            scan.caseId = paper.caseId;
            scan.visitId = paper.visitId;
            scan.paperItem = id;
            scan.takenBy = who->person;
        }
        scan.pages.push_back({image, std::nullopt, session.clock().now()});
        return papers.putScan(scan);
    }));
    return image;
}

Result<void> readPhotograph(Session& session, AttachmentId id, const crypto::ByteSink& sink) {
    HOLDFAST_TRY(const auto kept, store::AttachmentRepository(session.database()).find(id));
    HOLDFAST_TRY(auto reader, session.attachments().open(kept));
    HOLDFAST_CHECK(session.database().transaction([&] { return session.note("viewed", id.uuid()); }));
    const auto read = reader.readAll(sink);
    // The row's key opened the header: a chunk that does not open now is damage, not a wrong key.
    if (!read && (read.code() == ErrorCode::Malformed || read.code() == ErrorCode::BadSignature ||
                  read.code() == ErrorCode::Truncated)) {
        return Error(ErrorCode::StoreDamaged);
    }
    return read;
}

} // namespace holdfast::service
