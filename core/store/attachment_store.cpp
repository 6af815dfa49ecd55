// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attachment_writer.h"
#include "core/store/outbox_repository.h"

#include <algorithm>
#include <set>

namespace holdfast::store {
namespace {

constexpr std::size_t chunkSize = std::size_t{64} * 1024;

} // namespace

AttachmentStore::AttachmentStore(FileSystem& files, const Clock& clock, RandomSource& random, TabletHome home,
                                 std::uint64_t reserveBytes)
    : m_files(files), m_clock(clock), m_random(random), m_home(std::move(home)),
      m_reserveBytes(reserveBytes) {}

Path AttachmentStore::pathOf(AttachmentId id) const {
    return m_home.sealed() / id.text();
}

Result<AttachmentWriter> AttachmentStore::begin(const std::vector<crypto::AgeRecipient>& recipients,
                                                std::string mediaType, std::uint64_t expectedSize) {
    HOLDFAST_CHECK(m_files.createDirectories(m_home.sealed()));
    HOLDFAST_TRY(const std::uint64_t available, m_files.freeBytes(m_home.sealed()));
    if (available < m_reserveBytes || available - m_reserveBytes < expectedSize) {
        return Error(ErrorCode::DiskFull);
    }
    auto state = std::make_unique<AttachmentWriter::State>(m_files, AttachmentId::create(m_clock, m_random),
                                                           m_home.sealed());
    state->mediaType = std::move(mediaType);
    state->capturedAt = m_clock.now();
    state->reserveBytes = m_reserveBytes;
    HOLDFAST_TRY(state->file, m_files.open(state->temporary, OpenMode::CreateNew));
    HOLDFAST_TRY(state->age, crypto::AgeWriter::create(recipients, [sink = state.get()](ByteView sealed) {
                     return sink->accept(sealed);
                 }));
    return AttachmentWriter(std::move(state));
}

Result<crypto::AgeReader> AttachmentStore::open(const Attachment& attachment) {
    if (attachment.fileKey.empty()) {
        return Error(ErrorCode::NotFound);
    }
    HOLDFAST_TRY(auto file, m_files.open(pathOf(attachment.id), OpenMode::Read));
    HOLDFAST_TRY(const std::uint64_t size, file->size());
    if (size != attachment.sealedSize) {
        return Error(ErrorCode::StoreDamaged);
    }
    HOLDFAST_TRY(auto reader, crypto::AgeReader::open(std::move(file), attachment.fileKey));
    if (reader.size() != attachment.plainSize) {
        return Error(ErrorCode::StoreDamaged);
    }
    return reader;
}

Result<void> AttachmentStore::verify(const Attachment& attachment) {
    HOLDFAST_TRY(const auto file, m_files.open(pathOf(attachment.id), OpenMode::Read));
    crypto::Sha256 digest;
    Bytes chunk(chunkSize);
    std::uint64_t size = 0;
    for (;;) {
        HOLDFAST_TRY(const std::size_t count, file->readAt(size, chunk));
        digest.update(ByteView{chunk}.first(count));
        size += count;
        if (count < chunk.size()) {
            break;
        }
    }
    if (size != attachment.sealedSize || digest.finish() != attachment.sealedDigest) {
        return Error(ErrorCode::StoreDamaged);
    }
    return {};
}

Result<void> AttachmentStore::removeFile(AttachmentId id) {
    if (auto removed = m_files.remove(pathOf(id)); !removed && removed.code() != ErrorCode::NotFound) {
        return removed;
    }
    return m_files.syncDirectory(m_home.sealed());
}

Result<std::size_t> AttachmentStore::sweep(Database& database) {
    HOLDFAST_CHECK(m_files.createDirectories(m_home.sealed()));
    HOLDFAST_TRY(auto kept, AttachmentRepository(database).present());
    // A long record's body travels as a sealed file without a row of its own.
    HOLDFAST_TRY(const auto travelling, OutboxRepository(database).partsNotReceived());
    kept.insert(kept.end(), travelling.begin(), travelling.end());
    std::set<std::string> names;
    std::ranges::transform(kept, std::inserter(names, names.end()),
                           [](const AttachmentId& id) { return id.text(); });
    HOLDFAST_TRY(const auto found, m_files.list(m_home.sealed()));
    std::size_t removed = 0;
    for (const std::string& name : found) {
        if (!names.contains(name)) {
            HOLDFAST_CHECK(m_files.remove(m_home.sealed() / name));
            ++removed;
        }
    }
    if (removed > 0) {
        HOLDFAST_CHECK(m_files.syncDirectory(m_home.sealed()));
    }
    return removed;
}

} // namespace holdfast::store
