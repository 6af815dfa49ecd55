// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/power_loss_vfs.h"
#include "tests/core/store/store_helpers.h"
#include "tests/core/store/store_workload.h"

#include <random>

using namespace storetest;

/// The power goes at any change of a working day; the drive's cache keeps some of what it had not yet
/// written. HOLDFAST_POWER_CUTS=N makes N images of each side, HOLDFAST_POWER_SEED where they start.
class PowerLossTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        HF_OK(prepareSqlite());
        m_cuts = qEnvironmentVariableIntValue("HOLDFAST_POWER_CUTS");
        m_cuts = m_cuts > 0 ? m_cuts : 150;
        m_seed = static_cast<std::uint64_t>(qEnvironmentVariableIntValue("HOLDFAST_POWER_SEED"));
    }

    void keepsWhatWasReportedAsSaved_data() {
        QTest::addColumn<Side>("side");
        QTest::newRow("sealed") << Side::Sealed;
        QTest::newRow("plain SQLite, as a control") << Side::Plain;
    }
    void keepsWhatWasReportedAsSaved() {
        QFETCH(Side, side);
        PowerLossVfs disk;
        const DiskImage start = prepared(disk, side);
        int images = 0;
        int tornImages = 0;
        for (std::uint64_t seed = m_seed; images < m_cuts; ++seed) {
            std::mt19937_64 random(seed);
            const Workload workload(seed);
            disk.load(start);
            const std::size_t moments = countMoments(disk, side, workload);
            // Five days end at different moments.
            for (int day = 0; day < 5 && images < m_cuts; ++day) {
                disk.load(start);
                disk.stopAt(random() % moments);
                const int saved = live(side, workload);
                std::vector<DiskImage> left;
                for (int i = 0; i < 3; ++i) {
                    left.push_back(disk.cutPower(random));
                }
                for (const DiskImage& image : left) {
                    ++images;
                    tornImages += image != left.front() ? 1 : 0;
                    disk.load(image);
                    const std::string wrong = reopened(side, workload, saved);
                    QVERIFY2(wrong.empty(), ("seed " + std::to_string(seed) + ": " + wrong).c_str());
                }
            }
        }
        QVERIFY(tornImages > images / 4);
        qInfo("%d images, nothing lost", images);
    }

    void noticesADiskThatLies() {
        // Were syncs not what keeps commits, this test would prove nothing.
        PowerLossVfs disk;
        const DiskImage start = prepared(disk, Side::Sealed);
        disk.ignoreSyncs();
        int lost = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            std::mt19937_64 random(seed);
            const Workload workload(seed);
            disk.load(start);
            disk.stopAt(150);
            const int saved = live(Side::Sealed, workload);
            disk.load(disk.cutPower(random));
            lost += reopened(Side::Sealed, workload, saved).empty() ? 0 : 1;
        }
        QVERIFY(lost >= 10);
    }

private:
    static Path path() { return "/vault.db"; }

    static DiskImage prepared(PowerLossVfs& disk, Side side) {
        disk.load({});
        {
            auto connection = RawConnection::open(side, path(), PowerLossVfs::name());
            if (!connection || !Workload::prepare(*connection)) {
                qFatal("cannot prepare");
            }
        }
        std::mt19937_64 random(0);
        return disk.cutPower(random); // closed: all of it is safe
    }
    static int live(Side side, const Workload& workload) {
        auto connection = RawConnection::open(side, path(), PowerLossVfs::name());
        return connection ? workload.run(*connection) : 0;
    }
    static std::size_t countMoments(PowerLossVfs& disk, Side side, const Workload& workload) {
        live(side, workload);
        return disk.changes();
    }
    static std::string reopened(Side side, const Workload& workload, int saved) {
        auto connection = RawConnection::open(side, path(), PowerLossVfs::name());
        return connection ? workload.check(*connection, saved) : "does not open";
    }
    int m_cuts = 0;
    std::uint64_t m_seed = 0;
};

QTEST_APPLESS_MAIN(PowerLossTest)
#include "tst_power_loss.moc"
