// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/wal_file.h"

#include "core/crypto/system_random.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace holdfast::store::seal {
namespace {

std::uint64_t offsetOf(std::uint64_t frame) {
    return framesStart + frame * sealedFrameSize;
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

WalFile::WalFile(std::unique_ptr<BaseFile> base, Cipher& cipher, DamageRecord& damage, MainFile& database,
                 LogDamage logDamage, const LogObserver& observer)
    : m_base(std::move(base)), m_cipher(cipher), m_damage(damage), m_database(database),
      m_logDamage(logDamage), m_observer(observer), m_reader(*m_base) {
    m_batch.reserve(batchFrames * sealedFrameSize);
}

// Only frames of a transaction that never committed can still wait here.
WalFile::~WalFile() = default;

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
    if (const int code = m_observer ? m_observer(header.subspan(16, 8)) : SQLITE_OK; code != SQLITE_OK) {
        return code;
    }
    // A log starts: whatever waited or was remembered is of the one before.
    m_batch.clear();
    m_header.reset();
    m_marks.clear();
    m_onDisk = 0;
    std::ranges::copy(header, m_logHeader.begin());
    m_copyIsDue = true;
    return writeHeaderCopy(0);
}

int WalFile::writeHeaderCopy(std::uint64_t copy) noexcept {
    std::array<std::uint8_t, walHeaderDistance> sector;
    const MutableByteView whole{sector};
    m_cipher.sealWalHeader(whole.first(sealedWalHeaderSize), m_logHeader, copy, m_nonces.next());
    // Zeros would show where a log begins.
    crypto::SystemRandom{}.fill(whole.subspan(sealedWalHeaderSize));
    m_reader.forget();
    return m_base->methods().xWrite(m_base->get(), sector.data(), static_cast<int>(sector.size()),
                                    static_cast<sqlite3_int64>(copy * walHeaderDistance));
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
    const std::uint32_t number = loadBigEndian32(header);
    // A frame that does not follow the last one would leave a hole: one before it could not be written.
    if (frame > m_marks.size() || !mayBeSealed(page, number)) {
        return SQLITE_IOERR_WRITE;
    }
    const std::uint64_t waiting = m_batch.size() / sealedFrameSize;
    if (waiting == batchFrames || (waiting > 0 && frame != m_batchStart + waiting)) {
        if (const int code = flushBatch(); code != SQLITE_OK) {
            return code;
        }
    }
    if (frame < m_marks.size()) { // what was rolled back is written over
        m_marks.resize(static_cast<std::size_t>(frame));
        m_onDisk = std::min(m_onDisk, static_cast<std::uint32_t>(frame));
    }
    if (m_batch.empty()) {
        m_batchStart = frame;
    }
    const std::size_t used = m_batch.size();
    m_batch.resize(used + sealedFrameSize); // within the reserved capacity
    const MutableByteView sealed = MutableByteView{m_batch}.subspan(used);
    sealFrame(sealed, header, page, frame);
    if (!mark(frame, header, sealed.subspan(sealedFrameHeaderSize))) {
        m_batch.resize(used);
        return SQLITE_IOERR_NOMEM;
    }
    return endsCommit(header) ? flushBatch() : SQLITE_OK;
}

bool WalFile::mark(std::uint64_t frame, ByteView header, ByteView sealedPage) noexcept {
    Mark made{loadBigEndian32(header), loadBigEndian32(header.subspan(4)), {}};
    std::ranges::copy(tagOf(sealedPage), made.tag.begin());
    if (frame < m_marks.size()) {
        m_marks[static_cast<std::size_t>(frame)] = made;
        return true;
    }
    try {
        m_marks.push_back(made);
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

int WalFile::rewrite(std::uint64_t frame, const FrameHeader* header, ByteView page) noexcept {
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    SealedFrame sealed;
    if (readSealed(sealed, offsetOf(frame)) != SQLITE_OK) {
        return SQLITE_IOERR_WRITE;
    }
    std::array<std::uint8_t, ownFrameHeaderSize + pageSize> plain;
    const MutableByteView whole{plain};
    if (!isMarked(frame, ByteView{sealed}.subspan(sealedFrameHeaderSize)) ||
        !openFrame(plain, sealed, frame)) {
        return damaged(DamagedPart::LogFrame, frame);
    }
    if (header != nullptr) {
        std::ranges::copy(*header, whole.begin());
    }
    if (!page.empty()) {
        std::ranges::copy(page, whole.begin() + ownFrameHeaderSize);
    }
    int code = SQLITE_IOERR_WRITE;
    const std::uint32_t number = loadBigEndian32(whole);
    if (mayBeSealed(whole.subspan(ownFrameHeaderSize), number)) {
        sealFrame(sealed, whole.first(frameHeaderSize), whole.subspan(ownFrameHeaderSize), frame);
        static_cast<void>(mark(frame, whole, ByteView{sealed}.subspan(sealedFrameHeaderSize)));
        m_reader.forget();
        code = m_base->methods().xWrite(m_base->get(), sealed.data(), static_cast<int>(sealed.size()),
                                        static_cast<sqlite3_int64>(offsetOf(frame)));
    }
    crypto::wipe(plain);
    return code;
}

void WalFile::sealFrame(MutableByteView sealed, ByteView header, ByteView page,
                        std::uint64_t frame) noexcept {
    const Nonce nonce = m_nonces.next();
    OwnFrameHeader own;
    std::ranges::copy(header.first(frameHeaderSize), own.begin());
    storeBigEndian32(MutableByteView{own}.subspan(frameHeaderSize), m_onDisk);
    m_cipher.sealFrameHeader(sealed.first(sealedFrameHeaderSize), own, frame, nonce);
    m_cipher.sealPage(sealed.subspan(sealedFrameHeaderSize), page, loadBigEndian32(header), nonce);
}

int WalFile::flushBatch() noexcept {
    if (m_batch.empty()) {
        return SQLITE_OK;
    }
    m_reader.forget();
    const int code = m_base->methods().xWrite(m_base->get(), m_batch.data(), static_cast<int>(m_batch.size()),
                                              static_cast<sqlite3_int64>(offsetOf(m_batchStart)));
    if (code != SQLITE_OK) {
        // SQLite rolls back and writes these frames anew; until then they are not there to be read.
        m_marks.resize(static_cast<std::size_t>(std::min<std::uint64_t>(m_batchStart, m_marks.size())));
    }
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
    m_reader.forget();
    if (size == 0) {
        m_marks.clear();
        m_onDisk = 0;
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
    if (const int code = m_base->methods().xSync(m_base->get(), flags); code != SQLITE_OK) {
        m_copyIsDue = !m_marks.empty() || m_copyIsDue; // the kernel may have lost it with the rest
        return code;
    }
    m_onDisk = static_cast<std::uint32_t>(m_marks.size());
    if (m_copyIsDue) {
        if (const int code = writeHeaderCopy(1); code != SQLITE_OK) {
            return code;
        }
        m_copyIsDue = false;
    }
    return SQLITE_OK;
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
    if (bytes < sealedWalHeaderSize) {
        *size = 0;
        return SQLITE_OK;
    }
    const std::uint64_t frames = bytes < framesStart ? 0 : (bytes - framesStart) / sealedFrameSize;
    *size = static_cast<sqlite3_int64>(walHeaderSize + frames * frameSize);
    return SQLITE_OK;
}

int WalFile::control(int operation, void* argument) noexcept {
    if (operation == SQLITE_FCNTL_LAST_ERRNO) {
        return m_base->methods().xFileControl(m_base->get(), operation, argument);
    }
    return SQLITE_NOTFOUND;
}

} // namespace holdfast::store::seal
