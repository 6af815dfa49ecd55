// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

#include <limits>
#include <utility>

namespace holdfast {

/// A disk that fails on purpose: passes everything to another FileSystem until its budget of changing calls
/// (create, write, truncate, sync, rename, remove, directories) is used up, then fails them all, as after a
/// kill or with a full disk. Reading goes on. The other FileSystem must outlive this and its files.
class FaultyFileSystem final : public FileSystem {
public:
    static constexpr int endless = std::numeric_limits<int>::max();

    explicit FaultyFileSystem(FileSystem& below) : m_below(below) {}

    /// @param calls how many more changes succeed. @param torn the first write that fails writes its first
    /// half.
    void failAfter(int calls, ErrorCode with = ErrorCode::DiskWrite, bool torn = false) noexcept {
        m_budget = calls;
        m_error = with;
        m_torn = torn;
    }
    /// How many changes were asked for since the start, failed ones too.
    [[nodiscard]] int changes() const noexcept { return m_changes; }
    /// What freeBytes answers; a negative number passes the question on.
    void setFreeBytes(std::int64_t bytes) noexcept { m_freeBytes = bytes; }

    Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
        if (mode == OpenMode::CreateNew || mode == OpenMode::CreateOrOpen) {
            HOLDFAST_CHECK(change());
        }
        HOLDFAST_TRY(auto file, m_below.open(path, mode));
        return std::unique_ptr<File>(std::make_unique<FaultyFile>(*this, std::move(file)));
    }
    Result<void> rename(const Path& from, const Path& to) override {
        HOLDFAST_CHECK(change());
        return m_below.rename(from, to);
    }
    Result<void> remove(const Path& path) override {
        HOLDFAST_CHECK(change());
        return m_below.remove(path);
    }
    Result<void> createDirectories(const Path& path) override {
        HOLDFAST_CHECK(change());
        return m_below.createDirectories(path);
    }
    Result<void> syncDirectory(const Path& path) override {
        HOLDFAST_CHECK(change());
        return m_below.syncDirectory(path);
    }
    Result<std::vector<std::string>> list(const Path& path) override { return m_below.list(path); }
    Result<bool> exists(const Path& path) override { return m_below.exists(path); }
    Result<std::uint64_t> freeBytes(const Path& path) override {
        return m_freeBytes < 0 ? m_below.freeBytes(path)
                               : Result<std::uint64_t>(static_cast<std::uint64_t>(m_freeBytes));
    }

private:
    class FaultyFile final : public File {
    public:
        FaultyFile(FaultyFileSystem& owner, std::unique_ptr<File> below)
            : m_owner(owner), m_below(std::move(below)) {}
        Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
            return m_below->readAt(offset, out);
        }
        Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
            if (auto allowed = m_owner.change(); !allowed) {
                if (std::exchange(m_owner.m_torn, false)) {
                    HOLDFAST_CHECK(m_below->writeAt(offset, bytes.first(bytes.size() / 2)));
                }
                return allowed;
            }
            return m_below->writeAt(offset, bytes);
        }
        Result<std::uint64_t> size() override { return m_below->size(); }
        Result<void> truncate(std::uint64_t size) override {
            HOLDFAST_CHECK(m_owner.change());
            return m_below->truncate(size);
        }
        Result<void> sync() override {
            HOLDFAST_CHECK(m_owner.change());
            return m_below->sync();
        }

    private:
        FaultyFileSystem& m_owner;
        std::unique_ptr<File> m_below;
    };

    [[nodiscard]] Result<void> change() {
        ++m_changes;
        if (m_budget == endless) {
            return {};
        }
        if (m_budget <= 0) {
            return Error(m_error);
        }
        --m_budget;
        return {};
    }

    FileSystem& m_below;
    int m_budget = endless;
    int m_changes = 0;
    bool m_torn = false;
    ErrorCode m_error = ErrorCode::DiskWrite;
    std::int64_t m_freeBytes = -1;
};

} // namespace holdfast
