// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age.h"
#include "core/crypto/bech32.h"

#include <algorithm>
#include <sodium.h>

namespace holdfast::crypto {
namespace {

constexpr std::string_view recipientPrefix = "age";
constexpr std::string_view identityPrefix = "AGE-SECRET-KEY-";

} // namespace

Result<AgeRecipient> AgeRecipient::parse(std::string_view text) {
    std::array<std::uint8_t, bech32KeySize> bytes{};
    HOLDFAST_CHECK(bech32Decode(recipientPrefix, bytesOf(text), bytes));
    return fromBytes(bytes);
}

Result<AgeRecipient> AgeRecipient::fromBytes(ByteView bytes) {
    // Any scalar tells a low-order point: it takes every clamped scalar to zero.
    constexpr std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> anyScalar{8};
    std::array<std::uint8_t, crypto_scalarmult_BYTES> product{};
    if (bytes.size() != bech32KeySize ||
        crypto_scalarmult(product.data(), anyScalar.data(), bytes.data()) != 0) {
        return Error(ErrorCode::Malformed);
    }
    AgeRecipient recipient;
    std::ranges::copy(bytes, recipient.m_bytes.begin());
    return recipient;
}

std::string AgeRecipient::text() const {
    std::array<std::uint8_t, bech32Size(recipientPrefix)> text{};
    bech32Encode(recipientPrefix, m_bytes, text);
    return std::string(textOf(text));
}

Result<AgeIdentity> AgeIdentity::generate() {
    HOLDFAST_TRY(const SecretBuffer secret, SecretBuffer::random(crypto_scalarmult_SCALARBYTES));
    return fromBytes(secret.view());
}

Result<AgeIdentity> AgeIdentity::fromBytes(ByteView secret) {
    if (secret.size() != crypto_scalarmult_SCALARBYTES) {
        return Error(ErrorCode::InvalidArgument);
    }
    AgeIdentity identity;
    HOLDFAST_TRY(identity.m_secret, SecretBuffer::copyOf(secret));
    std::array<std::uint8_t, crypto_scalarmult_BYTES> publicBytes{};
    if (crypto_scalarmult_base(publicBytes.data(), identity.m_secret.view().data()) != 0) {
        return Error(ErrorCode::Internal);
    }
    HOLDFAST_TRY(identity.m_recipient, AgeRecipient::fromBytes(publicBytes));
    return identity;
}

Result<AgeIdentity> AgeIdentity::parse(const SecretBuffer& text) {
    HOLDFAST_TRY(SecretBuffer secret, SecretBuffer::create(bech32KeySize));
    HOLDFAST_CHECK(bech32Decode(identityPrefix, text.view(), secret.span()));
    return fromBytes(secret.view());
}

Result<SecretBuffer> AgeIdentity::text() const {
    if (m_secret.empty()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_TRY(SecretBuffer text, SecretBuffer::create(bech32Size(identityPrefix)));
    bech32Encode(identityPrefix, m_secret.view(), text.span());
    return text;
}

} // namespace holdfast::crypto
