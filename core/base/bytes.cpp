// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"

#include <array>

namespace holdfast {
namespace {

constexpr std::string_view standardAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view hexDigits = "0123456789abcdef";

enum class Padding { With, Without };

std::string encode(ByteView bytes, std::string_view alphabet, Padding padding) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t accumulator = 0;
    unsigned bits = 0;
    for (const auto byte : bytes) {
        accumulator = (accumulator << 8U) | byte;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += alphabet[(accumulator >> bits) & 63U];
        }
    }
    if (bits > 0) {
        text += alphabet[(accumulator << (6 - bits)) & 63U];
    }
    while (padding == Padding::With && text.size() % 4 != 0) {
        text += '=';
    }
    return text;
}

std::array<std::int8_t, 256> inverse(std::string_view alphabet) {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
    }
    return table;
}

Result<Bytes> decode(std::string_view text, const std::array<std::int8_t, 256>& table) {
    if (text.size() % 4 == 1) {
        return Error(ErrorCode::Malformed);
    }
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t accumulator = 0;
    unsigned bits = 0;
    for (const char character : text) {
        const auto value = table[static_cast<std::uint8_t>(character)];
        if (value < 0) {
            return Error(ErrorCode::Malformed);
        }
        accumulator = (accumulator << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(accumulator >> bits));
        }
    }
    if ((accumulator & ((1U << bits) - 1U)) != 0) {
        return Error(ErrorCode::Malformed);
    }
    return bytes;
}

} // namespace

ByteView bytesOf(std::string_view text) noexcept {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view textOf(ByteView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes copyOf(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

std::string toHex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += hexDigits[byte >> 4U];
        text += hexDigits[byte & 15U];
    }
    return text;
}

Result<Bytes> fromHex(std::string_view text) {
    if (text.size() % 2 != 0) {
        return Error(ErrorCode::Malformed);
    }
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        return -1;
    };
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0) {
            return Error(ErrorCode::Malformed);
        }
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

std::string toBase64(ByteView bytes) {
    return encode(bytes, standardAlphabet, Padding::With);
}

std::string toBase64Url(ByteView bytes) {
    return encode(bytes, urlAlphabet, Padding::Without);
}

Result<Bytes> fromBase64(std::string_view text) {
    static const auto table = inverse(standardAlphabet);
    if (text.size() % 4 != 0) {
        return Error(ErrorCode::Malformed);
    }
    for (int i = 0; i < 2 && text.ends_with('='); ++i) {
        text.remove_suffix(1);
    }
    return decode(text, table);
}

Result<Bytes> fromBase64Url(std::string_view text) {
    static const auto table = inverse(urlAlphabet);
    return decode(text, table);
}

void storeBigEndian32(MutableByteView out, std::uint32_t value) noexcept {
    for (std::size_t i = 0; i < 4; ++i) {
        out[i] = static_cast<std::uint8_t>(value >> (24U - 8U * i));
    }
}

void storeBigEndian64(MutableByteView out, std::uint64_t value) noexcept {
    for (std::size_t i = 0; i < 8; ++i) {
        out[i] = static_cast<std::uint8_t>(value >> (56U - 8U * i));
    }
}

std::uint32_t loadBigEndian32(ByteView bytes) noexcept {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = (value << 8U) | bytes[i];
    }
    return value;
}

std::uint64_t loadBigEndian64(ByteView bytes) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        value = (value << 8U) | bytes[i];
    }
    return value;
}

} // namespace holdfast
