// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/crypto/age.h"
#include "core/crypto/ed25519.h"

/// Keys as files, mode 0600, each purpose in a folder of its own so that a program opens only what it needs.
/// Signing keys: the 32-byte seed, raw. Identities: the text that `age-keygen` writes, one line.
namespace holdfast::office {

/// AlreadyExists rather than overwriting a key.
[[nodiscard]] Result<void> writeSigningKey(FileSystem& files, const Path& path,
                                           const crypto::SigningKey& key);
[[nodiscard]] Result<crypto::SigningKey> readSigningKey(FileSystem& files, const Path& path);
[[nodiscard]] Result<void> writeIdentity(FileSystem& files, const Path& path,
                                         const crypto::AgeIdentity& identity);
[[nodiscard]] Result<crypto::AgeIdentity> readIdentity(FileSystem& files, const Path& path);
[[nodiscard]] Result<void> writeSecret(FileSystem& files, const Path& path, ByteView secret);
[[nodiscard]] Result<crypto::SecretBuffer> readSecret(FileSystem& files, const Path& path);

} // namespace holdfast::office
