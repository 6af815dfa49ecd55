// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

/// Sizes of the sealed database and WAL. The whole layout is in core/store/README.md.
namespace holdfast::store::seal {

inline constexpr std::uint8_t formatVersion = 1;
inline constexpr std::uint8_t cipherXChaCha20Poly1305 = 1;

inline constexpr std::size_t pageSize = 4096;
inline constexpr std::size_t nonceSize = 24;
inline constexpr std::size_t tagSize = 16;
inline constexpr std::size_t reserveSize = nonceSize + tagSize;
inline constexpr std::size_t pageContentSize = pageSize - reserveSize;
inline constexpr std::size_t reserveByteOffset = 20; ///< in page 1: SQLite's "bytes of reserved space"

// What SQLite believes is in the WAL ...
inline constexpr std::size_t walHeaderSize = 32;
inline constexpr std::size_t frameHeaderSize = 24;
inline constexpr std::size_t frameSize = frameHeaderSize + pageSize;
// ... and what is: the header twice, in sectors of their own; to each frame header, how many frames of this
// log were on the disk for certain when it was written.
inline constexpr std::size_t sealedWalHeaderSize = walHeaderSize + nonceSize + tagSize;
inline constexpr std::size_t walHeaderCopies = 2;
inline constexpr std::size_t walHeaderDistance = 512;
inline constexpr std::size_t framesStart = walHeaderCopies * walHeaderDistance;
inline constexpr std::size_t ownFrameHeaderSize = frameHeaderSize + 4;
inline constexpr std::size_t sealedFrameHeaderSize = ownFrameHeaderSize + tagSize;
inline constexpr std::size_t sealedFrameSize = sealedFrameHeaderSize + pageSize;

/// The unix VFS loses writes of 128 KiB and more, so what is written at once stays well below.
inline constexpr std::size_t batchSize = std::size_t{64} * 1024;
inline constexpr std::size_t batchFrames = batchSize / sealedFrameSize;

/// Authenticates one sealed page, and so tells its versions apart.
using PageTag = std::array<std::uint8_t, tagSize>;

/// What is sealed: part of the associated data.
enum class Kind : std::uint8_t { Page = 'P', FrameHeader = 'H', WalHeader = 'W' };

/// Nonce and tag of a sealed page.
[[nodiscard]] inline std::span<const std::uint8_t> nonceOf(std::span<const std::uint8_t> page) noexcept {
    return page.subspan(pageContentSize, nonceSize);
}
[[nodiscard]] inline std::span<const std::uint8_t> tagOf(std::span<const std::uint8_t> page) noexcept {
    return page.subspan(pageContentSize + nonceSize, tagSize);
}

} // namespace holdfast::store::seal
