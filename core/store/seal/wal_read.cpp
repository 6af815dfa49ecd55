// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/wal_file.h"

#include <algorithm>
#include <cstring>

namespace holdfast::store::seal {
namespace {

/// SQLite draws new salts for each log: frames with others are left from one before.
ByteView saltsOfFrame(ByteView header) {
    return header.subspan(8, 8);
}
ByteView saltsOfLog(ByteView header) {
    return header.subspan(16, 8);
}
bool sameSalts(ByteView frameHeader, ByteView logHeader) {
    return std::ranges::equal(saltsOfFrame(frameHeader), saltsOfLog(logHeader));
}

} // namespace

int WalFile::read(void* out, int amount, sqlite3_int64 offset) noexcept {
    const MutableByteView wanted(static_cast<std::uint8_t*>(out), static_cast<std::size_t>(amount));
    if (amount < 0 || offset < 0) {
        return SQLITE_IOERR_READ;
    }
    if (const int code = flush(); code != SQLITE_OK) {
        return code;
    }
    const auto from = static_cast<std::uint64_t>(offset);
    if (from < walHeaderSize) {
        return from + wanted.size() > walHeaderSize ? SQLITE_IOERR_READ
                                                    : readHeader(wanted, static_cast<std::size_t>(from));
    }
    const std::uint64_t frame = (from - walHeaderSize) / frameSize;
    const auto start = static_cast<std::size_t>((from - walHeaderSize) % frameSize);
    return start + wanted.size() > frameSize ? SQLITE_IOERR_READ : readFrame(wanted, frame, start);
}

int WalFile::damaged(DamagedPart part, std::uint64_t number) noexcept {
    m_damage.note(part, number);
    return SQLITE_IOERR_DATA;
}

int WalFile::damagedAtRest(DamagedPart part, std::uint64_t number) noexcept {
    const int code = damaged(part, number);
    return m_logDamage == LogDamage::IsAnError ? code : SQLITE_OK;
}

int WalFile::readSealed(MutableByteView sealed, std::uint64_t offset) noexcept {
    return m_reader.read(sealed, offset);
}

std::uint64_t WalFile::sealedFrames() noexcept {
    sqlite3_int64 bytes = 0;
    if (m_base->methods().xFileSize(m_base->get(), &bytes) != SQLITE_OK ||
        static_cast<std::uint64_t>(bytes) < framesStart) {
        return 0;
    }
    return (static_cast<std::uint64_t>(bytes) - framesStart) / sealedFrameSize;
}

int WalFile::readHeader(MutableByteView out, std::size_t start) noexcept {
    std::ranges::fill(out, std::uint8_t{0});
    for (std::uint64_t copy = 0; copy < walHeaderCopies; ++copy) {
        std::array<std::uint8_t, sealedWalHeaderSize> sealed;
        const int code = readSealed(sealed, copy * walHeaderDistance);
        if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
            return code;
        }
        // The second copy is the older one only while the first is being written; then its log has been
        // copied to the database in full, and copying it again changes nothing.
        if (m_cipher.openWalHeader(m_logHeader, sealed, copy)) {
            std::memcpy(out.data(), m_logHeader.data() + start, out.size());
            return SQLITE_OK;
        }
    }
    // No power cut hits both copies of a log that has frames. Without frames this is an empty log to SQLite.
    if (m_written) {
        return damaged(DamagedPart::LogHeader, 0);
    }
    return holdsAnyFrame() ? damagedAtRest(DamagedPart::LogHeader, 0) : SQLITE_OK;
}

bool WalFile::holdsAnyFrame() noexcept {
    const std::uint64_t frames = sealedFrames();
    SealedFrame sealed;
    OwnFrameHeader header;
    for (std::uint64_t frame = 0; frame < frames; ++frame) {
        const ByteView whole{sealed};
        if (readSealed(sealed, framesStart + frame * sealedFrameSize) == SQLITE_OK &&
            m_cipher.openFrameHeader(header, whole.first(sealedFrameHeaderSize), frame,
                                     nonceOf(whole.subspan(sealedFrameHeaderSize)))) {
            return true;
        }
    }
    return false;
}

