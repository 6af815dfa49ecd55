// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/main_file.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace holdfast::store::seal {
namespace {

/// SQLite's lock byte lies in this page, so it is never written.
constexpr std::uint64_t pendingBytePage = 0x4000'0000 / pageSize + 1;

/// What SQLite wants to see in the first 100 bytes to go on and look at the WAL: a torn page 1 with a whole
/// WAL must still open. Holds nothing of the database; a read of the whole page fails all the same.
std::array<std::uint8_t, 100> syntheticHeader() {
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::array<std::uint8_t, 100> header{};
    std::ranges::copy(magic, header.begin());
    header[16] = pageSize >> 8U;
    header[18] = 2; // WAL for writing
    header[19] = 2; // and for reading
    header[reserveByteOffset] = reserveSize;
    header[21] = 64; // payload fractions: constants of the format
    header[22] = 32;
    header[23] = 32;
    return header;
}

int refusePragma(char** arguments) {
    const std::string_view name = arguments[1];
    const char* value = arguments[2];
    const auto same = [](const char* a, const char* b) { return sqlite3_stricmp(a, b) == 0; };
    const bool otherSize = same(name.data(), "page_size") && value != nullptr && !same(value, "4096");
    const bool otherJournal = same(name.data(), "journal_mode") && value != nullptr && !same(value, "wal");
    if (!otherSize && !otherJournal) {
        return SQLITE_NOTFOUND;
    }
    arguments[0] = sqlite3_mprintf("not with a sealed database");
    return SQLITE_ERROR;
}

} // namespace

bool mayBeSealed(ByteView page, std::uint64_t number) noexcept {
    const bool reserveIsZero =
        std::ranges::all_of(page.subspan(pageContentSize), [](std::uint8_t byte) { return byte == 0; });
    return reserveIsZero && (number != 1 || page[reserveByteOffset] == reserveSize);
}

int MainFile::readSealed(MutableByteView sealed, std::uint64_t index) noexcept {
    if (m_copies.flush() != SQLITE_OK) { // reported by the next write, sync or truncate
        if (const ByteView waiting = m_copies.find(index); !waiting.empty()) {
            std::ranges::copy(waiting, sealed.begin());
            return SQLITE_OK;
        }
    }
    const int code = m_reader.read(sealed, index * pageSize);
    if (code != SQLITE_IOERR_SHORT_READ) {
        return code;
    }
    // SQLite takes zeros for what lies beyond the end. A log never grows a database past pages that it does
    // not hold, so in a file that had pages the end was cut.
    sqlite3_int64 end = 0;
    if (const int failed = size(&end); failed != SQLITE_OK) {
        return failed;
    }
    return emptyAtOpen() && static_cast<std::uint64_t>(end) <= index * pageSize ? SQLITE_IOERR_SHORT_READ
                                                                                : damaged(index);
}

int MainFile::damaged(std::uint64_t index) noexcept {
    m_damage.note(DamagedPart::Page, index + 1);
    return index == 0 ? SQLITE_NOTADB : SQLITE_IOERR_DATA;
}

int MainFile::read(void* out, int amount, sqlite3_int64 offset) noexcept {
    const MutableByteView wanted(static_cast<std::uint8_t*>(out), static_cast<std::size_t>(amount));
    const auto index = static_cast<std::uint64_t>(offset) / pageSize;
    const auto start = static_cast<std::size_t>(static_cast<std::uint64_t>(offset) % pageSize);
    if (amount < 0 || offset < 0 || start + wanted.size() > pageSize) {
        return SQLITE_IOERR_READ;
    }
    if (wanted.size() != pageSize) {
        return readPart(wanted, index, start);
    }
    if (const int code = readSealed(wanted, index); code != SQLITE_OK) {
        std::ranges::fill(wanted, std::uint8_t{0});
        return code;
    }
    return m_cipher.openPage(wanted, wanted, index + 1) ? SQLITE_OK : damaged(index);
}

int MainFile::readPart(MutableByteView wanted, std::uint64_t index, std::size_t start) noexcept {
    std::array<std::uint8_t, pageSize> page;
    std::ranges::fill(wanted, std::uint8_t{0});
    if (const int code = readSealed(page, index); code != SQLITE_OK) {
        return code;
    }
    if (m_cipher.openPage(page, page, index + 1)) {
        std::memcpy(wanted.data(), page.data() + start, wanted.size());
        crypto::wipe(page);
        return SQLITE_OK;
    }
    const auto header = syntheticHeader();
    if (index != 0 || start + wanted.size() > header.size()) {
        return damaged(index);
    }
    std::memcpy(wanted.data(), header.data() + start, wanted.size());
    return SQLITE_OK;
}

