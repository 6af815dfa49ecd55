// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <algorithm>

namespace holdfast {

Uuid Uuid::create(const Clock& clock, RandomSource& random) noexcept {
    Uuid id;
    random.fill(id.m_bytes);
    const auto milliseconds = static_cast<std::uint64_t>(toUnixMilliseconds(clock.now()));
    for (std::size_t i = 0; i < 6; ++i) {
        id.m_bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40U - 8U * i));
    }
    id.m_bytes[6] = static_cast<std::uint8_t>((id.m_bytes[6] & 0x0FU) | 0x70U);
    id.m_bytes[8] = static_cast<std::uint8_t>((id.m_bytes[8] & 0x3FU) | 0x80U);
    return id;
}

Result<Uuid> Uuid::fromBytes(ByteView bytes) {
    if (bytes.size() != 16) {
        return Error(ErrorCode::Malformed);
    }
    Uuid id;
    std::ranges::copy(bytes, id.m_bytes.begin());
    return id;
}

Result<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' ||
        std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'F'; })) {
        return Error(ErrorCode::Malformed);
    }
    std::string digits{text};
    std::erase(digits, '-');
    HOLDFAST_TRY(const Bytes bytes, fromHex(digits));
    return fromBytes(bytes);
}

std::string Uuid::text() const {
    std::string digits = toHex(m_bytes);
    for (const std::size_t position : {20U, 16U, 12U, 8U}) {
        digits.insert(position, 1, '-');
    }
    return digits;
}

} // namespace holdfast
