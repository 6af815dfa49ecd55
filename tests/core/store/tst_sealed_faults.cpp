// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/vfs.h"
#include "tests/core/store/faulty_vfs.h"
#include "tests/core/store/store_helpers.h"

using namespace storetest;

/// The disk fails at every possible moment: what was acknowledged is there afterwards, and nothing is torn.
class SealedFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        HF_OK(prepareSqlite());
        m_folder.emplace();
        m_origin = pathOf(*m_folder) / "origin.db";
        auto database = Database::create(m_files, m_origin, testKeys(), noteComponents);
        HF_OK(database);
        HF_OK(addNotes(**database, 1, 100, std::string(400, 'a')));
    }

    void keepsEveryAcknowledgedCommit_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("always");
        QTest::newRow("disk full once") << SQLITE_FULL << false;
        QTest::newRow("disk full for good") << SQLITE_FULL << true;
        QTest::newRow("write error once") << SQLITE_IOERR_WRITE << false;
        QTest::newRow("write error for good") << SQLITE_IOERR_WRITE << true;
        QTest::newRow("sync error once") << SQLITE_IOERR_FSYNC << false;
    }
    void keepsEveryAcknowledgedCommit() {
        QFETCH(int, code);
        QFETCH(bool, always);
        FaultyVfs faulty;
        int reached = 1'000'000;
        int moments = 0;
        for (int failAt = 0; failAt < reached; ++failAt) {
            const Path path = pathOf(*m_folder) / "live.db";
            replaceContent(path, contentOf(m_origin));
            static_cast<void>(m_files.remove(Path{path}.concat("-wal")));
            faulty.failAt(failAt, code, always ? FaultyVfs::Lasting::Always : FaultyVfs::Lasting::Once);
            const int acknowledged = work(path);
            QVERIFY(acknowledged >= 0);
            reached = faulty.changes();
            const Path copy = pathOf(*m_folder) / "copy.db";
            static_cast<void>(m_files.remove(Path{copy}.concat("-wal")));
            crashCopy(path, copy);
            auto again = Database::open(m_files, copy, testKeys(), noteComponents);
            HF_OK(again);
            HF_OK((*again)->verify());
            QCOMPARE(*(*again)->integer("SELECT count(*) FROM note WHERE id <= 100"), 100);
            const auto batches =
                *(*again)->integer("SELECT count(DISTINCT id / 1000) FROM note WHERE id >= 1000");
            const auto rows = *(*again)->integer("SELECT count(*) FROM note WHERE id >= 1000");
            QCOMPARE(rows, batches * 40); // whole transactions only
            QVERIFY2(batches >= acknowledged, std::to_string(failAt).c_str());
            ++moments;
        }
        QVERIFY(moments >= 15);
    }

private:
    /// Six transactions with checkpoints between them, all through the failing disk, then a close.
    /// @return how many commits were acknowledged.
    int work(const Path& path) {
        auto vfs = seal::Vfs::create(path, testKeys(), "holdfast-faulty");
        sqlite3* raw = nullptr;
        if (!vfs || sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE, (*vfs)->name()) != SQLITE_OK) {
            return -1;
        }
        const auto run = [raw](const std::string& sql) {
            return sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
        };
        int acknowledged = 0;
        if (run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; PRAGMA cache_spill=OFF;"
                "PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=0")) {
            for (int batch = 1; batch <= 6; ++batch) {
                const std::string first = std::to_string(batch * 1000);
                const bool done =
                    run("BEGIN IMMEDIATE") &&
                    run("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<39)"
                        "INSERT INTO note SELECT " +
                        first + " + i, printf('%900d', i) FROM n") &&
                    run("COMMIT");
                if (done) {
                    ++acknowledged;
                } else {
                    run("ROLLBACK");
                }
                if (batch % 2 == 0) {
                    static_cast<void>(sqlite3_wal_checkpoint_v2(
                        raw, "main", batch == 4 ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                        nullptr, nullptr));
                }
            }
        }
        sqlite3_close(raw);
        return acknowledged;
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    Path m_origin;
};

QTEST_APPLESS_MAIN(SealedFaultsTest)
#include "tst_sealed_faults.moc"
