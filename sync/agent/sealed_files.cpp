// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/sealed_files.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

Result<crypto::Digest> digestOf(File& file) {
    crypto::Sha256 hash;
    Bytes buffer(65'536);
    for (std::uint64_t offset = 0;;) {
        HOLDFAST_TRY(const std::size_t count, file.readAt(offset, buffer));
        hash.update(ByteView(buffer).first(count));
        offset += count;
        if (count < buffer.size()) {
            return hash.finish();
        }
    }
}

} // namespace

Result<std::unique_ptr<File>> SealedFiles::open(const protocol::PartName& part) {
    HOLDFAST_TRY(auto file, m_files.open(m_folder / part.id.text(), OpenMode::Read));
    HOLDFAST_TRY(const std::uint64_t size, file->size());
    if (size != part.size) {
        return Error(ErrorCode::BadDigest);
    }
    return file;
}

Result<void> SealedFiles::checkPresent(const protocol::PartName& part) {
    HOLDFAST_CHECK(open(part));
    return {};
}

Result<Bytes> SealedFiles::read(const protocol::PartName& part, std::uint64_t offset, std::size_t size) {
    HOLDFAST_TRY(const auto file, open(part));
    if (!m_checked.contains(part.id)) {
        HOLDFAST_TRY(const auto digest, digestOf(*file));
        if (digest != part.sha256) {
            return Error(ErrorCode::BadDigest);
        }
        m_checked.insert(part.id);
    }
    if (offset > part.size) {
        return Error(ErrorCode::InvalidArgument);
    }
    Bytes bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, part.size - offset)));
    HOLDFAST_TRY(const std::size_t count, file->readAt(offset, bytes));
    if (count != bytes.size()) {
        return Error(ErrorCode::Truncated);
    }
    return bytes;
}

} // namespace holdfast::agent
