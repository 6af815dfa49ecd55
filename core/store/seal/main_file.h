// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/cipher.h"
#include "core/store/seal/vfs_file.h"

#include <optional>

namespace holdfast::store::seal {

/// The database file: page N lies at (N - 1) * 4096, sealed. Every write goes through at once.
class MainFile final : public VfsFile {
public:
    /// @param emptyAtOpen the file held nothing, so a journal in the heap can lose nothing.
    MainFile(std::unique_ptr<BaseFile> base, const Cipher& cipher, bool emptyAtOpen)
        : m_base(std::move(base)), m_cipher(cipher), m_emptyAtOpen(emptyAtOpen) {}

    int read(void* out, int amount, sqlite3_int64 offset) noexcept override;
    int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override;
    int truncate(sqlite3_int64 size) noexcept override;
    int sync(int flags) noexcept override;
    int size(sqlite3_int64* size) noexcept override;
    int control(int operation, void* argument) noexcept override;
    [[nodiscard]] sqlite3_file* base() noexcept override { return m_base->get(); }

    [[nodiscard]] bool emptyAtOpen() const noexcept { return m_emptyAtOpen; }
    /// Between SQLite's CKPT_START and CKPT_DONE pages travel from the WAL to here as ciphertext.
    [[nodiscard]] bool checkpointing() const noexcept { return m_checkpointing; }
    /// The WAL verified this page and hands it to SQLite: the only thing a checkpoint may write here.
    void expectCopy(std::uint64_t number, ByteView sealed) noexcept;
    /// A checkpoint that failed below SQLite's sight: reported by the next write, sync or truncate.
    void failCheckpoint(int code) noexcept { m_checkpointError = code; }
    /// Authenticates every page of the file.
    [[nodiscard]] int verifyAll() noexcept;

private:
    struct Copy {
        std::uint64_t number;
        std::array<std::uint8_t, reserveSize> trailer;
    };
    [[nodiscard]] int readSealed(MutableByteView sealed, std::uint64_t index) noexcept;
    [[nodiscard]] int writeCopy(ByteView sealed, std::uint64_t number) noexcept;
    [[nodiscard]] int writeSealed(ByteView sealed, std::uint64_t index) noexcept;
    [[nodiscard]] int takeCheckpointError() noexcept;

    std::unique_ptr<BaseFile> m_base;
    const Cipher& m_cipher;
    NonceSource m_nonces;
    bool m_emptyAtOpen;
    bool m_checkpointing = false;
    int m_checkpointError = SQLITE_OK;
    std::optional<Copy> m_copy;
};

/// False for a page that SQLite must not have made: reserved bytes that are not zero, or a first page that
/// does not reserve them (its content would overwrite nonce and tag).
[[nodiscard]] bool mayBeSealed(ByteView page, std::uint64_t number) noexcept;

} // namespace holdfast::store::seal
