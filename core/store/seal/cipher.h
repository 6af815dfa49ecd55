// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/seal/format.h"
#include "core/store/seal/xchacha.h"

#include <array>
#include <sys/types.h>

namespace holdfast::store::seal {

using Nonce = std::array<std::uint8_t, nonceSize>;

/// Nonces of one file handle: 16 random bytes, then a counter. A child process draws its own random part.
/// Not thread-safe.
class NonceSource {
public:
    [[nodiscard]] Nonce next();

private:
    Nonce m_last{};
    std::uint64_t m_counter = 0;
    pid_t m_process = -1;
};

/// Seals and opens pages, frame headers and WAL headers with the keys of one store. One thread at a time.
/// Sizes of all arguments are those of format.h.
class Cipher {
public:
    explicit Cipher(StoreKeys keys) : m_keys(std::move(keys)) {}

    /// `plain` is only read: SQLite checksums the buffer it gave us again later.
    void sealPage(MutableByteView sealed, ByteView plain, std::uint64_t number, const Nonce& nonce);
    /// The reserved bytes of `plain` become zero, always. `plain` may be the memory of `sealed`.
    [[nodiscard]] bool openPage(MutableByteView plain, ByteView sealed, std::uint64_t number);
    [[nodiscard]] bool verifyPage(ByteView sealed, std::uint64_t number) const;

    /// The nonce is the one in the frame's page; the key is another.
    /// `plain` is frameHeaderSize bytes of SQLite and the four of ours.
    void sealFrameHeader(MutableByteView sealed, ByteView plain, std::uint64_t frame, const Nonce& nonce);
    [[nodiscard]] bool openFrameHeader(MutableByteView plain, ByteView sealed, std::uint64_t frame,
                                       ByteView nonce);

    /// @param copy 0 or 1: the header is in the log twice.
    void sealWalHeader(MutableByteView sealed, ByteView plain, std::uint64_t copy, const Nonce& nonce);
    [[nodiscard]] bool openWalHeader(MutableByteView plain, ByteView sealed, std::uint64_t copy);

private:
    using AssociatedData = std::array<std::uint8_t, 28>;
    [[nodiscard]] AssociatedData associatedData(Kind kind, std::uint64_t number) const;
    StoreKeys m_keys;
    Xchacha m_aead;
};

} // namespace holdfast::store::seal
