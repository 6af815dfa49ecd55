// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/secret.h"

#include <array>
#include <compare>
#include <string>

namespace holdfast::crypto {

using Signature = std::array<std::uint8_t, 64>;

/// An Ed25519 public key (RFC 8032).
class VerifyingKey {
public:
    VerifyingKey() = default;
    [[nodiscard]] static Result<VerifyingKey> fromBytes(ByteView bytes);
    [[nodiscard]] static Result<VerifyingKey> fromBase64Url(std::string_view text);

    [[nodiscard]] ByteView bytes() const noexcept { return m_bytes; }
    [[nodiscard]] std::string base64Url() const { return toBase64Url(m_bytes); }
    /// RFC 7638 thumbprint of the OKP JSON Web Key (RFC 8037), base64url without padding: our `kid`.
    [[nodiscard]] std::string thumbprint() const;
    [[nodiscard]] Result<void> verify(ByteView message, ByteView signature) const;
    friend auto operator<=>(const VerifyingKey&, const VerifyingKey&) = default;

private:
    std::array<std::uint8_t, 32> m_bytes{};
};

/// An Ed25519 private key in guarded memory. Move-only. Signing is const and thread-safe.
class SigningKey {
public:
    SigningKey() = default;
    [[nodiscard]] static Result<SigningKey> generate();
    /// From the 32-byte seed (RFC 8032's private key).
    [[nodiscard]] static Result<SigningKey> fromSeed(ByteView seed);

    [[nodiscard]] Signature sign(ByteView message) const;
    [[nodiscard]] const VerifyingKey& publicKey() const noexcept { return m_public; }
    /// The seed, to be stored under another key. Copy it only into guarded memory.
    [[nodiscard]] ByteView seed() const noexcept { return m_secret.view().first(m_secret.empty() ? 0 : 32); }

private:
    SecretBuffer m_secret; // libsodium's 64 bytes: seed, then public key
    VerifyingKey m_public;
};

} // namespace holdfast::crypto
