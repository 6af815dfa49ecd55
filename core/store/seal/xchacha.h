// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <memory>

namespace holdfast::store::seal {

/// XChaCha20-Poly1305-IETF with the key given to each call: the bytes that libsodium makes, at page size
/// several times as fast, because HChaCha20 is libsodium's and the rest OpenSSL's vector code. Where OpenSSL
/// gives no context libsodium does it all. Not thread-safe. What OpenSSL keeps between calls (the last
/// subkeys) is zeroed with this object.
class Xchacha {
public:
    static constexpr std::size_t keySize = 32;
    static constexpr std::size_t nonceSize = 24;
    static constexpr std::size_t tagSize = 16;

    Xchacha() noexcept;
    ~Xchacha();
    Xchacha(const Xchacha&) = delete;
    Xchacha& operator=(const Xchacha&) = delete;

    /// `sealed` is as long as `plain` and lies elsewhere.
    void seal(MutableByteView sealed, MutableByteView tag, ByteView plain, ByteView associated,
              ByteView nonce, ByteView key) noexcept;
    /// False when anything was changed: `plain` is then zeroed. It may be the memory of `sealed`.
    [[nodiscard]] bool open(MutableByteView plain, ByteView sealed, ByteView tag, ByteView associated,
                            ByteView nonce, ByteView key) noexcept;
    /// The same answer without the plaintext.
    [[nodiscard]] static bool verify(ByteView sealed, ByteView tag, ByteView associated, ByteView nonce,
                                     ByteView key) noexcept;

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

} // namespace holdfast::store::seal
