// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/heap_file.h"

#include "core/crypto/secret.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace holdfast::store::seal {

int HeapFile::read(void* out, int amount, sqlite3_int64 offset) noexcept {
    const auto wanted = static_cast<std::size_t>(amount);
    const auto start = std::min(static_cast<std::size_t>(offset), m_size);
    const auto count = std::min(wanted, m_size - start);
    if (count > 0) {
        std::memcpy(out, m_data + start, count);
    }
    std::memset(static_cast<std::uint8_t*>(out) + count, 0, wanted - count);
    return count == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int HeapFile::write(const void* bytes, int amount, sqlite3_int64 offset) noexcept {
    const auto start = static_cast<std::size_t>(offset);
    const auto end = start + static_cast<std::size_t>(amount);
    if (!reserve(end)) {
        return SQLITE_IOERR_NOMEM;
    }
    if (start > m_size) {
        std::memset(m_data + m_size, 0, start - m_size);
    }
    std::memcpy(m_data + start, bytes, end - start);
    m_size = std::max(m_size, end);
    return SQLITE_OK;
}

int HeapFile::truncate(sqlite3_int64 size) noexcept {
    const auto kept = static_cast<std::size_t>(size);
    if (kept == 0) {
        release();
    } else if (kept < m_size) {
        crypto::wipe({m_data + kept, m_size - kept});
        m_size = kept;
    }
    return SQLITE_OK;
}

int HeapFile::sync(int /*flags*/) noexcept {
    return SQLITE_OK;
}

int HeapFile::size(sqlite3_int64* size) noexcept {
    *size = static_cast<sqlite3_int64>(m_size);
    return SQLITE_OK;
}

int HeapFile::control(int /*operation*/, void* /*argument*/) noexcept {
    return SQLITE_NOTFOUND;
}

bool HeapFile::reserve(std::size_t size) noexcept {
    if (size <= m_capacity) {
        return true;
    }
    const std::size_t capacity = std::max({size, m_capacity * 2, std::size_t{64} * 1024});
    // Not realloc: it would leave the old copy behind.
    auto* data = static_cast<std::uint8_t*>(std::malloc(capacity));
    if (data == nullptr) {
        return false;
    }
    const std::size_t used = m_size;
    if (used > 0) {
        std::memcpy(data, m_data, used);
    }
    release();
    m_data = data;
    m_size = used;
    m_capacity = capacity;
    return true;
}

void HeapFile::release() noexcept {
    if (m_data != nullptr) {
        crypto::wipe({m_data, m_capacity});
        std::free(m_data);
    }
    m_data = nullptr;
    m_size = 0;
    m_capacity = 0;
}

} // namespace holdfast::store::seal
