// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/data_folder.h"

#include "sync/protocol/json.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace holdfast::gateway {
namespace {

constexpr std::size_t seedSize = 32;

} // namespace

Result<DataFolder> DataFolder::open(FileSystem& files, Path directory) {
    HOLDFAST_CHECK(files.createDirectories(directory));
    const Path lockFile = directory / "lock";
    const int lock = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0) {
        return Error::fromErrno(errno);
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return Error(ErrorCode::StoreBusy);
    }
    return DataFolder(std::move(directory), lock);
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_directory(std::move(other.m_directory)), m_lock(std::exchange(other.m_lock, -1)) {}

DataFolder::~DataFolder() {
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

Result<crypto::SigningKey> DataFolder::signingKey(FileSystem& files) const {
    const Path path = m_directory / "signing.key";
    HOLDFAST_TRY(const bool made, files.exists(path));
    if (!made) {
        HOLDFAST_TRY(auto key, crypto::SigningKey::generate());
        HOLDFAST_CHECK(writeFileDurably(files, path, key.seed()));
        return key;
    }
    HOLDFAST_TRY(auto file, files.open(path, OpenMode::Read));
    HOLDFAST_TRY(auto seed, crypto::SecretBuffer::create(seedSize));
    HOLDFAST_TRY(const std::uint64_t size, file->size());
    HOLDFAST_TRY(const std::size_t count, file->readAt(0, seed.span()));
    if (size != seedSize || count != seedSize) {
        return Error(ErrorCode::Malformed);
    }
    return crypto::SigningKey::fromSeed(seed.view());
}

Result<void> DataFolder::announce(FileSystem& files, const crypto::VerifyingKey& signing,
                                  const std::string& pin, const std::string& origin) const {
    const Path path = m_directory / "gateway.json";
    const std::string text =
        protocol::json::write({{"signing", signing.base64Url()}, {"pin", pin}, {"origin", origin}});
    HOLDFAST_CHECK(writeFileDurably(files, path, bytesOf(text)));
    if (::chmod(path.c_str(), 0644) != 0) {
        return Error::fromErrno(errno);
    }
    return {};
}

} // namespace holdfast::gateway
