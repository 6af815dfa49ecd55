// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

namespace holdfast::crypto {

/// One decoded character; size 0 where the bytes are not UTF-8 (RFC 3629).
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
};

[[nodiscard]] inline CodePoint firstCodePoint(ByteView bytes) noexcept {
    struct Form {
        std::uint8_t mask;
        std::uint8_t lead;
        char32_t least; ///< shorter forms exist below it
    };
    constexpr Form forms[] = {
        {0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    std::size_t size = 0;
    for (const Form& form : forms) {
        ++size;
        if (bytes.empty() || (bytes[0] & form.mask) != form.lead) {
            continue;
        }
        if (bytes.size() < size) {
            return {};
        }
        char32_t value = bytes[0] & static_cast<std::uint8_t>(~form.mask);
        for (std::size_t i = 1; i < size; ++i) {
            if ((bytes[i] & 0xC0U) != 0x80U) {
                return {};
            }
            value = (value << 6U) | (bytes[i] & 0x3FU);
        }
        const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        if (value < form.least || value > 0x10FFFF || surrogate) {
            return {};
        }
        return {value, size};
    }
    return {};
}

/// What parts words in a passphrase.
[[nodiscard]] inline bool isSpace(char32_t value) noexcept {
    return value == U' ' || value == U'\t' || value == 0xA0 || (value >= 0x2000 && value <= 0x200A) ||
           value == 0x3000;
}

} // namespace holdfast::crypto
