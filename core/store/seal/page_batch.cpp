// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/page_batch.h"

#include <algorithm>
#include <new>

namespace holdfast::store::seal {

int PageBatch::add(ByteView sealed, std::uint64_t index) noexcept {
    if (!m_pages) {
        m_pages.reset(new (std::nothrow) std::uint8_t[batchSize]);
        if (!m_pages) {
            return SQLITE_IOERR_NOMEM;
        }
    }
    if (m_count > 0 && (index != m_first + m_count || (m_count + 1) * pageSize > batchSize)) {
        if (const int code = flush(); code != SQLITE_OK) {
            return code;
        }
    }
    if (m_count == 0) {
        m_first = index;
    }
    std::ranges::copy(sealed.first(pageSize), m_pages.get() + m_count * pageSize);
    ++m_count;
    return SQLITE_OK;
}

int PageBatch::flush() noexcept {
    if (m_count == 0) {
        return SQLITE_OK;
    }
    const int code =
        m_file.methods().xWrite(m_file.get(), m_pages.get(), static_cast<int>(m_count * pageSize),
                                static_cast<sqlite3_int64>(m_first * pageSize));
    if (code == SQLITE_OK) {
        m_count = 0;
    }
    return code;
}

ByteView PageBatch::find(std::uint64_t index) const noexcept {
    return index >= m_first && index < m_first + m_count
               ? ByteView{m_pages.get() + (index - m_first) * pageSize, pageSize}
               : ByteView{};
}

} // namespace holdfast::store::seal
