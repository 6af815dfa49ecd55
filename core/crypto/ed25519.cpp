// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/ed25519.h"

#include "core/crypto/hash.h"

#include <algorithm>
#include <cstdlib>
#include <sodium.h>

namespace holdfast::crypto {

Result<VerifyingKey> VerifyingKey::fromBytes(ByteView bytes) {
    // Canonical, on the curve, in the prime-order group: a small-order key would "verify" anything.
    if (bytes.size() != crypto_sign_PUBLICKEYBYTES || crypto_core_ed25519_is_valid_point(bytes.data()) != 1) {
        return Error(ErrorCode::Malformed);
    }
    VerifyingKey key;
    std::ranges::copy(bytes, key.m_bytes.begin());
    return key;
}

Result<VerifyingKey> VerifyingKey::fromBase64Url(std::string_view text) {
    HOLDFAST_TRY(const Bytes bytes, holdfast::fromBase64Url(text));
    return fromBytes(bytes);
}

std::string VerifyingKey::thumbprint() const {
    // RFC 7638: the required members only, in lexical order, without white space.
    const std::string key = R"({"crv":"Ed25519","kty":"OKP","x":")" + base64Url() + R"("})";
    return toBase64Url(sha256(bytesOf(key)));
}

Result<void> VerifyingKey::verify(ByteView message, ByteView signature) const {
    if (signature.size() != crypto_sign_BYTES ||
        crypto_sign_verify_detached(signature.data(), message.data(), message.size(), m_bytes.data()) != 0) {
        return Error(ErrorCode::BadSignature);
    }
    return {};
}

Result<SigningKey> SigningKey::generate() {
    HOLDFAST_TRY(const SecretBuffer seed, SecretBuffer::random(crypto_sign_SEEDBYTES));
    return fromSeed(seed.view());
}

Result<SigningKey> SigningKey::fromSeed(ByteView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES) {
        return Error(ErrorCode::InvalidArgument);
    }
    SigningKey key;
    HOLDFAST_TRY(key.m_secret, SecretBuffer::create(crypto_sign_SECRETKEYBYTES));
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicBytes{};
    crypto_sign_seed_keypair(publicBytes.data(), key.m_secret.span().data(), seed.data());
    HOLDFAST_TRY(key.m_public, VerifyingKey::fromBytes(publicBytes));
    return key;
}

Signature SigningKey::sign(ByteView message) const {
    if (m_secret.empty()) {
        std::abort(); // signing with no key is a mistake in our code
    }
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.view().data());
    return signature;
}

} // namespace holdfast::crypto
