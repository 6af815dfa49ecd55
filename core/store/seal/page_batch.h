// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/store/seal/format.h"
#include "core/store/seal/vfs_file.h"

#include <memory>

namespace holdfast::store::seal {

/// Neighbouring sealed pages that wait to be written at once. What could not be written stays: SQLite does
/// not look at the outcome of CKPT_DONE, so a failed flush is tried again, and reported, by whatever comes
/// next, and until then the pages are read from here.
class PageBatch {
public:
    explicit PageBatch(BaseFile& file) : m_file(file) {}

    /// Flushes first when the page is no neighbour or there is no room.
    [[nodiscard]] int add(ByteView sealed, std::uint64_t index) noexcept;
    [[nodiscard]] int flush() noexcept;
    /// The waiting page, empty when it does not wait here.
    [[nodiscard]] ByteView find(std::uint64_t index) const noexcept;

private:
    BaseFile& m_file;
    std::unique_ptr<std::uint8_t[]> m_pages;
    std::uint64_t m_first = 0;
    std::size_t m_count = 0;
};

} // namespace holdfast::store::seal
