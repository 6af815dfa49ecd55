// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/wal_file.h"

#include <algorithm>
#include <cstring>

namespace holdfast::store::seal {

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

int WalFile::readSealed(MutableByteView sealed, std::uint64_t offset) noexcept {
    return m_base->methods().xRead(m_base->get(), sealed.data(), static_cast<int>(sealed.size()),
                                   static_cast<sqlite3_int64>(offset));
}

int WalFile::readHeader(MutableByteView out, std::size_t start) noexcept {
    std::ranges::fill(out, std::uint8_t{0});
    std::array<std::uint8_t, sealedWalHeaderSize> sealed;
    if (const int code = readSealed(sealed, 0); code != SQLITE_OK) {
        return code;
    }
    std::array<std::uint8_t, walHeaderSize> plain;
    if (!m_cipher.openWalHeader(plain, sealed)) {
        // Before our first write this is recovery: a torn header means an empty log, as in plain SQLite.
        return m_written ? SQLITE_IOERR_DATA : SQLITE_OK;
    }
    std::memcpy(out.data(), plain.data() + start, out.size());
    return SQLITE_OK;
}

bool WalFile::openFrame(MutableByteView plain, const SealedFrame& sealed,
                        std::uint64_t frame) const noexcept {
    const ByteView whole{sealed};
    const ByteView page = whole.subspan(sealedFrameHeaderSize);
    return m_cipher.openFrameHeader(plain.first(frameHeaderSize), whole.first(sealedFrameHeaderSize), frame,
                                    page.subspan(pageContentSize, nonceSize)) &&
           m_cipher.openPage(plain.subspan(frameHeaderSize), page, loadBigEndian32(plain));
}

int WalFile::readFrame(MutableByteView out, std::uint64_t frame, std::size_t start) noexcept {
    SealedFrame sealed;
    if (const int code = readSealed(sealed, sealedWalHeaderSize + frame * sealedFrameSize);
        code != SQLITE_OK) {
        std::ranges::fill(out, std::uint8_t{0});
        return code;
    }
    const bool whole = out.size() == frameSize;
    if (m_database.checkpointing() && start == frameHeaderSize && out.size() == pageSize) {
        return readForCheckpoint(out, sealed, frame);
    }
    std::array<std::uint8_t, frameSize> plain;
    if (!openFrame(plain, sealed, frame)) {
        std::ranges::fill(out, std::uint8_t{0});
        // Recovery reads whole frames and takes the first bad one for the end of the log.
        return whole && !m_written ? SQLITE_OK : SQLITE_IOERR_DATA;
    }
    if (whole) {
        m_lastWholeRead = frame;
    }
    std::memcpy(out.data(), plain.data() + start, out.size());
    crypto::wipe(plain);
    return SQLITE_OK;
}

int WalFile::readForCheckpoint(MutableByteView out, const SealedFrame& sealed, std::uint64_t frame) noexcept {
    const ByteView whole{sealed};
    const ByteView page = whole.subspan(sealedFrameHeaderSize);
    FrameHeader header;
    if (!m_cipher.openFrameHeader(header, whole.first(sealedFrameHeaderSize), frame,
                                  page.subspan(pageContentSize, nonceSize)) ||
        !m_cipher.verifyPage(page, loadBigEndian32(header))) {
        m_database.failCheckpoint(SQLITE_IOERR_DATA);
        return SQLITE_IOERR_DATA;
    }
    m_database.expectCopy(loadBigEndian32(header), page);
    std::ranges::copy(page, out.begin());
    return SQLITE_OK;
}

} // namespace holdfast::store::seal
