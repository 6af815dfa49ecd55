// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/log_observer.h"
#include "core/store/seal/main_file.h"

#include <optional>
#include <vector>

namespace holdfast::store::seal {

/// The write-ahead log. SQLite sees its own layout (32 bytes, then frames of 24 + 4096); on disk header and
/// frame headers are sealed too, and the frames of a commit leave in few writes.
///
/// What each frame holds is remembered, so that nothing but the latest frame is ever read back; and each
/// frame says how many before it were safely on the disk, so that recovery tells a torn end from a damaged
/// middle.
class WalFile final : public VfsFile {
public:
    /// @param database the file this log belongs to; SQLite closes it after the log.
    WalFile(std::unique_ptr<BaseFile> base, Cipher& cipher, DamageRecord& damage, MainFile& database,
            LogDamage logDamage, const LogObserver& observer);
    ~WalFile() override;

    int read(void* out, int amount, sqlite3_int64 offset) noexcept override;
    int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override;
    int truncate(sqlite3_int64 size) noexcept override;
    int sync(int flags) noexcept override;
    int size(sqlite3_int64* size) noexcept override;
    int control(int operation, void* argument) noexcept override;
    [[nodiscard]] sqlite3_file* base() noexcept override { return m_base->get(); }

    /// The one frame that may be read at its place.
    struct Mark {
        std::uint32_t page;
        std::uint32_t pagesAfterCommit; ///< 0 inside a transaction
        PageTag tag;
    };
    /// Frame by frame, as far as they were written or recovered.
    [[nodiscard]] const std::vector<Mark>& marks() const noexcept { return m_marks; }
    /// After recovery: forgets frames behind the last commit that SQLite's checksums accept, which recovery
    /// saw and SQLite did not take. @return how many are left.
    [[nodiscard]] std::size_t settle() noexcept;
    /// 8 bytes that tell this log from every other; meaningful while there are marks.
    [[nodiscard]] ByteView salts() const noexcept { return ByteView{m_logHeader}.subspan(16, 8); }

private:
    using Header = std::array<std::uint8_t, walHeaderSize>;
    using FrameHeader = std::array<std::uint8_t, frameHeaderSize>;
    using OwnFrameHeader = std::array<std::uint8_t, ownFrameHeaderSize>;
    using SealedFrame = std::array<std::uint8_t, sealedFrameSize>;
    struct WaitingHeader {
        std::uint64_t frame;
        FrameHeader bytes;
    };

    [[nodiscard]] int readHeader(MutableByteView out, std::size_t start) noexcept;
    [[nodiscard]] int readFrame(MutableByteView out, std::uint64_t frame, std::size_t start) noexcept;
    [[nodiscard]] int recoverFrame(MutableByteView out, const SealedFrame& sealed,
                                   std::uint64_t frame) noexcept;
    [[nodiscard]] int readPage(MutableByteView out, ByteView sealed, std::uint64_t frame) noexcept;
    [[nodiscard]] int readSealed(MutableByteView sealed, std::uint64_t offset) noexcept;
    [[nodiscard]] bool openFrame(MutableByteView plain, const SealedFrame& sealed,
                                 std::uint64_t frame) noexcept;
    [[nodiscard]] bool isMarked(std::uint64_t frame, ByteView sealedPage) const noexcept;
    [[nodiscard]] std::uint64_t sealedFrames() noexcept;
    [[nodiscard]] bool wasOnDisk(std::uint64_t frame) noexcept;
    [[nodiscard]] bool holdsAnyFrame() noexcept;
    [[nodiscard]] int damagedAtRest(DamagedPart part, std::uint64_t number) noexcept;
    [[nodiscard]] int damaged(DamagedPart part, std::uint64_t number) noexcept;

    [[nodiscard]] int writeHeader(ByteView header) noexcept;
    [[nodiscard]] int writeHeaderCopy(std::uint64_t copy) noexcept;
    [[nodiscard]] int takeFrameHeader(ByteView header, std::uint64_t frame) noexcept;
    [[nodiscard]] int takePage(ByteView page, std::uint64_t frame) noexcept;
    /// Seals a frame anew where SQLite changed only its header or only its page.
    [[nodiscard]] int rewrite(std::uint64_t frame, const FrameHeader* header, ByteView page) noexcept;
    [[nodiscard]] bool mark(std::uint64_t frame, ByteView header, ByteView sealedPage) noexcept;
    void sealFrame(MutableByteView sealed, ByteView header, ByteView page, std::uint64_t frame) noexcept;
    [[nodiscard]] int flush() noexcept;
    [[nodiscard]] int flushBatch() noexcept;

    std::unique_ptr<BaseFile> m_base;
    Cipher& m_cipher;
    DamageRecord& m_damage;
    MainFile& m_database;
    LogDamage m_logDamage;
    const LogObserver& m_observer;
    ReadAhead m_reader;
    NonceSource m_nonces;
    std::vector<std::uint8_t> m_batch; ///< sealed frames that wait for their commit; capacity is fixed
    std::uint64_t m_batchStart = 0;
    std::optional<WaitingHeader> m_header; ///< SQLite writes a frame in two pieces
    std::optional<std::uint64_t> m_lastWholeRead;
    std::vector<Mark> m_marks;
    Header m_logHeader{};       ///< of this log; its salts tell its frames from older ones
    bool m_copyIsDue = false;   ///< the second copy of the header follows the first once that is on the disk
    std::uint32_t m_onDisk = 0; ///< frames that a sync has covered
    bool m_written = false;     ///< until then SQLite reads whole frames to recover
};

} // namespace holdfast::store::seal
