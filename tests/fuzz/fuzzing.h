// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/crypto/age.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/passphrase.h"

#include <cstdlib>

/// What the fuzzers and the maker of their first inputs agree on: fixed keys, so that inputs can be good.
namespace holdfast::fuzz {

/// For what must not happen: the fuzzer keeps the input.
inline void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

inline void start() {
    require(crypto::initialise().hasValue());
}

inline crypto::SecretBuffer secret(std::uint8_t seed) {
    const Bytes bytes(32, seed);
    return std::move(crypto::SecretBuffer::copyOf(bytes)).value();
}

inline VaultId vault() {
    return VaultId::fromBytes(Bytes(16, 5)).value();
}

inline crypto::SecretBuffer passphrase() {
    return std::move(crypto::SecretBuffer::copyOf(bytesOf("four plain words here"))).value();
}

inline constexpr crypto::KdfParameters cheapKdf{1, std::uint64_t{8} * 1024 * 1024};

inline crypto::AgeIdentity identity() {
    return std::move(crypto::AgeIdentity::fromBytes(Bytes(32, 7))).value();
}

} // namespace holdfast::fuzz
