// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <memory>
#include <openssl/evp.h>

/// The little of OpenSSL's EVP that age chunks and sealed pages share. Include it from .cpp files only.
namespace holdfast::crypto {

struct FreeCipherContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeCipherContext>;

/// `in` through a stream cipher that was set up, to `out` of the same size. @return whether all of it went.
inline bool process(EVP_CIPHER_CTX* context, std::uint8_t* out, ByteView in) {
    int count = 0;
    return EVP_CipherUpdate(context, out, &count, in.data(), static_cast<int>(in.size())) == 1 &&
           static_cast<std::size_t>(count) == in.size();
}

/// The end of an AEAD: makes the tag, or checks the one that was set. @return false when it does not fit.
inline bool finish(EVP_CIPHER_CTX* context) {
    std::array<std::uint8_t, EVP_MAX_BLOCK_LENGTH> nothing;
    int count = 0;
    return EVP_CipherFinal_ex(context, nothing.data(), &count) == 1;
}

} // namespace holdfast::crypto
