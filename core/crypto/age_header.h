// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/age.h"

/// The text header of an age file: one stanza a recipient, then a MAC under the file key.
namespace holdfast::crypto {

/// A header this long has room for some six hundred recipients; a longer one is refused.
inline constexpr std::size_t ageMaximumHeaderSize = 64 * 1024;

/// What an X25519 stanza carries.
struct X25519Stanza {
    std::array<std::uint8_t, 32> share{};   ///< the sender's ephemeral public key
    std::array<std::uint8_t, 32> wrapped{}; ///< the file key and its tag
};

struct AgeHeader {
    std::vector<X25519Stanza> stanzas; ///< those of types we know, in order; others are skipped
    std::array<std::uint8_t, 32> mac{};
    std::size_t macStart = 0; ///< the MAC covers the bytes before: up to and with "---"
    std::size_t size = 0;     ///< the payload nonce begins here
};

/// Shape only; strict. @param start the file's first bytes, at most ageMaximumHeaderSize of them.
/// Truncated when it ends inside the header.
[[nodiscard]] Result<AgeHeader> parseAgeHeader(ByteView start);
/// BadSignature when the MAC is not that of `fileKey`.
[[nodiscard]] Result<void> verifyAgeHeader(const AgeHeader& header, ByteView start,
                                           const SecretBuffer& fileKey);
/// The file key from the first stanza that opens. WrongKey when none does; Malformed for a share of low
/// order.
[[nodiscard]] Result<AgeFileKey> unwrapAgeFileKey(const AgeHeader& header, const AgeIdentity& identity);
/// The whole header, MAC and line end included.
[[nodiscard]] Result<std::string> writeAgeHeader(const std::vector<AgeRecipient>& recipients,
                                                 const SecretBuffer& fileKey);

} // namespace holdfast::crypto
