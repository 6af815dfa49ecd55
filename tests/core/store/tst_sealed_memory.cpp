// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/power_loss_vfs.h"
#include "tests/core/store/store_helpers.h"
#include "tests/core/store/store_workload.h"

using namespace storetest;

namespace {

/// SQLite's allocator with a budget. SQLite wants plain functions, so this has to be global.
struct Budget {
    sqlite3_mem_methods plain{};
    long calls = 0;
    long failAt = -1;
    bool always = false;

    [[nodiscard]] bool allows() {
        const long number = calls++;
        return failAt < 0 || (always ? number < failAt : number != failAt);
    }
};
Budget& budget() {
    static Budget one;
    return one;
}

} // namespace

/// Memory runs out at every possible moment: what was acknowledged is there afterwards.
class SealedMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &budget().plain), SQLITE_OK);
        sqlite3_mem_methods failing = budget().plain;
        failing.xMalloc = [](int size) { return budget().allows() ? budget().plain.xMalloc(size) : nullptr; };
        failing.xRealloc = [](void* old, int size) {
            return budget().allows() ? budget().plain.xRealloc(old, size) : nullptr;
        };
        QCOMPARE(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
        QCOMPARE(sqlite3_initialize(), SQLITE_OK);
    }

    void keepsEveryAcknowledgedTransaction_data() {
        QTest::addColumn<bool>("always");
        QTest::newRow("once") << false;
        QTest::newRow("from then on") << true;
    }
    void keepsEveryAcknowledgedTransaction() {
        QFETCH(bool, always);
        PowerLossVfs disk;
        disk.load({});
        {
            auto connection = RawConnection::open(Side::Sealed, path(), PowerLossVfs::name());
            QVERIFY(connection && Workload::prepare(*connection));
        }
        const DiskImage start = disk.asIs();
        const Workload workload(8, 8);
        std::mt19937_64 random(9);
        long moments = 0;
        // A day takes some ten thousand allocations: each of the first, then ever fewer.
        for (long failAt = 0;; failAt += 1 + failAt / 40) {
            disk.load(start);
            budget().calls = 0;
            budget().always = always;
            budget().failAt = failAt;
            int saved = 0;
            if (auto connection = RawConnection::open(Side::Sealed, path(), PowerLossVfs::name())) {
                saved = workload.run(*connection, Workload::AfterFailure::TryAgain);
            }
            budget().failAt = -1;
            const bool reached = budget().calls > failAt;
            for (const DiskImage& image : {disk.asIs(), disk.cutPower(random)}) {
                disk.load(image);
                auto again = RawConnection::open(Side::Sealed, path(), PowerLossVfs::name());
                QVERIFY2(again, std::to_string(failAt).c_str());
                const std::string wrong = workload.check(*again, saved);
                QVERIFY2(wrong.empty(), (std::to_string(failAt) + ": " + wrong).c_str());
            }
            ++moments;
            if (!reached) {
                break;
            }
        }
        QVERIFY2(moments > 150, std::to_string(moments).c_str());
    }

private:
    static Path path() { return "/vault.db"; }
};

QTEST_APPLESS_MAIN(SealedMemoryTest)
#include "tst_sealed_memory.moc"
