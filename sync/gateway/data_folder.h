// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/crypto/ed25519.h"

namespace holdfast::gateway {

/// A gateway's folder, held by one process at a time.
class DataFolder {
public:
    /// Makes the folder (0700) when there is none and locks it. StoreBusy when another gateway has it.
    [[nodiscard]] static Result<DataFolder> open(FileSystem& files, Path directory);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    [[nodiscard]] Path council() const { return m_directory / "council.json"; }
    [[nodiscard]] Path database() const { return m_directory / "gateway.db"; }
    [[nodiscard]] Path parts() const { return m_directory / "parts"; }
    [[nodiscard]] const Path& directory() const noexcept { return m_directory; }

    /// signing.key: the 32-byte seed of an Ed25519 key, made at the first start (0600).
    [[nodiscard]] Result<crypto::SigningKey> signingKey(FileSystem& files) const;
    /// gateway.json (0644): what the office needs to certify us and to make enrolment codes.
    [[nodiscard]] Result<void> announce(FileSystem& files, const crypto::VerifyingKey& signing,
                                        const std::string& pin, const std::string& origin) const;

private:
    DataFolder(Path directory, int lock) : m_directory(std::move(directory)), m_lock(lock) {}
    Path m_directory;
    int m_lock = -1;
};

} // namespace holdfast::gateway
