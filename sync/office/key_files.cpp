// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/key_files.h"

namespace holdfast::office {
namespace {

constexpr std::uint64_t largestSecret = 64 * 1024;

/// An editor may have added one.
Result<crypto::SecretBuffer> withoutLineEnd(const crypto::SecretBuffer& text) {
    auto view = text.view();
    while (!view.empty() && (view.back() == '\n' || view.back() == '\r')) {
        view = view.first(view.size() - 1);
    }
    return crypto::SecretBuffer::copyOf(view);
}

} // namespace

Result<void> writeSecret(FileSystem& files, const Path& path, ByteView secret) {
    HOLDFAST_TRY(const bool there, files.exists(path));
    if (there) {
        return Error(ErrorCode::AlreadyExists);
    }
    HOLDFAST_CHECK(files.createDirectories(path.parent_path()));
    return writeFileDurably(files, path, secret);
}

Result<crypto::SecretBuffer> readSecret(FileSystem& files, const Path& path) {
    HOLDFAST_TRY(const auto file, files.open(path, OpenMode::Read));
    HOLDFAST_TRY(const std::uint64_t size, file->size());
    if (size == 0 || size > largestSecret) {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_TRY(auto secret, crypto::SecretBuffer::create(static_cast<std::size_t>(size)));
    HOLDFAST_TRY(const std::size_t count, file->readAt(0, secret.span()));
    if (count != secret.size()) {
        return Error(ErrorCode::Truncated);
    }
    return secret;
}

Result<void> writeSigningKey(FileSystem& files, const Path& path, const crypto::SigningKey& key) {
    return writeSecret(files, path, key.seed());
}

Result<crypto::SigningKey> readSigningKey(FileSystem& files, const Path& path) {
    HOLDFAST_TRY(const auto seed, readSecret(files, path));
    return crypto::SigningKey::fromSeed(seed.view());
}

Result<void> writeIdentity(FileSystem& files, const Path& path, const crypto::AgeIdentity& identity) {
    HOLDFAST_TRY(const auto text, identity.text());
    return writeSecret(files, path, text.view());
}

Result<crypto::AgeIdentity> readIdentity(FileSystem& files, const Path& path) {
    HOLDFAST_TRY(const auto text, readSecret(files, path));
    HOLDFAST_TRY(const auto line, withoutLineEnd(text));
    return crypto::AgeIdentity::parse(line);
}

} // namespace holdfast::office