bool WalFile::wasOnDisk(std::uint64_t frame) noexcept {
    const std::uint64_t frames = sealedFrames();
    SealedFrame sealed;
    OwnFrameHeader header;
    for (std::uint64_t later = frame + 1; later < frames; ++later) {
        const ByteView whole{sealed};
        if (readSealed(sealed, framesStart + later * sealedFrameSize) == SQLITE_OK &&
            m_cipher.openFrameHeader(header, whole.first(sealedFrameHeaderSize), later,
                                     nonceOf(whole.subspan(sealedFrameHeaderSize))) &&
            sameSalts(header, m_logHeader) &&
            loadBigEndian32(ByteView{header}.subspan(frameHeaderSize)) > frame) {
            return true;
        }
    }
    return false;
}

bool WalFile::openFrame(MutableByteView plain, const SealedFrame& sealed, std::uint64_t frame) noexcept {
    const ByteView whole{sealed};
    const ByteView page = whole.subspan(sealedFrameHeaderSize);
    return m_cipher.openFrameHeader(plain.first(ownFrameHeaderSize), whole.first(sealedFrameHeaderSize),
                                    frame, nonceOf(page)) &&
           m_cipher.openPage(plain.subspan(ownFrameHeaderSize), page, loadBigEndian32(plain));
}

bool WalFile::isMarked(std::uint64_t frame, ByteView sealedPage) const noexcept {
    return frame < m_marks.size() &&
           std::ranges::equal(tagOf(sealedPage), m_marks[static_cast<std::size_t>(frame)].tag);
}

int WalFile::readFrame(MutableByteView out, std::uint64_t frame, std::size_t start) noexcept {
    SealedFrame sealed;
    std::ranges::fill(out, std::uint8_t{0});
    if (const int code = readSealed(sealed, framesStart + frame * sealedFrameSize); code != SQLITE_OK) {
        return code;
    }
    const bool whole = out.size() == frameSize;
    if (whole && !m_written) {
        return recoverFrame(out, sealed, frame);
    }
    const ByteView page = ByteView{sealed}.subspan(sealedFrameHeaderSize);
    if (!isMarked(frame, page)) {
        return damaged(DamagedPart::LogFrame, frame);
    }
    if (start == frameHeaderSize && out.size() == pageSize) {
        return readPage(out, page, frame);
    }
    std::array<std::uint8_t, ownFrameHeaderSize + pageSize> plain;
    if (!openFrame(plain, sealed, frame)) {
        return damaged(DamagedPart::LogFrame, frame);
    }
    if (whole) {
        m_lastWholeRead = frame;
    }
    // Our own bytes behind the header are not there for SQLite.
    std::memmove(plain.data() + frameHeaderSize, plain.data() + ownFrameHeaderSize, pageSize);
    std::memcpy(out.data(), plain.data() + start, out.size());
    crypto::wipe(plain);
    return SQLITE_OK;
}

int WalFile::recoverFrame(MutableByteView out, const SealedFrame& sealed, std::uint64_t frame) noexcept {
    std::array<std::uint8_t, ownFrameHeaderSize + pageSize> plain;
    const bool authentic = openFrame(plain, sealed, frame);
    const ByteView whole{plain};
    if (authentic && sameSalts(whole, m_logHeader)) {
        if (frame == m_marks.size() && !mark(frame, whole, ByteView{sealed}.subspan(sealedFrameHeaderSize))) {
            return SQLITE_IOERR_NOMEM;
        }
        std::ranges::copy(whole.first(frameHeaderSize), out.begin());
        std::ranges::copy(whole.subspan(ownFrameHeaderSize), out.begin() + frameHeaderSize);
        crypto::wipe(plain);
        return SQLITE_OK;
    }
    crypto::wipe(plain);
    // Torn by a power cut, or left from an older log: SQLite takes the zeros for the end. But what a later
    // frame knew to be on the disk was not torn.
    return wasOnDisk(frame) ? damagedAtRest(DamagedPart::LogFrame, frame) : SQLITE_OK;
}

int WalFile::readPage(MutableByteView out, ByteView sealed, std::uint64_t frame) noexcept {
    const std::uint32_t number = m_marks[static_cast<std::size_t>(frame)].page;
    if (!m_database.checkpointing()) {
        return m_cipher.openPage(out, sealed, number) ? SQLITE_OK : damaged(DamagedPart::LogFrame, frame);
    }
    if (!m_cipher.verifyPage(sealed, number)) {
        return damaged(DamagedPart::LogFrame, frame);
    }
    m_database.expectCopy(number, sealed);
    std::ranges::copy(sealed, out.begin());
    return SQLITE_OK;
}

} // namespace holdfast::store::seal
