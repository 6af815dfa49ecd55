// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/file_secret_store.h"

#include "platform/linux/descriptor.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::platform {

using store::DeviceRecord;
using store::DeviceSecret;

namespace {

constexpr std::size_t secretSize = 32;

Error unavailable(int number) {
    return Error(ErrorCode::KeyStoreUnavailable, number);
}

Result<void> writeAll(int descriptor, ByteView bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return unavailable(errno);
        }
        done += static_cast<std::size_t>(count);
    }
    if (::fsync(descriptor) != 0) {
        return unavailable(errno);
    }
    return {};
}

Result<void> syncFolder(const Path& folder) {
    PosixFileSystem files;
    if (auto synced = files.syncDirectory(folder); !synced) {
        return unavailable(static_cast<int>(synced.error().detail()));
    }
    return {};
}

} // namespace

std::unique_ptr<FileSecretStore> FileSecretStore::create(const store::TabletHome& home, Logger& logger) {
    logger.warning("development_key_file_in_use",
                   {{"meaning", LogWord("anyone with a copy of this disk has its keys")}});
    return std::unique_ptr<FileSecretStore>(new FileSecretStore(home));
}

Path FileSecretStore::folderOf(DeviceSecret which) const {
    return which == DeviceSecret::Vault ? m_home.vaultKeys() : m_home.agentKeys();
}

Path FileSecretStore::fileOf(DeviceSecret which) const {
    return folderOf(which) / (which == DeviceSecret::Vault ? "vault.secret" : "agent.secret");
}

Path FileSecretStore::fileOf(DeviceRecord which) const {
    return m_home.vaultKeys() / (which == DeviceRecord::Tries ? "vault.tries" : "vault.epoch");
}

Result<crypto::SecretBuffer> FileSecretStore::readFile(const Path& path) const {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file) {
        return errno == ENOENT ? Error(ErrorCode::KeyStoreEntryMissing) : unavailable(errno);
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != ::geteuid() ||
        (status.st_mode & (S_IRWXG | S_IRWXO)) != 0 || status.st_size != static_cast<off_t>(secretSize)) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    auto secret = crypto::SecretBuffer::create(secretSize);
    if (!secret) {
        return secret.error();
    }
    if (::pread(file.number(), secret->span().data(), secretSize, 0) != static_cast<ssize_t>(secretSize)) {
        return unavailable(errno);
    }
    return secret;
}

Result<crypto::SecretBuffer> FileSecretStore::read(DeviceSecret which) {
    const std::scoped_lock lock(m_mutex);
    return readFile(fileOf(which));
}

Result<void> FileSecretStore::create(DeviceSecret which, const crypto::SecretBuffer& secret) {
    if (secret.size() != secretSize) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::scoped_lock lock(m_mutex);
    const Path folder = folderOf(which);
    const Path path = fileOf(which);
    PosixFileSystem files;
    HOLDFAST_CHECK(files.createDirectories(folder));
    const Path unfinished = folder / (path.filename().string() + ".new");
    // Left by a crash: it never had the real name, so nothing was ever encrypted with it.
    ::unlink(unfinished.c_str());
    {
        const Descriptor file(
            ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file) {
            return unavailable(errno);
        }
        HOLDFAST_CHECK(writeAll(file.number(), secret.view()));
    }
    // link, unlike rename, fails when the name is taken: this is what "never replaced" rests on.
    const int linked = ::link(unfinished.c_str(), path.c_str()) == 0 ? 0 : errno;
    ::unlink(unfinished.c_str());
    if (linked != 0) {
        return linked == EEXIST ? Error(ErrorCode::AlreadyExists) : unavailable(linked);
    }
    HOLDFAST_CHECK(syncFolder(folder));
    HOLDFAST_TRY(const crypto::SecretBuffer written, readFile(path));
    if (!crypto::constantTimeEqual(written.view(), secret.view())) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    return {};
}

Result<void> FileSecretStore::destroy(DeviceSecret which) {
    const std::scoped_lock lock(m_mutex);
    const Path path = fileOf(which);
    {
        const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file) {
            return errno == ENOENT ? Result<void>{} : unavailable(errno);
        }
        // Best effort: a flash disk may keep the old block. Another reason this is for development.
        constexpr std::array<std::uint8_t, secretSize> zeros{};
        HOLDFAST_CHECK(writeAll(file.number(), zeros));
    }
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return unavailable(errno);
    }
    return syncFolder(folderOf(which));
}

Result<Bytes> FileSecretStore::readRecord(DeviceRecord which) {
    const std::scoped_lock lock(m_mutex);
    PosixFileSystem files;
    auto content = holdfast::readFile(files, fileOf(which), store::largestDeviceRecord);
    if (!content) {
        return content.code() == ErrorCode::NotFound
                   ? Error(ErrorCode::KeyStoreEntryMissing)
                   : unavailable(static_cast<int>(content.error().detail()));
    }
    return content;
}

Result<void> FileSecretStore::writeRecord(DeviceRecord which, ByteView content) {
    if (content.size() > store::largestDeviceRecord) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::scoped_lock lock(m_mutex);
    PosixFileSystem files;
    HOLDFAST_CHECK(files.createDirectories(m_home.vaultKeys()));
    if (auto written = writeFileDurably(files, fileOf(which), content); !written) {
        return unavailable(static_cast<int>(written.error().detail()));
    }
    return {};
}

} // namespace holdfast::platform
