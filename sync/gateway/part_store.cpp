// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/part_store.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace holdfast::gateway {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::size_t readSize = 256 * 1024;

} // namespace

Path PartStore::folderOf(AttachmentId part) const {
    return m_directory / part.text().substr(34);
}

Path PartStore::pathOf(AttachmentId part) const {
    return folderOf(part) / part.text();
}

Result<void> PartStore::prepare() {
    for (const char high : hexDigits) {
        for (const char low : hexDigits) {
            HOLDFAST_CHECK(m_files.createDirectories(m_directory / std::string{high, low}));
        }
    }
    return m_files.syncDirectory(m_directory);
}

Result<std::unique_ptr<File>> PartStore::openToWrite(AttachmentId part) {
    auto file = m_files.open(pathOf(part), OpenMode::ReadWrite);
    if (file || file.code() != ErrorCode::NotFound) {
        return file;
    }
    HOLDFAST_TRY(auto made, m_files.open(pathOf(part), OpenMode::CreateOrOpen));
    HOLDFAST_CHECK(m_files.syncDirectory(folderOf(part)));
    return made;
}

Result<std::unique_ptr<File>> PartStore::openToRead(AttachmentId part) {
    return m_files.open(pathOf(part), OpenMode::Read);
}

Result<void> PartStore::remove(AttachmentId part) {
    auto removed = m_files.remove(pathOf(part));
    if (!removed && removed.code() == ErrorCode::NotFound) {
        return {};
    }
    return removed;
}

Result<void> PartStore::recoverPart(const StoredPart& part, Storage& storage, Logger& logger) {
    std::uint64_t size = 0;
    auto opened = m_files.open(pathOf(part.name.id), OpenMode::ReadWrite);
    if (opened) {
        HOLDFAST_TRY(size, opened.value()->size());
    } else if (opened.code() != ErrorCode::NotFound) {
        return opened.error();
    }
    if (size < part.committed) {
        logger.warning("part_starts_again",
                       {{"part", part.name.id}, {"committed", part.committed}, {"found", size}});
        HOLDFAST_CHECK(waitFor<void>([&](Done<void> done) {
            storage.advancePart(part.name.id, part.committed, 0, part.expires, std::move(done));
        }));
        return opened ? opened.value()->truncate(0) : Result<void>();
    }
    if (size > part.committed) {
        HOLDFAST_CHECK(opened.value()->truncate(part.committed));
        return opened.value()->sync();
    }
    return {};
}

Result<void> PartStore::recover(Storage& storage, const Clock& clock, Logger& logger) {
    HOLDFAST_TRY(const auto parts, storage.freeParts());
    for (const auto& part : parts) {
        if (part.expires < clock.now()) {
            HOLDFAST_CHECK(
                waitFor<void>([&](Done<void> done) { storage.removePart(part.name.id, std::move(done)); }));
            continue;
        }
        HOLDFAST_CHECK(recoverPart(part, storage, logger));
    }
    HOLDFAST_TRY(const auto folders, m_files.list(m_directory));
    for (const auto& folder : folders) {
        HOLDFAST_TRY(const auto names, m_files.list(m_directory / folder));
        for (const auto& name : names) {
            const auto id = AttachmentId::parse(name);
            if (!id) {
                continue;
            }
            HOLDFAST_TRY(const auto known, storage.part(*id));
            if (!known) {
                HOLDFAST_CHECK(remove(*id));
            }
        }
    }
    return {};
}

Result<crypto::Digest> digestOfFile(File& file, std::uint64_t size) {
    crypto::Sha256 hash;
    Bytes buffer(readSize);
    for (std::uint64_t offset = 0; offset < size;) {
        const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size - offset));
        HOLDFAST_TRY(const std::size_t count, file.readAt(offset, MutableByteView(buffer).first(want)));
        if (count == 0) {
            return Error(ErrorCode::Truncated);
        }
        hash.update(ByteView(buffer).first(count));
        offset += count;
    }
    return hash.finish();
}

} // namespace holdfast::gateway
