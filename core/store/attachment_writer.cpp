// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attachment_writer.h"

#include <utility>

namespace holdfast::store {
namespace {

/// How much is written between two looks at the free space.
constexpr std::uint64_t spaceCheckBytes = std::uint64_t{1024} * 1024;

} // namespace

AttachmentWriter::State::~State() {
    if (file) {
        file.reset();
        static_cast<void>(files.remove(temporary)); // the sweep takes it otherwise
    }
}

Result<void> AttachmentWriter::State::accept(ByteView sealed) {
    if (sealedSize >= nextSpaceCheck) {
        HOLDFAST_TRY(const std::uint64_t available, files.freeBytes(temporary.parent_path()));
        if (available < reserveBytes + spaceCheckBytes) {
            return Error(ErrorCode::DiskFull);
        }
        nextSpaceCheck = sealedSize + spaceCheckBytes;
    }
    HOLDFAST_CHECK(file->writeAt(sealedSize, sealed));
    sealedDigest.update(sealed);
    sealedSize += sealed.size();
    return {};
}

AttachmentWriter::AttachmentWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
AttachmentWriter::AttachmentWriter(AttachmentWriter&&) noexcept = default;
AttachmentWriter& AttachmentWriter::operator=(AttachmentWriter&&) noexcept = default;
AttachmentWriter::~AttachmentWriter() = default;

Result<void> AttachmentWriter::write(ByteView plaintext) {
    if (!m_state || !m_state->age) {
        return Error(ErrorCode::InvalidState);
    }
    if (auto written = m_state->age->write(plaintext); !written) {
        m_state->age.reset(); // a gap must never be followed by more
        return written;
    }
    m_state->plainDigest.update(plaintext);
    m_state->plainSize += plaintext.size();
    return {};
}

Result<Attachment> AttachmentWriter::finish() {
    if (!m_state || !m_state->age) {
        return Error(ErrorCode::InvalidState);
    }
    const auto state = std::move(m_state);
    HOLDFAST_CHECK(state->age->finish());
    HOLDFAST_TRY(crypto::AgeFileKey key, state->age->fileKey());
    // Named before it is synced: one commit of the file system's journal then covers both, where the other
    // order costs two. A name without its content means nothing without a row, and the sweep takes it.
    HOLDFAST_CHECK(state->files.rename(state->temporary, state->final));
    const auto file = std::move(state->file); // from here on the file has its name and stays
    HOLDFAST_CHECK(file->sync());
    HOLDFAST_CHECK(state->files.syncDirectory(state->final.parent_path()));
    Attachment attachment;
    attachment.id = state->id;
    attachment.fileKey = std::move(key);
    attachment.mediaType = std::move(state->mediaType);
    attachment.plainSize = state->plainSize;
    attachment.sealedSize = state->sealedSize;
    attachment.plainDigest = state->plainDigest.finish();
    attachment.sealedDigest = state->sealedDigest.finish();
    attachment.capturedAt = state->capturedAt;
    return attachment;
}

} // namespace holdfast::store
