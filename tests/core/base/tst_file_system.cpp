// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_system.h"

#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace holdfast;

namespace {

/// Fails one kind of call, and remembers the order of the others.
class FaultyFiles final : public FileSystem {
public:
    enum class Fault { None, Write, Sync, Rename, SyncDirectory };

    explicit FaultyFiles(Fault fault = Fault::None) : m_fault(fault) {}
    std::vector<std::string> calls;

    Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
        HOLDFAST_TRY(auto file, m_files.open(path, mode));
        return std::unique_ptr<File>(std::make_unique<FaultyFile>(*this, std::move(file)));
    }
    Result<void> rename(const Path& from, const Path& to) override {
        return call("rename", Fault::Rename, [&] { return m_files.rename(from, to); });
    }
    Result<void> remove(const Path& path) override { return m_files.remove(path); }
    Result<void> createDirectories(const Path& path) override { return m_files.createDirectories(path); }
    Result<void> syncDirectory(const Path& path) override {
        return call("syncDirectory", Fault::SyncDirectory, [&] { return m_files.syncDirectory(path); });
    }
    Result<std::vector<std::string>> list(const Path& path) override { return m_files.list(path); }
    Result<bool> exists(const Path& path) override { return m_files.exists(path); }
    Result<std::uint64_t> freeBytes(const Path& path) override { return m_files.freeBytes(path); }

private:
    class FaultyFile final : public File {
    public:
        FaultyFile(FaultyFiles& owner, std::unique_ptr<File> file)
            : m_owner(owner), m_file(std::move(file)) {}
        Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
            return m_file->readAt(offset, out);
        }
        Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
            return m_owner.call("write", Fault::Write, [&] { return m_file->writeAt(offset, bytes); });
        }
        Result<std::uint64_t> size() override { return m_file->size(); }
        Result<void> truncate(std::uint64_t size) override { return m_file->truncate(size); }
        Result<void> sync() override {
            return m_owner.call("sync", Fault::Sync, [&] { return m_file->sync(); });
        }

    private:
        FaultyFiles& m_owner;
        std::unique_ptr<File> m_file;
    };

    template <typename Work>
    Result<void> call(const char* name, Fault fault, Work work) {
        calls.emplace_back(name);
        if (m_fault == fault) {
            return Error(ErrorCode::DiskFull);
        }
        return work();
    }

    PosixFileSystem m_files;
    Fault m_fault;
};

} // namespace

