// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_system.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

namespace holdfast {
namespace {

class PosixFile final : public File {
public:
    explicit PosixFile(int descriptor) : m_descriptor(descriptor) {}
    PosixFile(const PosixFile&) = delete;
    PosixFile& operator=(const PosixFile&) = delete;
    ~PosixFile() override { ::close(m_descriptor); }

    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
        std::size_t done = 0;
        while (done < out.size()) {
            const auto count = ::pread(m_descriptor, out.data() + done, out.size() - done,
                                       static_cast<off_t>(offset + done));
            if (count < 0 && errno == EINTR) {
                continue;
            }
            if (count < 0) {
                return Error::fromErrno(errno, ErrorCode::DiskRead);
            }
            if (count == 0) {
                break;
            }
            done += static_cast<std::size_t>(count);
        }
        return done;
    }

    Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const auto count = ::pwrite(m_descriptor, bytes.data() + done, bytes.size() - done,
                                        static_cast<off_t>(offset + done));
            if (count < 0 && errno == EINTR) {
                continue;
            }
            if (count < 0) {
                return Error::fromErrno(errno);
            }
            done += static_cast<std::size_t>(count);
        }
        return {};
    }

    Result<std::uint64_t> size() override {
        struct stat status {};
        if (::fstat(m_descriptor, &status) != 0) {
            return Error::fromErrno(errno, ErrorCode::DiskRead);
        }
        return static_cast<std::uint64_t>(status.st_size);
    }

    Result<void> truncate(std::uint64_t size) override {
        if (::ftruncate(m_descriptor, static_cast<off_t>(size)) != 0) {
            return Error::fromErrno(errno);
        }
        return {};
    }

    Result<void> sync() override {
        if (::fdatasync(m_descriptor) != 0) {
            return Error::fromErrno(errno);
        }
        return {};
    }

private:
    int m_descriptor;
};

int flagsFor(OpenMode mode) {
    switch (mode) {
    case OpenMode::Read:
        return O_RDONLY;
    case OpenMode::ReadWrite:
        return O_RDWR;
    case OpenMode::CreateNew:
        return O_RDWR | O_CREAT | O_EXCL;
    case OpenMode::CreateOrOpen:
        return O_RDWR | O_CREAT;
    }
    return O_RDONLY;
}

} // namespace

Result<std::unique_ptr<File>> PosixFileSystem::open(const Path& path, OpenMode mode) {
    const int descriptor = ::open(path.c_str(), flagsFor(mode) | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return Error::fromErrno(errno, mode == OpenMode::Read ? ErrorCode::DiskRead : ErrorCode::DiskWrite);
    }
    return std::unique_ptr<File>(std::make_unique<PosixFile>(descriptor));
}

Result<void> PosixFileSystem::rename(const Path& from, const Path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        return Error::fromErrno(errno);
    }
    return {};
}

Result<void> PosixFileSystem::remove(const Path& path) {
    if (::remove(path.c_str()) != 0) {
        return Error::fromErrno(errno);
    }
    return {};
}

Result<void> PosixFileSystem::createDirectories(const Path& path) {
    Path built;
    for (const auto& part : path) {
        built /= part;
        if (::mkdir(built.c_str(), 0700) == 0 || errno == EEXIST) {
            continue;
        }
        // A parent we may not write to can still exist already.
        if (std::error_code ignored; std::filesystem::is_directory(built, ignored)) {
            continue;
        }
        return Error::fromErrno(errno);
    }
    std::error_code status;
    if (!std::filesystem::is_directory(path, status)) {
        return Error(ErrorCode::DiskWrite);
    }
    return {};
}

Result<void> PosixFileSystem::syncDirectory(const Path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return Error::fromErrno(errno);
    }
    const int status = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    if (status != 0) {
        return Error::fromErrno(number);
    }
    return {};
}

Result<std::vector<std::string>> PosixFileSystem::list(const Path& path) {
    std::vector<std::string> names;
    std::error_code status;
    std::filesystem::directory_iterator entries(path, status);
    for (; !status && entries != std::filesystem::directory_iterator{}; entries.increment(status)) {
        names.push_back(entries->path().filename().string());
    }
    if (status) {
        return Error::fromErrno(status.value(), ErrorCode::DiskRead);
    }
    std::ranges::sort(names);
    return names;
}

Result<bool> PosixFileSystem::exists(const Path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        return true;
    }
    if (errno == ENOENT || errno == ENOTDIR) {
        return false;
    }
    return Error::fromErrno(errno, ErrorCode::DiskRead);
}

Result<std::uint64_t> PosixFileSystem::freeBytes(const Path& path) {
    struct statvfs status {};
    if (::statvfs(path.c_str(), &status) != 0) {
        return Error::fromErrno(errno, ErrorCode::DiskRead);
    }
    return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
}

Result<Bytes> readFile(FileSystem& files, const Path& path, std::uint64_t maximum) {
    HOLDFAST_TRY(const auto file, files.open(path, OpenMode::Read));
    HOLDFAST_TRY(const std::uint64_t size, file->size());
    if (size > maximum) {
        return Error(ErrorCode::TooLarge);
    }
    Bytes content(static_cast<std::size_t>(size));
    HOLDFAST_TRY(const std::size_t count, file->readAt(0, content));
    content.resize(count);
    return content;
}

namespace {

Result<void> replaceWith(FileSystem& files, const Path& temporary, const Path& path, ByteView content) {
    {
        HOLDFAST_TRY(const auto file, files.open(temporary, OpenMode::CreateNew));
        HOLDFAST_CHECK(file->writeAt(0, content));
        HOLDFAST_CHECK(file->sync());
    }
    return files.rename(temporary, path);
}

} // namespace

Result<void> writeFileDurably(FileSystem& files, const Path& path, ByteView content) {
    const Path directory = path.has_parent_path() ? path.parent_path() : Path(".");
    const Path temporary = directory / ("." + path.filename().string() + ".new");
    // A crash may have left one behind; its content was never promised to anybody.
    if (auto removed = files.remove(temporary); !removed && removed.code() != ErrorCode::NotFound) {
        return removed.error();
    }
    if (auto replaced = replaceWith(files, temporary, path, content); !replaced) {
        // A full disk needs the room back; the next try would clear it otherwise.
        static_cast<void>(files.remove(temporary).hasValue());
        return replaced.error();
    }
    return files.syncDirectory(directory);
}

} // namespace holdfast
