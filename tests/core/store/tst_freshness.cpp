// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/dying_disk.h"
#include "tests/core/store/store_helpers.h"

#include <random>

using namespace storetest;

namespace {

using Verdict = FreshnessVerdict;

/// What lies in the vault's folder, as somebody with the disk would copy it.
std::map<std::string, Bytes> copyOfVault(const TestTablet& tablet) {
    std::map<std::string, Bytes> copy;
    for (const auto& entry : std::filesystem::directory_iterator(tablet.home().vault())) {
        copy[entry.path().filename().string()] = contentOf(entry.path());
    }
    return copy;
}

void putBack(const TestTablet& tablet, const std::map<std::string, Bytes>& copy,
             const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const Path path = tablet.home().vault() / name;
        if (const auto found = copy.find(name); found != copy.end()) {
            replaceContent(path, found->second);
        } else {
            std::filesystem::remove(path);
        }
    }
}

const std::vector<std::string> storeFiles{"vault.db", "vault.db-wal", "freshness"};

} // namespace

/// Somebody puts an older store back, or a part of one. And nothing that a crash leaves is taken for that.
class FreshnessTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { HF_OK(crypto::initialise()); }
    void init() {
        m_tablet.emplace();
        const auto vault = Vault::create(m_tablet->environment(), goodPassphrase(), quickKdf);
        HF_OK(vault);
        HF_OK(addNotes((*vault)->database(), 1, 200, std::string(300, 'a')));
    }

    void findsFreshWhatWasLocked() {
        for (int i = 0; i < 3; ++i) {
            const auto vault = unlocked();
            QCOMPARE((*vault)->freshness(), Verdict::Fresh);
            HF_OK(addNotes((*vault)->database(), 1'000 + i, 1, "more"));
        }
    }

    void noticesAnOlderStorePutBackWhole() {
        const auto old = copyOfVault(*m_tablet);
        HF_OK(addNotes((*unlocked())->database(), 1'000, 1, "later"));
        putBack(*m_tablet, old, storeFiles);
        const auto vault = unlocked();
        QCOMPARE((*vault)->freshness(), Verdict::RolledBack);
        QCOMPARE(noteCount((*vault)->database()), 200); // it opens: nothing is held back from the worker
    }

    void noticesAnOlderDatabaseUnderTheNewRecord() {
        const auto old = copyOfVault(*m_tablet);
        HF_OK(addNotes((*unlocked())->database(), 1'000, 1, "later"));
        putBack(*m_tablet, old, {"vault.db"});
        QCOMPARE((*unlocked())->freshness(), Verdict::RolledBack);
    }

    void noticesOneOlderPage() {
        const auto old = copyOfVault(*m_tablet).at("vault.db");
        HF_OK(
            (*unlocked())->database().run("UPDATE note SET text = ? WHERE id = 100", std::string(300, 'b')));
        const Path path = m_tablet->home().vault() / "vault.db";
        const Bytes now = contentOf(path);
        const auto store = copyOfVault(*m_tablet);
        const Bytes epoch = m_tablet->secrets.records[DeviceRecord::Epoch];
        int changed = 0;
        for (std::size_t at = 4096; at < std::min(old.size(), now.size()); at += 4096) {
            const auto page = static_cast<std::ptrdiff_t>(at);
            if (std::equal(old.begin() + page, old.begin() + page + 4096, now.begin() + page)) {
                continue;
            }
            auto mixed = now;
            std::copy_n(old.begin() + page, 4096, mixed.begin() + page);
            replaceContent(path, mixed);
            QCOMPARE((*unlocked())->freshness(), Verdict::RolledBack);
            putBack(*m_tablet, store, storeFiles);
            m_tablet->secrets.records[DeviceRecord::Epoch] = epoch;
            ++changed;
        }
        QVERIFY(changed > 0);
        QCOMPARE((*unlocked())->freshness(), Verdict::Fresh);
    }

    void noticesACutLogPastTheAnchor() {
        std::map<std::string, Bytes> atAnchor;
        std::map<std::string, Bytes> later;
        std::map<std::string, Bytes> before;
        {
            const auto vault = unlocked();
            HF_OK(addNotes((*vault)->database(), 1'000, 1, "anchored"));
            before = copyOfVault(*m_tablet);
            HF_OK(addNotes((*vault)->database(), 1'001, 1, "anchored too"));
            HF_OK((*vault)->anchor());
            atAnchor = copyOfVault(*m_tablet);
            HF_OK(addNotes((*vault)->database(), 1'002, 1, "not yet"));
            later = copyOfVault(*m_tablet);
            m_epoch = m_tablet->secrets.records[DeviceRecord::Epoch];
        }
        const auto verdictWith = [&](std::map<std::string, Bytes> disk) {
            m_tablet->secrets.records[DeviceRecord::Epoch] = m_epoch;
            putBack(*m_tablet, disk, storeFiles);
            return (*unlocked())->freshness();
        };
        QCOMPARE(verdictWith(later), Verdict::Fresh);
        QCOMPARE(verdictWith(atAnchor), Verdict::Fresh);
        QCOMPARE(verdictWith(before), Verdict::RolledBack); // with its own record
        auto cut = later;
        cut["vault.db-wal"] = before["vault.db-wal"];
        QCOMPARE(verdictWith(cut), Verdict::RolledBack); // with the new one
        cut.erase("vault.db-wal");
        QCOMPARE(verdictWith(cut), Verdict::RolledBack);
    }

    void noticesAnOlderLogOverANewerDatabase() {
        std::map<std::string, Bytes> crashed;
        {
            const auto vault = unlocked();
            HF_OK((*vault)->database().run("UPDATE note SET text = 'older' WHERE id = 7"));
            crashed = copyOfVault(*m_tablet);
            HF_OK((*vault)->database().run("UPDATE note SET text = 'newer' WHERE id = 7"));
        }
        // Another log since: that one was copied in full and given up.
        HF_OK((*unlocked())->database().run("UPDATE note SET text = 'newest' WHERE id = 7"));
        putBack(*m_tablet, crashed, {"vault.db-wal"});
        const auto vault = unlocked();
        QCOMPARE((*vault)->freshness(), Verdict::RolledBack);
    }

    void saysUnprovenWithoutRecordOrNumber() {
        const auto whole = copyOfVault(*m_tablet);
        const Bytes epoch = m_tablet->secrets.records[DeviceRecord::Epoch];
        std::filesystem::remove(m_tablet->home().vault() / "freshness");
        QCOMPARE((*unlocked())->freshness(), Verdict::Unproven);
        QCOMPARE((*unlocked())->freshness(), Verdict::Fresh); // anchored anew when it was locked
        m_tablet->secrets.records.erase(DeviceRecord::Epoch);
        QCOMPARE((*unlocked())->freshness(), Verdict::Unproven);
        putBack(*m_tablet, whole, storeFiles);
        m_tablet->secrets.records[DeviceRecord::Epoch] = epoch;
        auto& forged = m_tablet->secrets.records[DeviceRecord::Epoch];
        forged[8] ^= 1U;
        QCOMPARE((*unlocked())->freshness(), Verdict::Unproven);
    }

    void forgedRecordsCountNothing() {
        const auto whole = copyOfVault(*m_tablet).at("freshness");
        const Bytes epoch = m_tablet->secrets.records[DeviceRecord::Epoch];
        const Path path = m_tablet->home().vault() / "freshness";
        const auto store = copyOfVault(*m_tablet);
        for (std::size_t at = 0; at < 104; at += 5) {
            Bytes bad = whole;
            for (const std::size_t place : {std::size_t{0}, std::size_t{4096}}) {
                if (place + at < bad.size()) {
                    bad[place + at] ^= 4U;
                }
            }
            replaceContent(path, bad);
            QCOMPARE((*unlocked())->freshness(), Verdict::Unproven);
            putBack(*m_tablet, store, storeFiles);
            m_tablet->secrets.records[DeviceRecord::Epoch] = epoch;
        }
    }

    void anchorsOnlyWhatChangedAndWhenItIsDue() {
        const auto vault = unlocked();
        HF_OK((*vault)->anchor());
        const int written = m_tablet->secrets.recordsWritten;
        HF_OK((*vault)->anchor());
        QCOMPARE(m_tablet->secrets.recordsWritten, written);
        HF_OK(addNotes((*vault)->database(), 1'000, 1, "more"));
        HF_OK((*vault)->anchorIfDue());
        QCOMPARE(m_tablet->secrets.recordsWritten, written);
        m_tablet->clock.advance(std::chrono::minutes(1));
        HF_OK((*vault)->anchorIfDue());
        QCOMPARE(m_tablet->secrets.recordsWritten, written + 1);
    }

    /// HOLDFAST_CRASHES=10000 for the long run, HOLDFAST_SEED=N for another.
    void raisesNoFalseAlarmAfterRandomCrashes() {
        const auto number = [](const char* name, int otherwise) {
            bool given = false;
            const int value = qEnvironmentVariableIntValue(name, &given);
            return given ? value : otherwise;
        };
        const int crashes = number("HOLDFAST_CRASHES", 300);
        m_random.seed(static_cast<std::uint64_t>(number("HOLDFAST_SEED", 1)));
        DyingDisk disk(m_tablet->files);
        int killed = 0;
        int atLeast = 200;
        for (int crash = 0; crash < crashes; ++crash) {
            int attempted = atLeast;
            // Half of them early: an unlock, a first commit or a checkpoint are cut then.
            const int life = upTo(2) == 0 ? upTo(25) : upTo(150);
            disk.dieAfter(life, [this] { m_tablet->secrets.recordsToLose = 1'000'000; });
            if (const auto vault = Vault::unlock(m_tablet->environment(disk), goodPassphrase())) {
                QCOMPARE((*vault)->freshness(), Verdict::Fresh);
                if (upTo(8) == 0) {
                    m_tablet->secrets.recordsToLose += 1 + upTo(3); // the key store stumbles
                }
                for (int step = upTo(12); step >= 0 && attempted == atLeast; --step) {
                    work(**vault, atLeast, attempted);
                }
            }
            killed += disk.isDead() ? 1 : 0;
            disk.revive();
            m_tablet->secrets.recordsToLose = 0;
            auto vault = Vault::unlock(m_tablet->environment(disk), goodPassphrase());
            HF_OK(vault);
            QVERIFY2((*vault)->freshness() == Verdict::Fresh,
                     ("false alarm after crash " + std::to_string(crash)).c_str());
            const auto rows = static_cast<int>(noteCount((*vault)->database()));
            QVERIFY(rows == atLeast || rows == attempted);
            atLeast = rows;
            if (rows > 1'500) {
                HF_OK((*vault)->database().run("DELETE FROM note WHERE id > 200"));
                HF_OK((*vault)->database().vacuum());
                atLeast = 200;
            }
            if (upTo(3) == 0) {
                disk.dieAfter(0,
                              [this] { m_tablet->secrets.recordsToLose = 1'000'000; }); // and no clean lock
            }
            vault->reset();
            disk.revive();
            m_tablet->secrets.recordsToLose = 0;
        }
        QVERIFY2(killed * 3 > crashes, std::to_string(killed).c_str());
        qInfo("%d crashes, %d of them in the middle of something, no false alarm", crashes, killed);
    }

private:
    Result<std::unique_ptr<Vault>> unlocked() {
        auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
        if (!vault) {
            qFatal("does not open: %s", vault.error().technical().c_str());
        }
        return vault;
    }
    int upTo(int most) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(most)); }
    std::string words(int longest) { return std::string(static_cast<std::size_t>(upTo(longest)), 'w'); }

    /// One thing a worker may do. @param attempted rows there may be, should the last commit have landed
    /// without our being told.
    void work(Vault& vault, int& rows, int& attempted) {
        Database& database = vault.database();
        switch (upTo(7)) {
        case 0:
            static_cast<void>(database.checkpoint());
            break;
        case 1:
            static_cast<void>(vault.anchor());
            break;
        case 2:
            static_cast<void>(
                database.run("UPDATE note SET text = ? WHERE id = ?", words(3'000), 1 + upTo(200)));
            break;
        case 3:
            static_cast<void>(database.transaction([&]() -> Result<void> {
                HOLDFAST_CHECK(database.run("UPDATE note SET text = 'gone' WHERE id = ?", 1 + upTo(200)));
                return Error(ErrorCode::Cancelled); // rolled back
            }));
            break;
        case 4:
            if (upTo(8) == 0) {
                static_cast<void>(database.vacuum());
            }
            break;
        default:
            attempted = rows + 1 + upTo(4);
            if (addNotes(database, m_next, attempted - rows, words(2'000))) {
                rows = attempted;
            }
            m_next += 10;
            break;
        }
    }
    std::mt19937_64 m_random;
    int m_next = 10'000;
    std::optional<TestTablet> m_tablet;
    Bytes m_epoch;
};

QTEST_APPLESS_MAIN(FreshnessTest)
#include "tst_freshness.moc"
