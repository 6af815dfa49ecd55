// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/read_ahead.h"

#include "core/store/seal/format.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace holdfast::store::seal {
namespace {

constexpr int readsThatMakeARun = 3;
constexpr std::uint64_t farthestStep = batchSize / 2;

} // namespace

int ReadAhead::read(MutableByteView out, std::uint64_t offset) noexcept {
    const bool forward = offset >= m_expected && offset - m_expected < farthestStep;
    m_forward = forward ? std::min(m_forward + 1, readsThatMakeARun) : 0;
    m_expected = offset + out.size();
    if (m_forward == readsThatMakeARun && !holds(offset, out.size())) {
        fetch(offset);
    }
    if (holds(offset, out.size())) {
        std::memcpy(out.data(), m_buffer.get() + (offset - m_start), out.size());
        return SQLITE_OK;
    }
    return m_file.methods().xRead(m_file.get(), out.data(), static_cast<int>(out.size()),
                                  static_cast<sqlite3_int64>(offset));
}

bool ReadAhead::holds(std::uint64_t offset, std::size_t size) const noexcept {
    return offset >= m_start && offset + size <= m_start + m_held;
}

void ReadAhead::fetch(std::uint64_t offset) noexcept {
    m_held = 0;
    if (!m_buffer) {
        m_buffer.reset(new (std::nothrow) std::uint8_t[batchSize]);
    }
    sqlite3_int64 end = 0;
    if (!m_buffer || m_file.methods().xFileSize(m_file.get(), &end) != SQLITE_OK ||
        static_cast<std::uint64_t>(end) <= offset) {
        return;
    }
    const auto size = static_cast<std::size_t>(
        std::min<std::uint64_t>(batchSize, static_cast<std::uint64_t>(end) - offset));
    // A failure here says nothing about the page that is wanted: it is then read alone.
    if (m_file.methods().xRead(m_file.get(), m_buffer.get(), static_cast<int>(size),
                               static_cast<sqlite3_int64>(offset)) == SQLITE_OK) {
        m_start = offset;
        m_held = size;
    }
}

} // namespace holdfast::store::seal
