// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age_stream.h"

#include "core/crypto/cipher_context.h"
#include "core/crypto/hash.h"

#include <algorithm>
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

using Context = CipherContext;

/// OpenSSL makes libsodium's bytes three times as fast where the processor has wide vectors.
Context startChunk(ByteView key, const Nonce& nonce, int encrypt) {
    Context context(EVP_CIPHER_CTX_new());
    const bool ready = context && EVP_CipherInit_ex2(context.get(), EVP_chacha20_poly1305(), key.data(),
                                                     nonce.data(), encrypt, nullptr) == 1;
    return ready ? std::move(context) : nullptr;
}

bool openChunk(ByteView key, const Nonce& nonce, ByteView sealed, ByteView tag, MutableByteView out) {
    const Context context = startChunk(key, nonce, 0);
    std::array<std::uint8_t, ageTagSize> expected; // OpenSSL wants to be able to write to it
    std::ranges::copy(tag, expected.begin());
    if (context && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(ageTagSize),
                                       expected.data()) == 1) {
        return process(context.get(), out.data(), sealed) && finish(context.get());
    }
    return crypto_aead_chacha20poly1305_ietf_decrypt_detached(out.data(), nullptr, sealed.data(),
                                                              sealed.size(), tag.data(), nullptr, 0,
                                                              nonce.data(), key.data()) == 0;
}

} // namespace

Result<SecretBuffer> agePayloadKey(const SecretBuffer& fileKey, ByteView payloadNonce) {
    return hkdfSha256(fileKey.view(), payloadNonce, "payload", crypto_aead_chacha20poly1305_IETF_KEYBYTES);
}

void sealAgeChunk(const SecretBuffer& payloadKey, std::uint64_t index, ChunkPlace place, ByteView plaintext,
                  MutableByteView out) noexcept {
    const Nonce nonce = chunkNonce(index, place);
    const Context context = startChunk(payloadKey.view(), nonce, 1);
    if (context && process(context.get(), out.data(), plaintext) && finish(context.get()) &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(ageTagSize),
                            out.data() + plaintext.size()) == 1) {
        return;
    }
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(), plaintext.size(),
                                              nullptr, 0, nullptr, nonce.data(), payloadKey.view().data());
}

Result<void> openAgeChunk(const SecretBuffer& payloadKey, std::uint64_t index, ChunkPlace place,
                          ByteView sealed, MutableByteView out) {
    const Nonce nonce = chunkNonce(index, place);
    if (sealed.size() < ageTagSize || out.size() != sealed.size() - ageTagSize ||
        !openChunk(payloadKey.view(), nonce, sealed.first(out.size()), sealed.subspan(out.size()), out)) {
        wipe(out);
        return Error(ErrorCode::Malformed);
    }
    return {};
}

} // namespace holdfast::crypto
