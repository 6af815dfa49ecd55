// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/xchacha.h"

#include "core/crypto/cipher_context.h"
#include "core/crypto/secret.h"

#include <algorithm>
#include <array>
#include <new>
#include <openssl/evp.h>
#include <sodium.h>

namespace holdfast::store::seal {
namespace {

using crypto::finish;
using crypto::process;

enum class Direction { Seal, Open };

struct FreeCipher {
    void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
};
using Context = crypto::CipherContext;

Context makeContext(const EVP_CIPHER* cipher, Direction direction) {
    Context context(EVP_CIPHER_CTX_new());
    if (!context || cipher == nullptr ||
        EVP_CipherInit_ex2(context.get(), cipher, nullptr, nullptr, direction == Direction::Seal ? 1 : 0,
                           nullptr) != 1) {
        return nullptr;
    }
    return context;
}

/// draft-irtf-cfrg-xchacha-03, section 2.3: subkey from the first 16 bytes, the other 8 behind four zeros.
bool start(EVP_CIPHER_CTX* context, ByteView nonce, ByteView key, ByteView associated) {
    std::array<std::uint8_t, crypto_core_hchacha20_OUTPUTBYTES> subkey;
    crypto_core_hchacha20(subkey.data(), nonce.data(), key.data(), nullptr);
    std::array<std::uint8_t, 12> rest{};
    std::ranges::copy(nonce.subspan(16), rest.begin() + 4);
    int count = 0;
    const bool ready = EVP_CipherInit_ex2(context, nullptr, subkey.data(), rest.data(), -1, nullptr) == 1 &&
                       EVP_CipherUpdate(context, nullptr, &count, associated.data(),
                                        static_cast<int>(associated.size())) == 1;
    crypto::wipe(subkey);
    return ready;
}

/// Setting up OpenSSL's context costs more than it saves on a frame header.
constexpr std::size_t worthwhile = 512;

} // namespace

struct Xchacha::Contexts {
    Context seal;
    Context open;
};

Xchacha::Xchacha() noexcept : m_contexts(new (std::nothrow) Contexts) {
    const std::unique_ptr<EVP_CIPHER, FreeCipher> cipher(
        EVP_CIPHER_fetch(nullptr, "ChaCha20-Poly1305", nullptr));
    if (m_contexts) {
        m_contexts->seal = makeContext(cipher.get(), Direction::Seal);
        m_contexts->open = makeContext(cipher.get(), Direction::Open);
    }
}

Xchacha::~Xchacha() = default;

void Xchacha::seal(MutableByteView sealed, MutableByteView tag, ByteView plain, ByteView associated,
                   ByteView nonce, ByteView key) noexcept {
    EVP_CIPHER_CTX* context = m_contexts && plain.size() >= worthwhile ? m_contexts->seal.get() : nullptr;
    if (context != nullptr && start(context, nonce, key, associated) &&
        process(context, sealed.data(), plain) && finish(context) &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tagSize), tag.data()) == 1) {
        return;
    }
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(sealed.data(), tag.data(), nullptr, plain.data(),
                                                        plain.size(), associated.data(), associated.size(),
                                                        nullptr, nonce.data(), key.data());
}

bool Xchacha::open(MutableByteView plain, ByteView sealed, ByteView tag, ByteView associated, ByteView nonce,
                   ByteView key) noexcept {
    EVP_CIPHER_CTX* context = m_contexts && sealed.size() >= worthwhile ? m_contexts->open.get() : nullptr;
    std::array<std::uint8_t, tagSize> expected; // OpenSSL wants to be able to write to it
    std::ranges::copy(tag, expected.begin());
    const bool ready =
        context != nullptr && start(context, nonce, key, associated) &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tagSize), expected.data()) == 1;
    bool authentic = false;
    if (ready) {
        authentic = process(context, plain.data(), sealed) && finish(context);
    } else {
        authentic = crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
                        plain.data(), nullptr, sealed.data(), sealed.size(), tag.data(), associated.data(),
                        associated.size(), nonce.data(), key.data()) == 0;
    }
    if (!authentic) {
        std::ranges::fill(plain.first(sealed.size()), std::uint8_t{0});
    }
    return authentic;
}

bool Xchacha::verify(ByteView sealed, ByteView tag, ByteView associated, ByteView nonce,
                     ByteView key) noexcept {
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
               nullptr, nullptr, sealed.data(), sealed.size(), tag.data(), associated.data(),
               associated.size(), nonce.data(), key.data()) == 0;
}

} // namespace holdfast::store::seal