class TestFileSystem : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    PosixFileSystem m_files;

    Path at(const char* name) const { return Path(m_folder->path().toStdString()) / name; }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesAndReadsAnywhere() {
        const auto file = m_files.open(at("a"), OpenMode::CreateNew).value();
        QVERIFY(file->writeAt(5, bytesOf("world")));
        QVERIFY(file->writeAt(0, bytesOf("hello")));
        QVERIFY(file->sync());
        QCOMPARE(file->size().value(), 10U);
        Bytes out(20);
        QCOMPARE(file->readAt(3, out).value(), 7U);
        QCOMPARE(textOf(ByteView(out).first(7)), std::string_view("loworld"));
        QCOMPARE(file->readAt(10, out).value(), 0U);
        QVERIFY(file->truncate(2));
        QCOMPARE(file->size().value(), 2U);
    }
    void newFilesAreTheOwnersOnly() {
        QVERIFY(m_files.open(at("a"), OpenMode::CreateNew));
        QVERIFY(m_files.createDirectories(at("b/c")));
        struct stat status {};
        QCOMPARE(::stat(at("a").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        QCOMPARE(::stat(at("b/c").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
    }
    void opensAsAsked() {
        QCOMPARE(m_files.open(at("a"), OpenMode::Read).code(), ErrorCode::NotFound);
        QCOMPARE(m_files.open(at("a"), OpenMode::ReadWrite).code(), ErrorCode::NotFound);
        QVERIFY(m_files.open(at("a"), OpenMode::CreateOrOpen));
        QVERIFY(m_files.open(at("a"), OpenMode::CreateOrOpen));
        QCOMPARE(m_files.open(at("a"), OpenMode::CreateNew).code(), ErrorCode::AlreadyExists);
        const auto file = m_files.open(at("a"), OpenMode::Read).value();
        QVERIFY(!file->writeAt(0, bytesOf("x")));
    }
    void followsNoSymbolicLink() {
        QVERIFY(m_files.open(at("real"), OpenMode::CreateNew));
        QCOMPARE(::symlink(at("real").c_str(), at("link").c_str()), 0);
        QVERIFY(!m_files.open(at("link"), OpenMode::Read));
        QVERIFY(!m_files.open(at("link"), OpenMode::CreateOrOpen));
    }
    void listsRemovesAndRenames() {
        QVERIFY(m_files.open(at("b"), OpenMode::CreateNew));
        QVERIFY(m_files.open(at("a"), OpenMode::CreateNew));
        QCOMPARE(m_files.list(at("")).value(), (std::vector<std::string>{"a", "b"}));
        QVERIFY(m_files.rename(at("b"), at("c")));
        QVERIFY(m_files.exists(at("c")).value());
        QVERIFY(!m_files.exists(at("b")).value());
        QVERIFY(m_files.remove(at("c")));
        QCOMPARE(m_files.remove(at("c")).code(), ErrorCode::NotFound);
        QVERIFY(!m_files.list(at("none")));
        QVERIFY(m_files.freeBytes(at("")).value() > 0);
    }
    void createDirectoriesAgainIsSuccess() {
        QVERIFY(m_files.createDirectories(at("x/y/z")));
        QVERIFY(m_files.createDirectories(at("x/y/z")));
        QVERIFY(m_files.open(at("file"), OpenMode::CreateNew));
        QVERIFY(!m_files.createDirectories(at("file")));
        QVERIFY(!m_files.createDirectories(at("file/under")));
    }
    void readFileRefusesTooMuch() {
        QVERIFY(writeFileDurably(m_files, at("a"), Bytes(100)));
        QCOMPARE(readFile(m_files, at("a"), 100).value().size(), 100U);
        QCOMPARE(readFile(m_files, at("a"), 99).code(), ErrorCode::TooLarge);
        QCOMPARE(readFile(m_files, at("none"), 99).code(), ErrorCode::NotFound);
    }

    void writesDurablyInTheRightOrder() {
        FaultyFiles files;
        QVERIFY(writeFileDurably(files, at("a"), bytesOf("new")));
        QCOMPARE(files.calls, (std::vector<std::string>{"write", "sync", "rename", "syncDirectory"}));
        QCOMPARE(textOf(readFile(files, at("a"), 10).value()), std::string_view("new"));
        QCOMPARE(files.list(at("")).value(), std::vector<std::string>{"a"});
    }
    void aFailedWriteLeavesTheOldContent() {
        using Fault = FaultyFiles::Fault;
        for (const auto fault : {Fault::Write, Fault::Sync, Fault::Rename}) {
            QVERIFY(writeFileDurably(m_files, at("a"), bytesOf("old")));
            FaultyFiles files(fault);
            QCOMPARE(writeFileDurably(files, at("a"), bytesOf("new")).code(), ErrorCode::DiskFull);
            QCOMPARE(textOf(readFile(m_files, at("a"), 10).value()), std::string_view("old"));
            QCOMPARE(m_files.list(at("")).value(), std::vector<std::string>{"a"});
        }
    }
    void aFailedDirectorySyncIsReported() {
        FaultyFiles files(FaultyFiles::Fault::SyncDirectory);
        QCOMPARE(writeFileDurably(files, at("a"), bytesOf("new")).code(), ErrorCode::DiskFull);
    }
    void overwritesWhatACrashLeftBehind() {
        {
            const auto left = m_files.open(at(".a.new"), OpenMode::CreateNew).value();
            QVERIFY(left->writeAt(0, bytesOf("half of something longer")));
        }
        QVERIFY(writeFileDurably(m_files, at("a"), bytesOf("new")));
        QCOMPARE(textOf(readFile(m_files, at("a"), 100).value()), std::string_view("new"));
        QVERIFY(!m_files.exists(at(".a.new")).value());
    }
    void writesDurablyIntoTheCurrentDirectory() {
        const auto before = std::filesystem::current_path();
        std::filesystem::current_path(at(""));
        const auto written = writeFileDurably(m_files, "plain", bytesOf("x"));
        std::filesystem::current_path(before);
        QVERIFY(written);
        QVERIFY(m_files.exists(at("plain")).value());
    }
};

QTEST_APPLESS_MAIN(TestFileSystem)
#include "tst_file_system.moc"
