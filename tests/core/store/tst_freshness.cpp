// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/faulty_file_system.h"
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
        int noticed = 0;
        for (std::size_t at = 0; at < std::min(old.size(), now.size()); at += 4096) {
            const auto page = static_cast<std::ptrdiff_t>(at);
            if (std::equal(old.begin() + page, old.begin() + page + 4096, now.begin() + page)) {
                continue;
            }
            auto mixed = now;
            std::copy_n(old.begin() + page, 4096, mixed.begin() + page);
            replaceContent(path, mixed);
            if (const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase())) {
                QCOMPARE((*vault)->freshness(), Verdict::RolledBack);
            }
            ++noticed;
            return; // the unlock above anchored what it found
        }
        QVERIFY(noticed > 0);
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
        std::mt19937_64 random(static_cast<std::uint64_t>(number("HOLDFAST_SEED", 1)));
        const auto upTo = [&random](int most) {
            return static_cast<int>(random() % static_cast<std::uint64_t>(most));
        };
        int rows = 200;
        int next = 10'000;
        FaultyFileSystem files(m_tablet->files);
        for (int crash = 0; crash < crashes; ++crash) {
            files.failAfter(FaultyFileSystem::endless);
            m_tablet->secrets.recordsToLose = 0;
            std::map<std::string, Bytes> disk;
            Bytes epoch;
            int durable = 0;
            {
                const auto vault = Vault::unlock(m_tablet->environment(files), goodPassphrase());
                HF_OK(vault);
                QVERIFY2((*vault)->freshness() == Verdict::Fresh,
                         ("false alarm after crash " + std::to_string(crash)).c_str());
                QCOMPARE(noteCount((*vault)->database()), rows);
                // From some moment on the record's file or the key store fails; the last thing is the crash.
                const int fails = upTo(4);
                if (fails == 1) {
                    files.failAfter(upTo(8), ErrorCode::DiskWrite, upTo(2) == 0);
                } else if (fails == 2) {
                    m_tablet->secrets.recordsToLose = 1 + upTo(3);
                }
                for (int step = upTo(12); step >= 0; --step) {
                    switch (upTo(6)) {
                    case 0:
                        static_cast<void>((*vault)->database().checkpoint());
                        break;
                    case 1:
                        static_cast<void>((*vault)->anchor());
                        break;
                    case 2:
                        static_cast<void>((*vault)->database().run(
                            "UPDATE note SET text = ? WHERE id = ?",
                            std::string(static_cast<std::size_t>(upTo(3'000)), 'u'), 1 + upTo(200)));
                        break;
                    case 3:
                        static_cast<void>((*vault)->database().transaction([&]() -> Result<void> {
                            HOLDFAST_CHECK((*vault)->database().run(
                                "UPDATE note SET text = 'gone' WHERE id = ?", 1 + upTo(200)));
                            return Error(ErrorCode::Cancelled); // rolled back
                        }));
                        break;
                    case 4:
                        if (upTo(10) == 0) {
                            static_cast<void>((*vault)->database().vacuum());
                        }
                        [[fallthrough]];
                    default:
                        const int count = 1 + upTo(4);
                        if (addNotes((*vault)->database(), next, count,
                                     std::string(static_cast<std::size_t>(upTo(2'000)), 'n'))) {
                            rows += count;
                        }
                        next += count;
                        break;
                    }
                }
                disk = copyOfVault(*m_tablet);
                epoch = m_tablet->secrets.records[DeviceRecord::Epoch];
                durable = rows;
            }
            rows = durable;
            if (upTo(4) != 0) { // else it was locked
                putBack(*m_tablet, disk, storeFiles);
                m_tablet->secrets.records[DeviceRecord::Epoch] = epoch;
            }
            if (rows > 3'000) {
                const auto vault = unlocked();
                QCOMPARE((*vault)->freshness(), Verdict::Fresh);
                HF_OK((*vault)->database().run("DELETE FROM note WHERE id > 200"));
                HF_OK((*vault)->database().vacuum());
                rows = 200;
            }
        }
    }

private:
    Result<std::unique_ptr<Vault>> unlocked() {
        auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
        if (!vault) {
            qFatal("does not open: %s", vault.error().technical().c_str());
        }
        return vault;
    }
    std::optional<TestTablet> m_tablet;
    Bytes m_epoch;
};

QTEST_APPLESS_MAIN(FreshnessTest)
#include "tst_freshness.moc"
