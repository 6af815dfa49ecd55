// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/main_file.h"

#include <optional>
#include <vector>

namespace holdfast::store::seal {

/// The write-ahead log. SQLite sees its own layout (32 bytes, then frames of 24 + 4096); on disk header and
/// frame headers are sealed too, and the frames of a commit leave in one write.
class WalFile final : public VfsFile {
public:
    /// @param database the file this log belongs to; SQLite closes it after the log.
    WalFile(std::unique_ptr<BaseFile> base, const Cipher& cipher, MainFile& database);
    ~WalFile() override;

    int read(void* out, int amount, sqlite3_int64 offset) noexcept override;
    int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override;
    int truncate(sqlite3_int64 size) noexcept override;
    int sync(int flags) noexcept override;
    int size(sqlite3_int64* size) noexcept override;
    int control(int operation, void* argument) noexcept override;
    [[nodiscard]] sqlite3_file* base() noexcept override { return m_base->get(); }

private:
    using FrameHeader = std::array<std::uint8_t, frameHeaderSize>;
    using SealedFrame = std::array<std::uint8_t, sealedFrameSize>;
    struct WaitingHeader {
        std::uint64_t frame;
        FrameHeader bytes;
    };

    [[nodiscard]] int readHeader(MutableByteView out, std::size_t start) noexcept;
    [[nodiscard]] int readFrame(MutableByteView out, std::uint64_t frame, std::size_t start) noexcept;
    [[nodiscard]] int readForCheckpoint(MutableByteView out, const SealedFrame& sealed,
                                        std::uint64_t frame) noexcept;
    [[nodiscard]] int readSealed(MutableByteView sealed, std::uint64_t offset) noexcept;
    [[nodiscard]] bool openFrame(MutableByteView plain, const SealedFrame& sealed,
                                 std::uint64_t frame) const noexcept;

    [[nodiscard]] int writeHeader(ByteView header) noexcept;
    [[nodiscard]] int takeFrameHeader(ByteView header, std::uint64_t frame) noexcept;
    [[nodiscard]] int takePage(ByteView page, std::uint64_t frame) noexcept;
    /// Seals a frame anew where SQLite changed only its header or only its page.
    [[nodiscard]] int rewrite(std::uint64_t frame, const FrameHeader* header, ByteView page) noexcept;
    void sealFrame(MutableByteView sealed, ByteView header, ByteView page, std::uint64_t frame) noexcept;
    [[nodiscard]] int flush() noexcept;
    [[nodiscard]] int flushBatch() noexcept;

    std::unique_ptr<BaseFile> m_base;
    const Cipher& m_cipher;
    MainFile& m_database;
    NonceSource m_nonces;
    std::vector<std::uint8_t> m_batch; ///< sealed frames that wait for their commit; capacity is fixed
    std::uint64_t m_batchStart = 0;
    std::optional<WaitingHeader> m_header; ///< SQLite writes a frame in two pieces
    std::optional<std::uint64_t> m_lastWholeRead;
    bool m_written = false;
};

} // namespace holdfast::store::seal
