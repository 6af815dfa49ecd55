// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using MutableByteView = std::span<std::uint8_t>;

[[nodiscard]] ByteView bytesOf(std::string_view text) noexcept;
[[nodiscard]] std::string_view textOf(ByteView bytes) noexcept;
[[nodiscard]] Bytes copyOf(ByteView bytes);

/// Lower-case hexadecimal (RFC 4648 section 8).
[[nodiscard]] std::string toHex(ByteView bytes);
/// Accepts either case, an even count of digits and nothing else.
[[nodiscard]] Result<Bytes> fromHex(std::string_view text);

/// RFC 4648 section 4, padded.
[[nodiscard]] std::string toBase64(ByteView bytes);
/// RFC 4648 section 5 without padding, as JOSE wants it.
[[nodiscard]] std::string toBase64Url(ByteView bytes);
/// Strict: no white space, canonical padding, unused bits zero.
[[nodiscard]] Result<Bytes> fromBase64(std::string_view text);
/// Strict: no padding, no white space, unused bits zero.
[[nodiscard]] Result<Bytes> fromBase64Url(std::string_view text);

/// Big-endian store and load, for formats documented to the byte.
void storeBigEndian32(MutableByteView out, std::uint32_t value) noexcept;
void storeBigEndian64(MutableByteView out, std::uint64_t value) noexcept;
[[nodiscard]] std::uint32_t loadBigEndian32(ByteView bytes) noexcept;
[[nodiscard]] std::uint64_t loadBigEndian64(ByteView bytes) noexcept;

} // namespace holdfast