int MainFile::write(const void* bytes, int amount, sqlite3_int64 offset) noexcept {
    if (amount != static_cast<int>(pageSize) || offset < 0 || offset % static_cast<int>(pageSize) != 0) {
        return SQLITE_IOERR_WRITE;
    }
    const ByteView page(static_cast<const std::uint8_t*>(bytes), pageSize);
    const auto index = static_cast<std::uint64_t>(offset) / pageSize;
    if (m_checkpointing) {
        return copyIn(page, index + 1);
    }
    if (!mayBeSealed(page, index + 1)) {
        return SQLITE_IOERR_WRITE;
    }
    if (const int code = readyToWrite(); code != SQLITE_OK) {
        return code;
    }
    std::array<std::uint8_t, pageSize> sealed;
    m_cipher.sealPage(sealed, page, index + 1, m_nonces.next());
    return m_base->methods().xWrite(m_base->get(), sealed.data(), amount, offset);
}

int MainFile::copyIn(ByteView sealed, std::uint64_t number) noexcept {
    const bool expected = m_copy && m_copy->number == number &&
                          std::ranges::equal(sealed.subspan(pageContentSize), m_copy->trailer);
    m_copy.reset();
    if (!expected) {
        return SQLITE_IOERR_WRITE;
    }
    m_reader.forget();
    return m_syncError != SQLITE_OK ? m_syncError : m_copies.add(sealed, number - 1);
}

void MainFile::expectCopy(std::uint64_t number, ByteView sealed) noexcept {
    Copy copy{number, {}};
    std::ranges::copy(sealed.subspan(pageContentSize), copy.trailer.begin());
    m_copy = copy;
}

int MainFile::readyToWrite() noexcept {
    m_reader.forget();
    return m_syncError != SQLITE_OK ? m_syncError : m_copies.flush();
}

int MainFile::truncate(sqlite3_int64 size) noexcept {
    if (size % static_cast<int>(pageSize) != 0) {
        return SQLITE_IOERR_TRUNCATE;
    }
    if (const int code = readyToWrite(); code != SQLITE_OK) {
        return code;
    }
    return m_base->methods().xTruncate(m_base->get(), size);
}

int MainFile::sync(int flags) noexcept {
    if (const int code = readyToWrite(); code != SQLITE_OK) {
        return code;
    }
    // The kernel reports lost writes once and then forgets them. Another sync would succeed, the log would be
    // given up, and the pages were gone: so nothing more is written here, and the next open copies them
    // again.
    m_syncError = m_base->methods().xSync(m_base->get(), flags);
    return m_syncError;
}

int MainFile::size(sqlite3_int64* size) noexcept {
    static_cast<void>(m_copies.flush()); // reported by the next write, sync or truncate
    return m_base->methods().xFileSize(m_base->get(), size);
}

int MainFile::control(int operation, void* argument) noexcept {
    switch (operation) {
    case SQLITE_FCNTL_CKPT_START:
        m_checkpointing = true;
        return SQLITE_OK;
    case SQLITE_FCNTL_CKPT_DONE:
        m_checkpointing = false;
        m_copy.reset();
        return m_copies.flush();
    case SQLITE_FCNTL_MMAP_SIZE:
        *static_cast<sqlite3_int64*>(argument) = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_PRAGMA:
        return refusePragma(static_cast<char**>(argument));
    case SQLITE_FCNTL_SIZE_HINT:
    case SQLITE_FCNTL_PERSIST_WAL:
    case SQLITE_FCNTL_LAST_ERRNO:
    case SQLITE_FCNTL_HAS_MOVED:
        return m_base->methods().xFileControl(m_base->get(), operation, argument);
    default:
        return SQLITE_NOTFOUND;
    }
}

int MainFile::verifyAll() noexcept {
    sqlite3_int64 bytes = 0;
    if (const int code = size(&bytes); code != SQLITE_OK) {
        return code;
    }
    const auto pages = (static_cast<std::uint64_t>(bytes) + pageSize - 1) / pageSize;
    std::array<std::uint8_t, pageSize> sealed;
    for (std::uint64_t index = 0; index < pages; ++index) {
        if (index + 1 == pendingBytePage) {
            continue;
        }
        if (const int code = readSealed(sealed, index); code != SQLITE_OK) {
            return code;
        }
        if (!m_cipher.verifyPage(sealed, index + 1)) {
            return damaged(index);
        }
    }
    return SQLITE_OK;
}

} // namespace holdfast::store::seal
