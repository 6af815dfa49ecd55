// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/bech32.h"

#include <array>

namespace holdfast::crypto {
namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t dataGroups = 52; ///< 256 bits in groups of five, four bits of padding
constexpr std::size_t checksumGroups = 6;

class Checksum {
public:
    explicit Checksum(std::string_view prefix) {
        for (const char c : prefix) {
            add(static_cast<std::uint8_t>(lower(c)) >> 5U);
        }
        add(0);
        for (const char c : prefix) {
            add(static_cast<std::uint8_t>(lower(c)) & 31U);
        }
    }
    void add(std::uint32_t group) {
        constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                                         0x2a1462b3};
        const std::uint32_t top = m_state >> 25U;
        m_state = ((m_state & 0x1ffffffU) << 5U) ^ group;
        for (std::size_t i = 0; i < generator.size(); ++i) {
            m_state ^= ((top >> i) & 1U) != 0 ? generator[i] : 0;
        }
    }
    /// After six groups of zero: what they must be instead.
    [[nodiscard]] std::uint32_t group(std::size_t i) const {
        return ((m_state ^ 1U) >> (25U - 5U * i)) & 31U;
    }
    [[nodiscard]] bool holds() const { return m_state == 1; }

    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

private:
    std::uint32_t m_state = 1;
};

bool isUpper(std::string_view prefix) {
    return !prefix.empty() && prefix.front() >= 'A' && prefix.front() <= 'Z';
}

std::uint8_t character(std::uint32_t group, bool upper) {
    const char c = alphabet[group];
    return static_cast<std::uint8_t>(upper && c >= 'a' ? c - 'a' + 'A' : c);
}

} // namespace

void bech32Encode(std::string_view prefix, ByteView key, MutableByteView out) noexcept {
    const bool upper = isUpper(prefix);
    std::size_t at = 0;
    for (const char c : prefix) {
        out[at++] = static_cast<std::uint8_t>(c);
    }
    out[at++] = '1';
    Checksum checksum(prefix);
    std::uint32_t accumulator = 0;
    unsigned bits = 0;
    const auto emit = [&](std::uint32_t group) {
        checksum.add(group);
        out[at++] = character(group, upper);
    };
    for (const auto byte : key.first(bech32KeySize)) {
        accumulator = ((accumulator << 8U) | byte) & 0xfffU;
        for (bits += 8; bits >= 5;) {
            bits -= 5;
            emit((accumulator >> bits) & 31U);
        }
    }
    emit((accumulator << (5 - bits)) & 31U);
    for (std::size_t i = 0; i < checksumGroups; ++i) {
        checksum.add(0);
    }
    for (std::size_t i = 0; i < checksumGroups; ++i) {
        out[at++] = character(checksum.group(i), upper);
    }
}

Result<void> bech32Decode(std::string_view prefix, ByteView text, MutableByteView out) {
    const std::string_view characters = textOf(text);
    if (text.size() != bech32Size(prefix) || out.size() != bech32KeySize || !characters.starts_with(prefix) ||
        characters[prefix.size()] != '1') {
        return Error(ErrorCode::Malformed);
    }
    const bool upper = isUpper(prefix);
    Checksum checksum(prefix);
    std::uint32_t accumulator = 0;
    unsigned bits = 0;
    std::size_t written = 0;
    for (std::size_t i = 0; i < dataGroups + checksumGroups; ++i) {
        const char c = characters[prefix.size() + 1 + i];
        const char folded = upper ? Checksum::lower(c) : c;
        const auto value = alphabet.find(folded);
        if (value == std::string_view::npos || (upper && c >= 'a' && c <= 'z')) {
            return Error(ErrorCode::Malformed);
        }
        const auto group = static_cast<std::uint32_t>(value);
        checksum.add(group);
        if (i >= dataGroups) {
            continue;
        }
        accumulator = ((accumulator << 5U) | group) & 0xfffU;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out[written++] = static_cast<std::uint8_t>(accumulator >> bits);
        }
    }
    if (!checksum.holds() || (accumulator & ((1U << bits) - 1U)) != 0) {
        return Error(ErrorCode::Malformed);
    }
    return {};
}

} // namespace holdfast::crypto
