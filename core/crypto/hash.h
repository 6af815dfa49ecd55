// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/secret.h"

#include <array>
#include <memory>

namespace holdfast::crypto {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) through OpenSSL, which is several times faster than libsodium's.
[[nodiscard]] Digest sha256(ByteView data);

/// SHA-256 of a stream. Not thread-safe.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void update(ByteView data);
    /// Ends the stream; update after it is a mistake.
    [[nodiscard]] Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// RFC 2104 with SHA-256.
[[nodiscard]] Digest hmacSha256(ByteView key, ByteView data);
/// RFC 5869 with SHA-256; output at most 255 * 32 bytes.
[[nodiscard]] Result<SecretBuffer> hkdfSha256(ByteView inputKey, ByteView salt, std::string_view info,
                                              std::size_t size);
/// BLAKE2b-256 keyed with `key` (RFC 7693).
[[nodiscard]] Result<SecretBuffer> blake2bKeyed(ByteView key, ByteView message);
/// libsodium crypto_kdf: one 32-byte subkey per (context of exactly 8 characters, number).
[[nodiscard]] Result<SecretBuffer> deriveSubkey(const SecretBuffer& key, std::string_view context,
                                                std::uint64_t number);

} // namespace holdfast::crypto
