// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/cipher.h"

#include "core/crypto/system_random.h"

#include <algorithm>
#include <sodium.h>
#include <unistd.h>

namespace holdfast::store::seal {
namespace {

void encrypt(std::uint8_t* out, std::uint8_t* tag, ByteView plain, ByteView associated, const Nonce& nonce,
             ByteView key) {
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(out, tag, nullptr, plain.data(), plain.size(),
                                                        associated.data(), associated.size(), nullptr,
                                                        nonce.data(), key.data());
}

/// @param out null to verify only.
bool decrypt(std::uint8_t* out, ByteView sealed, const std::uint8_t* tag, ByteView associated,
             const std::uint8_t* nonce, ByteView key) {
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(out, nullptr, sealed.data(), sealed.size(),
                                                               tag, associated.data(), associated.size(),
                                                               nonce, key.data()) == 0;
}

} // namespace

Nonce NonceSource::next() {
    // A counter alone would repeat in both halves of a fork.
    if (const pid_t process = ::getpid(); process != m_process) {
        crypto::SystemRandom{}.fill(m_last);
        m_counter = 0;
        m_process = process;
    }
    storeBigEndian64(MutableByteView{m_last}.subspan(16), ++m_counter);
    return m_last;
}

Cipher::AssociatedData Cipher::associatedData(Kind kind, std::uint64_t number) const {
    AssociatedData data{formatVersion, cipherXChaCha20Poly1305, static_cast<std::uint8_t>(kind), 0};
    std::ranges::copy(m_keys.storeId.bytes(), data.begin() + 4);
    storeBigEndian64(MutableByteView{data}.subspan(20), number);
    return data;
}

void Cipher::sealPage(MutableByteView sealed, ByteView plain, std::uint64_t number,
                      const Nonce& nonce) const {
    const auto associated = associatedData(Kind::Page, number);
    encrypt(sealed.data(), sealed.data() + pageContentSize + nonceSize, plain.first(pageContentSize),
            associated, nonce, m_keys.page.view());
    std::ranges::copy(nonce, sealed.begin() + pageContentSize);
}

bool Cipher::openPage(MutableByteView plain, ByteView sealed, std::uint64_t number) const {
    const auto associated = associatedData(Kind::Page, number);
    const std::uint8_t* nonce = sealed.data() + pageContentSize;
    const bool authentic = decrypt(plain.data(), sealed.first(pageContentSize), nonce + nonceSize, associated,
                                   nonce, m_keys.page.view());
    std::ranges::fill(plain.subspan(authentic ? pageContentSize : 0), std::uint8_t{0});
    return authentic;
}

bool Cipher::verifyPage(ByteView sealed, std::uint64_t number) const {
    const auto associated = associatedData(Kind::Page, number);
    const std::uint8_t* nonce = sealed.data() + pageContentSize;
    return decrypt(nullptr, sealed.first(pageContentSize), nonce + nonceSize, associated, nonce,
                   m_keys.page.view());
}

void Cipher::sealFrameHeader(MutableByteView sealed, ByteView plain, std::uint64_t frame,
                             const Nonce& nonce) const {
    const auto associated = associatedData(Kind::FrameHeader, frame);
    encrypt(sealed.data(), sealed.data() + frameHeaderSize, plain.first(frameHeaderSize), associated, nonce,
            m_keys.walHeader.view());
}

bool Cipher::openFrameHeader(MutableByteView plain, ByteView sealed, std::uint64_t frame,
                             ByteView nonce) const {
    const auto associated = associatedData(Kind::FrameHeader, frame);
    return decrypt(plain.data(), sealed.first(frameHeaderSize), sealed.data() + frameHeaderSize, associated,
                   nonce.data(), m_keys.walHeader.view());
}

void Cipher::sealWalHeader(MutableByteView sealed, ByteView plain, const Nonce& nonce) const {
    const auto associated = associatedData(Kind::WalHeader, 0);
    encrypt(sealed.data(), sealed.data() + walHeaderSize + nonceSize, plain.first(walHeaderSize), associated,
            nonce, m_keys.walHeader.view());
    std::ranges::copy(nonce, sealed.begin() + walHeaderSize);
}

bool Cipher::openWalHeader(MutableByteView plain, ByteView sealed) const {
    const auto associated = associatedData(Kind::WalHeader, 0);
    const std::uint8_t* nonce = sealed.data() + walHeaderSize;
    return decrypt(plain.data(), sealed.first(walHeaderSize), nonce + nonceSize, associated, nonce,
                   m_keys.walHeader.view());
}

} // namespace holdfast::store::seal
