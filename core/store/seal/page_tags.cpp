// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/main_file.h"
#include "core/store/seal/wal_file.h"

#include <algorithm>
#include <utility>

namespace holdfast::store::seal {
namespace {

/// SQLite's running checksum of a log: two sums over pairs of 32-bit words.
class LogChecksum {
public:
    explicit LogChecksum(ByteView header)
        : m_bigEndian((header[3] & 1U) != 0), m_first(loadBigEndian32(header.subspan(24))),
          m_second(loadBigEndian32(header.subspan(28))) {}

    void add(ByteView bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            m_first += word(bytes.subspan(at)) + m_second;
            m_second += word(bytes.subspan(at + 4)) + m_first;
        }
    }
    [[nodiscard]] bool matches(ByteView frameHeader) const {
        return loadBigEndian32(frameHeader.subspan(16)) == m_first &&
               loadBigEndian32(frameHeader.subspan(20)) == m_second;
    }

private:
    [[nodiscard]] std::uint32_t word(ByteView bytes) const {
        const std::uint32_t value = loadBigEndian32(bytes);
        return m_bigEndian ? value : __builtin_bswap32(value);
    }
    bool m_bigEndian;
    std::uint32_t m_first;
    std::uint32_t m_second;
};

} // namespace

int MainFile::readTags(std::vector<PageTag>& tags) noexcept {
    sqlite3_int64 bytes = 0;
    if (const int code = size(&bytes); code != SQLITE_OK) {
        return code;
    }
    try {
        tags.assign(static_cast<std::size_t>(bytes) / pageSize, PageTag{});
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
    auto at = static_cast<sqlite3_int64>(pageSize - tagSize);
    for (PageTag& tag : tags) {
        const int code = m_base->methods().xRead(m_base->get(), tag.data(), static_cast<int>(tag.size()), at);
        if (code != SQLITE_OK) {
            return code;
        }
        at += static_cast<sqlite3_int64>(pageSize);
    }
    return SQLITE_OK;
}

std::size_t WalFile::settle() noexcept {
    std::array<std::uint8_t, walHeaderSize> header;
    std::array<std::uint8_t, frameHeaderSize> frameHeader;
    std::array<std::uint8_t, pageSize> page;
    std::size_t committed = 0;
    if (m_marks.empty() || readHeader(header, 0) != SQLITE_OK) {
        return 0;
    }
    LogChecksum checksum{header};
    for (std::size_t frame = 0; frame < m_marks.size(); ++frame) {
        if (readFrame(frameHeader, frame, 0) != SQLITE_OK ||
            readFrame(page, frame, frameHeaderSize) != SQLITE_OK) {
            break;
        }
        checksum.add(ByteView{frameHeader}.first(8));
        checksum.add(page);
        if (!checksum.matches(frameHeader)) {
            break;
        }
        if (m_marks[frame].pagesAfterCommit != 0) {
            committed = frame + 1;
        }
    }
    crypto::wipe(page);
    m_marks.resize(committed);
    return committed;
}

} // namespace holdfast::store::seal
