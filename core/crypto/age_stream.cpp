// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age_stream.h"

#include "core/crypto/hash.h"

#include <array>
#include <sodium.h>

namespace holdfast::crypto {
namespace {

using Nonce = std::array<std::uint8_t, crypto_aead_chacha20poly1305_IETF_NPUBBYTES>;
static_assert(ageTagSize == crypto_aead_chacha20poly1305_IETF_ABYTES);

/// Eleven bytes of counter, big-endian, then one that is 1 in the last chunk.
Nonce chunkNonce(std::uint64_t index, ChunkPlace place) {
    Nonce nonce{};
    storeBigEndian64(MutableByteView(nonce).subspan(3, 8), index);
    nonce.back() = place == ChunkPlace::Last ? 1 : 0;
    return nonce;
}

} // namespace

Result<SecretBuffer> agePayloadKey(const SecretBuffer& fileKey, ByteView payloadNonce) {
    return hkdfSha256(fileKey.view(), payloadNonce, "payload", crypto_aead_chacha20poly1305_IETF_KEYBYTES);
}

void sealAgeChunk(const SecretBuffer& payloadKey, std::uint64_t index, ChunkPlace place, ByteView plaintext,
                  MutableByteView out) noexcept {
    const Nonce nonce = chunkNonce(index, place);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(), plaintext.size(),
                                              nullptr, 0, nullptr, nonce.data(), payloadKey.view().data());
}

Result<void> openAgeChunk(const SecretBuffer& payloadKey, std::uint64_t index, ChunkPlace place,
                          ByteView sealed, MutableByteView out) {
    const Nonce nonce = chunkNonce(index, place);
    if (sealed.size() < ageTagSize || out.size() != sealed.size() - ageTagSize ||
        crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                  nullptr, 0, nonce.data(), payloadKey.view().data()) != 0) {
        wipe(out);
        return Error(ErrorCode::Malformed);
    }
    return {};
}

} // namespace holdfast::crypto
