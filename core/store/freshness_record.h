// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/base/ids.h"
#include "core/store/page_set.h"

#include <optional>

namespace holdfast::store {

using LogSalts = std::array<std::uint8_t, 8>;

/// What a database was when somebody last looked: enough to say of what lies there now that it is this or
/// came after it.
struct FreshnessRecord {
    std::uint64_t epoch = 0; ///< grows with every record
    PageSet::Sum pages{};    ///< of the state after `frames` frames of `log`
    LogSalts log{};
    std::uint64_t frames = 0; ///< committed ones; 0: the database file alone
    /// A log begun since, over one that was copied in full.
    std::optional<LogSalts> nextLog;
    friend bool operator==(const FreshnessRecord&, const FreshnessRecord&) = default;
};

/// The file that keeps the last record: two places written in turn, so that a torn write leaves the one
/// before, and no room is needed on a full disk. README.md has the bytes. One thread.
class FreshnessFile {
public:
    /// @param key 32 bytes. The references must outlive this.
    FreshnessFile(FileSystem& files, Path path, VaultId vault, crypto::SecretBuffer key)
        : m_files(files), m_path(std::move(path)), m_vault(vault), m_key(std::move(key)) {}

    /// The one with the highest epoch that is ours. NotFound when there is none.
    [[nodiscard]] Result<FreshnessRecord> read();
    /// Durable when it returns. Makes the file when it is missing.
    [[nodiscard]] Result<void> write(const FreshnessRecord& record);

private:
    [[nodiscard]] Result<Bytes> encode(const FreshnessRecord& record) const;
    [[nodiscard]] Result<FreshnessRecord> decode(ByteView bytes) const;
    FileSystem& m_files;
    Path m_path;
    VaultId m_vault;
    crypto::SecretBuffer m_key;
};

} // namespace holdfast::store
