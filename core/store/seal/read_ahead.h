// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/store/seal/vfs_file.h"

#include <memory>

namespace holdfast::store::seal {

/// Reads a file of the VFS below; once reads run forward it fetches 64 KiB at a time. What it holds is
/// ciphertext. Its owner is the only writer of the file and says forget() with every change.
class ReadAhead {
public:
    explicit ReadAhead(BaseFile& file) : m_file(file) {}

    /// As xRead, short reads at the end included.
    [[nodiscard]] int read(MutableByteView out, std::uint64_t offset) noexcept;
    void forget() noexcept { m_held = 0; }

private:
    [[nodiscard]] bool holds(std::uint64_t offset, std::size_t size) const noexcept;
    void fetch(std::uint64_t offset) noexcept;

    BaseFile& m_file;
    std::unique_ptr<std::uint8_t[]> m_buffer;
    std::uint64_t m_start = 0;
    std::size_t m_held = 0;
    std::uint64_t m_expected = 0; ///< where the next read starts if they run forward
    int m_forward = 0;            ///< how many have
};

} // namespace holdfast::store::seal
