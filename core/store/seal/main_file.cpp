// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/main_file.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

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
    const auto offset = static_cast<sqlite3_int64>(index * pageSize);
    const int code =
        m_base->methods().xRead(m_base->get(), sealed.data(), static_cast<int>(pageSize), offset);
    if (code != SQLITE_IOERR_SHORT_READ) {
        return code;
    }
    sqlite3_int64 end = 0;
    if (const int failed = size(&end); failed != SQLITE_OK) {
        return failed;
    }
    return end <= offset ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_DATA;
}

int MainFile::read(void* out, int amount, sqlite3_int64 offset) noexcept {
    const MutableByteView wanted(static_cast<std::uint8_t*>(out), static_cast<std::size_t>(amount));
    const auto index = static_cast<std::uint64_t>(offset) / pageSize;
    const auto start = static_cast<std::size_t>(static_cast<std::uint64_t>(offset) % pageSize);
    if (amount < 0 || offset < 0 || start + wanted.size() > pageSize) {
        return SQLITE_IOERR_READ;
    }
    std::array<std::uint8_t, pageSize> sealed;
    if (const int code = readSealed(sealed, index); code != SQLITE_OK) {
        std::ranges::fill(wanted, std::uint8_t{0});
        return code;
    }
    const int damaged = index == 0 ? SQLITE_NOTADB : SQLITE_IOERR_DATA;
    if (wanted.size() == pageSize) {
        return m_cipher.openPage(wanted, sealed, index + 1) ? SQLITE_OK : damaged;
    }
    std::array<std::uint8_t, pageSize> plain;
    if (m_cipher.openPage(plain, sealed, index + 1)) {
        std::memcpy(wanted.data(), plain.data() + start, wanted.size());
        crypto::wipe(plain);
        return SQLITE_OK;
    }
    std::ranges::fill(wanted, std::uint8_t{0});
    const auto header = syntheticHeader();
    if (index != 0 || start + wanted.size() > header.size()) {
        return damaged;
    }
    std::memcpy(wanted.data(), header.data() + start, wanted.size());
    return SQLITE_OK;
}

int MainFile::write(const void* bytes, int amount, sqlite3_int64 offset) noexcept {
    if (const int code = takeCheckpointError(); code != SQLITE_OK) {
        return code;
    }
    if (amount != static_cast<int>(pageSize) || offset < 0 || offset % static_cast<int>(pageSize) != 0) {
        return SQLITE_IOERR_WRITE;
    }
    const ByteView page(static_cast<const std::uint8_t*>(bytes), pageSize);
    const auto index = static_cast<std::uint64_t>(offset) / pageSize;
    if (m_checkpointing) {
        return writeCopy(page, index + 1);
    }
    if (!mayBeSealed(page, index + 1)) {
        return SQLITE_IOERR_WRITE;
    }
    std::array<std::uint8_t, pageSize> sealed;
    m_cipher.sealPage(sealed, page, index + 1, m_nonces.next());
    return writeSealed(sealed, index);
}

int MainFile::writeCopy(ByteView sealed, std::uint64_t number) noexcept {
    const bool expected = m_copy && m_copy->number == number &&
                          std::ranges::equal(sealed.subspan(pageContentSize), m_copy->trailer);
    m_copy.reset();
    return expected ? writeSealed(sealed, number - 1) : SQLITE_IOERR_WRITE;
}

int MainFile::writeSealed(ByteView sealed, std::uint64_t index) noexcept {
    return m_base->methods().xWrite(m_base->get(), sealed.data(), static_cast<int>(pageSize),
                                    static_cast<sqlite3_int64>(index * pageSize));
}

void MainFile::expectCopy(std::uint64_t number, ByteView sealed) noexcept {
    Copy copy{number, {}};
    std::ranges::copy(sealed.subspan(pageContentSize), copy.trailer.begin());
    m_copy = copy;
}

int MainFile::truncate(sqlite3_int64 size) noexcept {
    if (const int code = takeCheckpointError(); code != SQLITE_OK) {
        return code;
    }
    if (size % static_cast<int>(pageSize) != 0) {
        return SQLITE_IOERR_TRUNCATE;
    }
    return m_base->methods().xTruncate(m_base->get(), size);
}

int MainFile::sync(int flags) noexcept {
    if (const int code = takeCheckpointError(); code != SQLITE_OK) {
        return code;
    }
    return m_base->methods().xSync(m_base->get(), flags);
}

int MainFile::size(sqlite3_int64* size) noexcept {
    return m_base->methods().xFileSize(m_base->get(), size);
}

int MainFile::takeCheckpointError() noexcept {
    return std::exchange(m_checkpointError, SQLITE_OK);
}

int MainFile::control(int operation, void* argument) noexcept {
    switch (operation) {
    case SQLITE_FCNTL_CKPT_START:
        m_checkpointing = true;
        return SQLITE_OK;
    case SQLITE_FCNTL_CKPT_DONE:
        m_checkpointing = false;
        m_copy.reset();
        return SQLITE_OK;
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
            return SQLITE_IOERR_DATA;
        }
    }
    return SQLITE_OK;
}

} // namespace holdfast::store::seal
