// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/faulty_file_system.h"
#include "tests/core/store/faulty_vfs.h"
#include "tests/core/store/power_loss_vfs.h"
#include "tests/core/store/store_helpers.h"
#include "tests/core/store/store_workload.h"

using namespace storetest;

/// The disk fails at every possible moment: what was acknowledged is there afterwards, and nothing is torn;
/// also when the power goes next.
class SealedFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        HF_OK(prepareSqlite());
    }

    void keepsEveryAcknowledgedTransaction_data() {
        QTest::addColumn<DiskCall>("call");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("leastMoments");
        QTest::newRow("write: disk full") << DiskCall::Write << SQLITE_FULL << 20;
        QTest::newRow("write: broken") << DiskCall::Write << SQLITE_IOERR_WRITE << 20;
        QTest::newRow("sync: broken") << DiskCall::Sync << SQLITE_IOERR_FSYNC << 15;
        QTest::newRow("truncate: broken") << DiskCall::Truncate << SQLITE_IOERR_TRUNCATE << 3;
        QTest::newRow("open: too many files") << DiskCall::Open << SQLITE_CANTOPEN << 2;
        QTest::newRow("open: broken") << DiskCall::Open << SQLITE_IOERR << 2;
        QTest::newRow("remove: broken") << DiskCall::Remove << SQLITE_IOERR_DELETE << 1;
        QTest::newRow("read: broken") << DiskCall::Read << SQLITE_IOERR_READ << 20;
    }
    void keepsEveryAcknowledgedTransaction() {
        QFETCH(DiskCall, call);
        QFETCH(int, code);
        QFETCH(int, leastMoments);
        PowerLossVfs disk;
        FaultyVfs faulty(PowerLossVfs::name());
        const DiskImage start = prepared();
        const Workload workload(3, 12);
        std::mt19937_64 random(5);
        for (const Lasting lasting : {Lasting::Once, Lasting::Always}) {
            bool reached = true;
            int moments = 0;
            for (; reached; ++moments) {
                disk.load(start);
                faulty.failAt(moments, call, code, lasting);
                const int saved = live(workload);
                reached = faulty.calls() > moments;
                faulty.heal();
                const DiskImage left = disk.asIs();
                const DiskImage cut = disk.cutPower(random);
                for (const DiskImage& image : {left, cut}) {
                    disk.load(image);
                    auto again = RawConnection::open(Side::Sealed, path(), PowerLossVfs::name());
                    QVERIFY2(again, std::to_string(moments).c_str());
                    const std::string wrong = workload.check(*again, saved);
                    QVERIFY2(wrong.empty(), (std::to_string(moments) + ": " + wrong).c_str());
                }
            }
            QVERIFY2(moments > leastMoments, std::to_string(moments).c_str());
        }
    }

    void goesOnOnceThereIsRoomAgain() {
        PowerLossVfs disk;
        FaultyVfs faulty(PowerLossVfs::name());
        const DiskImage start = prepared();
        const Workload workload(4, 12);
        bool reached = true;
        for (int failAt = 0; reached; ++failAt) {
            disk.load(start);
            faulty.failAt(failAt, DiskCall::Write, SQLITE_FULL, Lasting::Once);
            auto connection = RawConnection::open(Side::Sealed, path(), FaultyVfs::name());
            if (connection) {
                QCOMPARE(workload.run(*connection, Workload::AfterFailure::TryAgain), 12);
                const std::string wrong = workload.check(*connection, 12);
                QVERIFY2(wrong.empty(), (std::to_string(failAt) + ": " + wrong).c_str());
            }
            reached = faulty.calls() > failAt;
        }
    }

    void writesNoMoreToADatabaseWhoseSyncFailed() {
        // Linux forgets lost writes once it has told: another sync would succeed over lost pages.
        PowerLossVfs disk;
        FaultyVfs faulty(PowerLossVfs::name());
        disk.load(prepared());
        auto connection = RawConnection::open(Side::Sealed, path(), FaultyVfs::name());
        QVERIFY(connection);
        const Workload workload(6, 3);
        QCOMPARE(workload.run(*connection), 3);
        const auto copyLog = [&] {
            return sqlite3_wal_checkpoint_v2(connection->handle(), "main", SQLITE_CHECKPOINT_RESTART, nullptr,
                                             nullptr);
        };
        faulty.failAt(1, DiskCall::Sync, SQLITE_IOERR_FSYNC, Lasting::Once); // the log's comes first
        QCOMPARE(copyLog() & 0xFF, SQLITE_IOERR);
        QCOMPARE(copyLog() & 0xFF, SQLITE_IOERR);
        QCOMPARE(connection->run("INSERT INTO log VALUES(4, 'still saved')"), SQLITE_OK);
        connection.reset();
        disk.load(disk.asIs());
        connection = RawConnection::open(Side::Sealed, path(), PowerLossVfs::name());
        QVERIFY(connection);
        QCOMPARE(connection->text("SELECT entry FROM log WHERE n = 4"), std::string("still saved"));
    }

    void makesAWholeStoreOrNone() {
        PosixFileSystem real;
        FaultyFileSystem files(real);
        bool made = false;
        for (int calls = 0; !made; ++calls) {
            QTemporaryDir folder;
            const Path database = pathOf(folder) / "new.db";
            for (const ErrorCode code : {ErrorCode::DiskFull, ErrorCode::DiskWrite}) {
                files.failAfter(calls, code);
                made = Database::create(files, database, testKeys(), noteComponents).hasValue();
                if (std::filesystem::exists(database)) {
                    HF_OK(Database::open(real, database, testKeys(), noteComponents));
                    std::filesystem::remove(database);
                }
            }
            files.failAfter(FaultyFileSystem::endless);
            HF_OK(Database::create(files, database, testKeys(), noteComponents));
            QVERIFY(calls < 50);
        }
    }

private:
    static Path path() { return "/vault.db"; }
    static DiskImage prepared() {
        PowerLossVfs disk;
        auto connection = RawConnection::open(Side::Sealed, path(), PowerLossVfs::name());
        if (!connection || !Workload::prepare(*connection)) {
            qFatal("cannot prepare");
        }
        connection.reset();
        return disk.asIs();
    }
    static int live(const Workload& workload) {
        auto connection = RawConnection::open(Side::Sealed, path(), FaultyVfs::name());
        return connection ? workload.run(*connection, Workload::AfterFailure::TryAgain) : 0;
    }
};

QTEST_APPLESS_MAIN(SealedFaultsTest)
#include "tst_sealed_faults.moc"
