// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/vfs_file.h"

#include <cstdint>

namespace holdfast::store::seal {

/// A file that never reaches the disk: temporary files, and the journal of a database that is being made.
/// Zeroed before its memory is released.
class HeapFile final : public VfsFile {
public:
    ~HeapFile() override { release(); }
    int read(void* out, int amount, sqlite3_int64 offset) noexcept override;
    int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override;
    int truncate(sqlite3_int64 size) noexcept override;
    int sync(int flags) noexcept override;
    int size(sqlite3_int64* size) noexcept override;
    int control(int operation, void* argument) noexcept override;
    [[nodiscard]] sqlite3_file* base() noexcept override { return nullptr; }

private:
    [[nodiscard]] bool reserve(std::size_t size) noexcept;
    void release() noexcept;
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace holdfast::store::seal
