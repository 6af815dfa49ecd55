// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

/// Bech32 (BIP 173) of 32-byte keys, in the caller's memory: nothing in between is copied.
namespace holdfast::crypto {

inline constexpr std::size_t bech32KeySize = 32;

/// Characters that bech32Encode writes for a prefix.
[[nodiscard]] constexpr std::size_t bech32Size(std::string_view prefix) noexcept {
    return prefix.size() + 1 + 52 + 6;
}
/// @param prefix all lower or all upper case; the text has its case.
/// @param key 32 bytes. @param out bech32Size(prefix) bytes.
void bech32Encode(std::string_view prefix, ByteView key, MutableByteView out) noexcept;
/// Accepts only what bech32Encode writes, in the prefix's case. @param out 32 bytes; not a key on failure.
[[nodiscard]] Result<void> bech32Decode(std::string_view prefix, ByteView text, MutableByteView out);

} // namespace holdfast::crypto
