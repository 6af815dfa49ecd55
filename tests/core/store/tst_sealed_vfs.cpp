// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/main_file.h"
#include "core/store/seal/vfs.h"
#include "tests/core/store/faulty_vfs.h"
#include "tests/core/store/power_loss_vfs.h"
#include "tests/core/store/store_helpers.h"
#include "tests/core/store/store_workload.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace storetest;
namespace seal = holdfast::store::seal;

namespace {

/// The pages of a content that are nothing but zeros.
int zeroPages(const Bytes& content) {
    int count = 0;
    for (std::size_t at = 0; at + seal::pageSize <= content.size(); at += seal::pageSize) {
        const ByteView page = ByteView{content}.subspan(at, seal::pageSize);
        count += std::ranges::all_of(page, [](std::uint8_t byte) { return byte == 0; }) ? 1 : 0;
    }
    return count;
}

sqlite3_file* fileOf(sqlite3* handle) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

} // namespace

/// What the sealing VFS promises SQLite, and what it refuses.
class SealedVfsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        HF_OK(prepareSqlite());
        m_folder.emplace();
    }

    void promisesNothingThatBatchesBreak() {
        auto connection = open("promises.db");
        const int kept = SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
        sqlite3_file* file = fileOf(connection->handle());
        QCOMPARE(file->pMethods->xDeviceCharacteristics(file) & ~kept, 0);
        QCOMPARE(file->pMethods->iVersion, 2); // no xFetch: memory mapping would bypass the seal
    }

    void isNeverMapped() {
        auto connection = open("mapped.db");
        QCOMPARE(connection->text("PRAGMA mmap_size=1073741824"), std::string("0"));
        QCOMPARE(connection->run("CREATE TABLE t(x); INSERT INTO t VALUES(zeroblob(100000))"), SQLITE_OK);
        QCOMPARE(connection->text("SELECT length(x) FROM t"), std::string("100000"));
    }

    void refusesPiecesOfPages() {
        auto connection = open("pieces.db");
        QCOMPARE(connection->run("CREATE TABLE t(x)"), SQLITE_OK);
        sqlite3_file* file = fileOf(connection->handle());
        const Bytes page(8192, 0);
        for (const auto& [size, offset] :
             {std::pair{512, 0}, std::pair{4095, 0}, std::pair{4096, 512}, std::pair{8192, 0}}) {
            QCOMPARE(file->pMethods->xWrite(file, page.data(), size, offset), SQLITE_IOERR_WRITE);
        }
        // A first page without room for the seal, and reserved bytes with something in them.
        QCOMPARE(file->pMethods->xWrite(file, page.data(), 4096, 0), SQLITE_IOERR_WRITE);
        Bytes used(4096, 0);
        used.back() = 1;
        QCOMPARE(file->pMethods->xWrite(file, used.data(), 4096, 4096), SQLITE_IOERR_WRITE);
        QCOMPARE(connection->text("PRAGMA integrity_check"), std::string("ok"));
    }

    void failsClosedWhereWritesHarmTheirNeighbours() {
        // Without powersafe overwrite SQLite splits frames at sectors: an error, never a page in clear.
        PowerLossVfs disk;
        disk.promisePowersafeOverwrite(false);
        disk.load({});
        auto connection = RawConnection::open(Side::Sealed, "/split.db", PowerLossVfs::name());
        QVERIFY(connection);
        const std::string canary = "Kestrel-Quartz-7741";
        connection->run("CREATE TABLE t(x); INSERT INTO t VALUES(printf('%s %09000d', '" + canary + "', 1))");
        for (const auto& [name, content] : disk.asIs()) {
            for (const std::string_view known : {std::string_view{canary}, std::string_view{"CREATE TABLE"},
                                                 std::string_view{"SQLite format 3"}}) {
                QVERIFY(textOf(content).find(known) == std::string_view::npos);
            }
        }
    }

    void leavesNoHoles() {
        // A page of zeros is damage to us, so SQLite must never leave one, whatever comes and goes.
        PowerLossVfs disk;
        disk.load({});
        auto connection = RawConnection::open(Side::Sealed, "/holes.db", PowerLossVfs::name());
        QVERIFY(connection && Workload::prepare(*connection));
        for (std::uint64_t seed = 50; seed < 60; ++seed) {
            QCOMPARE(connection->run("DELETE FROM note; DELETE FROM search; DELETE FROM log"), SQLITE_OK);
            QCOMPARE(Workload(seed, 30).run(*connection), 30);
            QCOMPARE(connection->run(seed % 3 == 0 ? "VACUUM" : "DELETE FROM note WHERE id % 2"), SQLITE_OK);
            QCOMPARE(sqlite3_wal_checkpoint_v2(connection->handle(), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                               nullptr, nullptr),
                     SQLITE_OK);
            const DiskImage image = disk.asIs();
            QVERIFY(image.at("holes.db").size() > 20 * seal::pageSize);
            QCOMPARE(zeroPages(image.at("holes.db")), 0);
        }
    }

    void takesAHoleForDamage() {
        auto connection = open("hole.db");
        QCOMPARE(connection->run("CREATE TABLE t(x)"), SQLITE_OK);
        sqlite3_file* file = fileOf(connection->handle());
        Bytes page(seal::pageSize, 0);
        QCOMPARE(file->pMethods->xWrite(file, page.data(), 4096, 100 * 4096), SQLITE_OK);
        QCOMPARE(file->pMethods->xRead(file, page.data(), 4096, 100 * 4096), SQLITE_OK);
        QCOMPARE(file->pMethods->xRead(file, page.data(), 4096, 50 * 4096), SQLITE_IOERR_DATA);
    }

    void keepsItsIndexInTheHeap() {
        auto connection = open("heap.db");
        QCOMPARE(connection->run("CREATE TABLE t(x); INSERT INTO t VALUES(1)"), SQLITE_OK);
        QVERIFY(std::filesystem::exists(pathOf(*m_folder) / "heap.db-wal"));
        QVERIFY(!std::filesystem::exists(pathOf(*m_folder) / "heap.db-shm"));
        QVERIFY(!std::filesystem::exists(pathOf(*m_folder) / "heap.db-journal"));
    }

private:
    std::unique_ptr<RawConnection> open(const char* name) {
        return RawConnection::open(Side::Sealed, pathOf(*m_folder) / name, "unix-excl");
    }
    std::optional<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(SealedVfsTest)
#include "tst_sealed_vfs.moc"
