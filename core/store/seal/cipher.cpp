// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/cipher.h"

#include "core/crypto/system_random.h"

#include <algorithm>
#include <unistd.h>

namespace holdfast::store::seal {
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

void Cipher::sealPage(MutableByteView sealed, ByteView plain, std::uint64_t number, const Nonce& nonce) {
    const auto associated = associatedData(Kind::Page, number);
    m_aead.seal(sealed.first(pageContentSize), sealed.subspan(pageContentSize + nonceSize, tagSize),
                plain.first(pageContentSize), associated, nonce, m_keys.page.view());
    std::ranges::copy(nonce, sealed.begin() + pageContentSize);
}

bool Cipher::openPage(MutableByteView plain, ByteView sealed, std::uint64_t number) {
    const auto associated = associatedData(Kind::Page, number);
    const bool authentic = m_aead.open(plain.first(pageContentSize), sealed.first(pageContentSize),
                                       tagOf(sealed), associated, nonceOf(sealed), m_keys.page.view());
    std::ranges::fill(plain.subspan(pageContentSize, reserveSize), std::uint8_t{0});
    return authentic;
}

bool Cipher::verifyPage(ByteView sealed, std::uint64_t number) const {
    const auto associated = associatedData(Kind::Page, number);
    return Xchacha::verify(sealed.first(pageContentSize), tagOf(sealed), associated, nonceOf(sealed),
                           m_keys.page.view());
}

void Cipher::sealFrameHeader(MutableByteView sealed, ByteView plain, std::uint64_t frame,
                             const Nonce& nonce) {
    const auto associated = associatedData(Kind::FrameHeader, frame);
    m_aead.seal(sealed.first(ownFrameHeaderSize), sealed.subspan(ownFrameHeaderSize, tagSize), plain,
                associated, nonce, m_keys.walHeader.view());
}

bool Cipher::openFrameHeader(MutableByteView plain, ByteView sealed, std::uint64_t frame, ByteView nonce) {
    const auto associated = associatedData(Kind::FrameHeader, frame);
    return m_aead.open(plain, sealed.first(ownFrameHeaderSize), sealed.subspan(ownFrameHeaderSize, tagSize),
                       associated, nonce, m_keys.walHeader.view());
}

void Cipher::sealWalHeader(MutableByteView sealed, ByteView plain, std::uint64_t copy, const Nonce& nonce) {
    const auto associated = associatedData(Kind::WalHeader, copy);
    m_aead.seal(sealed.first(walHeaderSize), sealed.subspan(walHeaderSize + nonceSize, tagSize), plain,
                associated, nonce, m_keys.walHeader.view());
    std::ranges::copy(nonce, sealed.begin() + walHeaderSize);
}

bool Cipher::openWalHeader(MutableByteView plain, ByteView sealed, std::uint64_t copy) {
    const auto associated = associatedData(Kind::WalHeader, copy);
    return m_aead.open(plain, sealed.first(walHeaderSize), sealed.subspan(walHeaderSize + nonceSize, tagSize),
                       associated, sealed.subspan(walHeaderSize, nonceSize), m_keys.walHeader.view());
}

} // namespace holdfast::store::seal
