// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

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
// ... and what is.
inline constexpr std::size_t sealedWalHeaderSize = walHeaderSize + nonceSize + tagSize;
inline constexpr std::size_t sealedFrameHeaderSize = frameHeaderSize + tagSize;
inline constexpr std::size_t sealedFrameSize = sealedFrameHeaderSize + pageSize;

/// The unix VFS loses writes of 128 KiB and more, so a batch of frames stays well below.
inline constexpr std::size_t batchFrames = (std::size_t{64} * 1024) / sealedFrameSize;

/// What is sealed: part of the associated data.
enum class Kind : std::uint8_t { Page = 'P', FrameHeader = 'H', WalHeader = 'W' };

} // namespace holdfast::store::seal
