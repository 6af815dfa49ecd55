// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/wal_file.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace holdfast::store::seal {
namespace {

std::uint64_t offsetOf(std::uint64_t frame) {
    return sealedWalHeaderSize + frame * sealedFrameSize;
}

bool endsCommit(ByteView header) {
    return loadBigEndian32(header.subspan(4)) != 0;
}

/// Where in SQLite's own layout an offset behind the WAL header lies.
struct Position {
    std::uint64_t frame;
    std::size_t start;
};
Position positionOf(sqlite3_int64 offset) {
    const auto behind = static_cast<std::uint64_t>(offset) - walHeaderSize;
    return {behind / frameSize, static_cast<std::size_t>(behind % frameSize)};
}

} // namespace

WalFile::WalFile(std::unique_ptr<BaseFile> base, const Cipher& cipher, MainFile& database)
    : m_base(std::move(base)), m_cipher(cipher), m_database(database) {
    m_batch.reserve(batchFrames * sealedFrameSize);
}

WalFile::~WalFile() {
    // Only frames of a transaction that never committed can still wait here.
    m_batch.clear();
}

int WalFile::write(const void* bytes, int amount, sqlite3_int64 offset) noexcept {
    const ByteView given(static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(amount));
    m_written = true;
    const auto lastWholeRead = std::exchange(m_lastWholeRead, std::nullopt);
    if (offset == 0 && given.size() == walHeaderSize) {
        return writeHeader(given);
    }
    if (offset < static_cast<sqlite3_int64>(walHeaderSize)) {
        return SQLITE_IOERR_WRITE;
    }
    const Position at = positionOf(offset);
    if (at.start == 0 && given.size() == frameHeaderSize) {
        if (lastWholeRead == at.frame) {
            // SQLite corrects the checksum of a frame it has just read; no page follows.
            FrameHeader header;
            std::ranges::copy(given, header.begin());
            return rewrite(at.frame, &header, {});
        }
        return takeFrameHeader(given, at.frame);
    }
    if (at.start == frameHeaderSize && given.size() == pageSize) {
        return takePage(given, at.frame);
    }
    return SQLITE_IOERR_WRITE; // e.g. a page split at a sector: never without its seal
}

int WalFile::writeHeader(ByteView header) noexcept {
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    std::array<std::uint8_t, sealedWalHeaderSize> sealed;
    m_cipher.sealWalHeader(sealed, header, m_nonces.next());
    return m_base->methods().xWrite(m_base->get(), sealed.data(), static_cast<int>(sealed.size()), 0);
}

int WalFile::takeFrameHeader(ByteView header, std::uint64_t frame) noexcept {
    if (m_header) {
        if (const int code = flush(); code != SQLITE_OK) {
            return code;
        }
    }
    WaitingHeader waiting{frame, {}};
    std::ranges::copy(header, waiting.bytes.begin());
    m_header = waiting;
    return SQLITE_OK;
}

int WalFile::takePage(ByteView page, std::uint64_t frame) noexcept {
    if (!m_header || m_header->frame != frame) {
        return rewrite(frame, nullptr, page);
    }
    const FrameHeader header = std::exchange(m_header, std::nullopt)->bytes;
    if (!mayBeSealed(page, loadBigEndian32(header))) {
        return SQLITE_IOERR_WRITE;
    }
    const std::uint64_t waiting = m_batch.size() / sealedFrameSize;
    if (waiting == batchFrames || (waiting > 0 && frame != m_batchStart + waiting)) {
        if (const int code = flushBatch(); code != SQLITE_OK) {
            return code;
        }
    }
    if (m_batch.empty()) {
        m_batchStart = frame;
    }
    const std::size_t used = m_batch.size();
    m_batch.resize(used + sealedFrameSize); // within the reserved capacity
    sealFrame(MutableByteView{m_batch}.subspan(used), header, page, frame);
    return endsCommit(header) ? flushBatch() : SQLITE_OK;
}

