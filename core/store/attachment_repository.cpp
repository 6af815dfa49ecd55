// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attachments.h"

#include <algorithm>

namespace holdfast::store {
namespace {

Result<crypto::Digest> digestOf(const Statement& row, int column) {
    crypto::Digest digest{};
    const ByteView stored = row.view(column);
    if (stored.size() != digest.size()) {
        return Error(ErrorCode::StoreDamaged);
    }
    std::ranges::copy(stored, digest.begin());
    return digest;
}

} // namespace

Result<void> AttachmentRepository::add(const Attachment& attachment) {
    if (!m_database.inTransaction() || attachment.fileKey.empty()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_database.run(
        "INSERT INTO attachment(id, file_key, media_type, plain_size, sealed_size, plain_digest, "
        "sealed_digest, captured_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        attachment.id, attachment.fileKey, attachment.mediaType, attachment.plainSize, attachment.sealedSize,
        attachment.plainDigest, attachment.sealedDigest, attachment.capturedAt));
    m_database.noteChange("attachment", attachment.id);
    return {};
}

Result<Attachment> AttachmentRepository::find(AttachmentId id) {
    HOLDFAST_TRY(auto row, m_database.prepare("SELECT file_key, media_type, plain_size, sealed_size, "
                                              "plain_digest, sealed_digest, captured_at, forgotten_at "
                                              "FROM attachment WHERE id = ?"));
    HOLDFAST_CHECK(row.bindAll(id));
    HOLDFAST_TRY(const bool there, row.step());
    if (!there) {
        return Error(ErrorCode::NotFound);
    }
    Attachment found;
    found.id = id;
    if (!row.isNull(0)) {
        HOLDFAST_TRY(found.fileKey, row.secret(0));
    }
    found.mediaType = row.text(1);
    found.plainSize = static_cast<std::uint64_t>(row.integer(2));
    found.sealedSize = static_cast<std::uint64_t>(row.integer(3));
    HOLDFAST_TRY(found.plainDigest, digestOf(row, 4));
    HOLDFAST_TRY(found.sealedDigest, digestOf(row, 5));
    found.capturedAt = row.time(6);
    found.forgottenAt = row.optionalTime(7);
    return found;
}

Result<std::vector<AttachmentId>> AttachmentRepository::present() {
    std::vector<AttachmentId> ids;
    HOLDFAST_CHECK(m_database.query("SELECT id FROM attachment WHERE forgotten_at IS NULL ORDER BY id",
                                    [&ids](const Statement& row) -> Result<void> {
                                        HOLDFAST_TRY(const auto id, row.id<AttachmentId>(0));
                                        ids.push_back(id);
                                        return {};
                                    }));
    return ids;
}

Result<void> AttachmentRepository::forget(AttachmentId id, UtcTime when) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_database.run("UPDATE attachment SET file_key = NULL, "
                                  "forgotten_at = coalesce(forgotten_at, ?2) WHERE id = ?1",
                                  id, when));
    if (m_database.changedRows() == 0) {
        return Error(ErrorCode::NotFound);
    }
    m_database.noteChange("attachment", id);
    return {};
}

} // namespace holdfast::store
