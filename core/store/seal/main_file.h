// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/cipher.h"
#include "core/store/seal/damage.h"
#include "core/store/seal/page_batch.h"
#include "core/store/seal/read_ahead.h"
#include "core/store/seal/vfs_file.h"

#include <optional>
#include <vector>

namespace holdfast::store::seal {

enum class FileState : std::uint8_t {
    Filled,
    Empty, ///< at open: a journal in the heap can lose nothing, and there is no end to read beyond
};

/// The database file: page N lies at (N - 1) * 4096, sealed. Pages that a checkpoint copies leave in runs;
/// every other write goes through at once.
class MainFile final : public VfsFile {
public:
    MainFile(std::unique_ptr<BaseFile> base, Cipher& cipher, DamageRecord& damage, FileState atOpen)
        : m_base(std::move(base)), m_cipher(cipher), m_damage(damage), m_atOpen(atOpen), m_reader(*m_base),
          m_copies(*m_base) {}

    int read(void* out, int amount, sqlite3_int64 offset) noexcept override;
    int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override;
    int truncate(sqlite3_int64 size) noexcept override;
    int sync(int flags) noexcept override;
    int size(sqlite3_int64* size) noexcept override;
    int control(int operation, void* argument) noexcept override;
    [[nodiscard]] sqlite3_file* base() noexcept override { return m_base->get(); }

    [[nodiscard]] bool emptyAtOpen() const noexcept { return m_atOpen == FileState::Empty; }
    /// Between SQLite's CKPT_START and CKPT_DONE pages travel from the WAL to here as ciphertext.
    [[nodiscard]] bool checkpointing() const noexcept { return m_checkpointing; }
    /// The WAL verified this page and hands it to SQLite: the only thing a checkpoint may write here.
    void expectCopy(std::uint64_t number, ByteView sealed) noexcept;
    /// The tags of all pages as they lie in the file, unverified; a page never written has zeros.
    [[nodiscard]] int readTags(std::vector<PageTag>& tags) noexcept;
    /// Authenticates every page of the file.
    [[nodiscard]] int verifyAll() noexcept;

private:
    struct Copy {
        std::uint64_t number;
        std::array<std::uint8_t, reserveSize> trailer;
    };
    [[nodiscard]] int readSealed(MutableByteView sealed, std::uint64_t index) noexcept;
    [[nodiscard]] int readPart(MutableByteView wanted, std::uint64_t index, std::size_t start) noexcept;
    [[nodiscard]] int damaged(std::uint64_t index) noexcept;
    [[nodiscard]] int copyIn(ByteView sealed, std::uint64_t number) noexcept;
    [[nodiscard]] int readyToWrite() noexcept;

    std::unique_ptr<BaseFile> m_base;
    Cipher& m_cipher;
    DamageRecord& m_damage;
    FileState m_atOpen;
    ReadAhead m_reader;
    PageBatch m_copies;
    NonceSource m_nonces;
    bool m_checkpointing = false;
    int m_syncError = SQLITE_OK;
    std::optional<Copy> m_copy;
};

/// False for a page that SQLite must not have made: reserved bytes that are not zero, or a first page that
/// does not reserve them (its content would overwrite nonce and tag).
[[nodiscard]] bool mayBeSealed(ByteView page, std::uint64_t number) noexcept;

} // namespace holdfast::store::seal