int WalFile::rewrite(std::uint64_t frame, const FrameHeader* header, ByteView page) noexcept {
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    SealedFrame sealed;
    if (const int code = readSealed(sealed, offsetOf(frame)); code != SQLITE_OK) {
        return SQLITE_IOERR_WRITE;
    }
    std::array<std::uint8_t, frameSize> plain;
    if (!openFrame(plain, sealed, frame)) {
        return SQLITE_IOERR_DATA;
    }
    const MutableByteView whole{plain};
    if (header != nullptr) {
        std::ranges::copy(*header, whole.begin());
    }
    if (!page.empty()) {
        std::ranges::copy(page, whole.begin() + frameHeaderSize);
    }
    int code = SQLITE_IOERR_WRITE;
    if (mayBeSealed(whole.subspan(frameHeaderSize), loadBigEndian32(whole))) {
        sealFrame(sealed, whole.first(frameHeaderSize), whole.subspan(frameHeaderSize), frame);
        code = m_base->methods().xWrite(m_base->get(), sealed.data(), static_cast<int>(sealed.size()),
                                        static_cast<sqlite3_int64>(offsetOf(frame)));
    }
    crypto::wipe(plain);
    return code;
}

void WalFile::sealFrame(MutableByteView sealed, ByteView header, ByteView page,
                        std::uint64_t frame) noexcept {
    const Nonce nonce = m_nonces.next();
    m_cipher.sealFrameHeader(sealed.first(sealedFrameHeaderSize), header, frame, nonce);
    m_cipher.sealPage(sealed.subspan(sealedFrameHeaderSize), page, loadBigEndian32(header), nonce);
}

int WalFile::flushBatch() noexcept {
    if (m_batch.empty()) {
        return SQLITE_OK;
    }
    const int code = m_base->methods().xWrite(m_base->get(), m_batch.data(), static_cast<int>(m_batch.size()),
                                              static_cast<sqlite3_int64>(offsetOf(m_batchStart)));
    // After a failure too: SQLite rolls back and writes these frames anew.
    m_batch.clear();
    return code;
}

int WalFile::flush() noexcept {
    if (const int code = flushBatch(); code != SQLITE_OK) {
        return code;
    }
    if (m_header) {
        const WaitingHeader waiting = *std::exchange(m_header, std::nullopt);
        return rewrite(waiting.frame, &waiting.bytes, {});
    }
    return SQLITE_OK;
}

int WalFile::truncate(sqlite3_int64 size) noexcept {
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    if (size == 0) {
        return m_base->methods().xTruncate(m_base->get(), 0);
    }
    if (size < static_cast<sqlite3_int64>(walHeaderSize) || positionOf(size).start != 0) {
        return SQLITE_IOERR_TRUNCATE;
    }
    return m_base->methods().xTruncate(m_base->get(),
                                       static_cast<sqlite3_int64>(offsetOf(positionOf(size).frame)));
}

int WalFile::sync(int flags) noexcept {
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    return m_base->methods().xSync(m_base->get(), flags);
}

int WalFile::size(sqlite3_int64* size) noexcept {
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    sqlite3_int64 sealed = 0;
    if (const int code = m_base->methods().xFileSize(m_base->get(), &sealed); code != SQLITE_OK) {
        return code;
    }
    const auto bytes = static_cast<std::uint64_t>(sealed);
    *size = bytes < sealedWalHeaderSize
                ? 0
                : static_cast<sqlite3_int64>(walHeaderSize +
                                             (bytes - sealedWalHeaderSize) / sealedFrameSize * frameSize);
    return SQLITE_OK;
}

int WalFile::control(int operation, void* argument) noexcept {
    if (operation == SQLITE_FCNTL_LAST_ERRNO) {
        return m_base->methods().xFileControl(m_base->get(), operation, argument);
    }
    return SQLITE_NOTFOUND;
}

} // namespace holdfast::store::seal
