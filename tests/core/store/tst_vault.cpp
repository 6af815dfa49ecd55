// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/faulty_file_system.h"
#include "core/crypto/hash.h"
#include "core/store/meta_repository.h"
#include "core/store/transit.h"
#include "tests/core/store/store_helpers.h"

using namespace storetest;

/// A key store of a tablet that loses its power right after a try was counted.
class KilledAtTheDerivation final : public DeviceSecretStore {
public:
    explicit KilledAtTheDerivation(FakeDeviceSecrets& below) : m_below(below) {}
    Result<crypto::SecretBuffer> read(DeviceSecret which) override { return m_below.read(which); }
    Result<void> create(DeviceSecret which, const crypto::SecretBuffer& secret) override {
        return m_below.create(which, secret);
    }
    Result<void> destroy(DeviceSecret which) override { return m_below.destroy(which); }
    Result<Bytes> readRecord(DeviceRecord which) override { return m_below.readRecord(which); }
    Result<void> writeRecord(DeviceRecord which, ByteView content) override {
        return std::exchange(m_written, true) ? Result<void>(Error(ErrorCode::KeyStoreUnavailable))
                                              : m_below.writeRecord(which, content);
    }

private:
    FakeDeviceSecrets& m_below;
    bool m_written = false;
};

/// Making, opening and losing a vault. What must never happen: a new secret beside an old vault, or an empty
/// store where there was a full one.
class VaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { HF_OK(crypto::initialise()); }
    void init() { m_tablet.emplace(); }

    void beginsWithNothing() {
        QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::None);
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::NotFound);
        QCOMPARE(m_tablet->secrets.created, 0);
    }

    void opensWithTheRightPassphraseOnly() {
        const VaultId id = makeWithANote();
        QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::Locked);
        const auto wrong = Vault::unlock(m_tablet->environment(), secretOf("correct horse battery stapler"));
        QVERIFY(!wrong);
        QCOMPARE(wrong.code(), ErrorCode::WrongPassphrase);
        QCOMPARE(wrong.error().detail(), 9);
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 9);
        const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
        HF_OK(vault);
        QVERIFY((*vault)->id() == id);
        QCOMPARE(noteCount((*vault)->database()), 1);
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 10);
    }

    void countsATryBeforeItIsMade() {
        makeWithANote();
        m_tablet->secrets.recordsToLose = 1;
        HF_FAILS(Vault::unlock(m_tablet->environment(), secretOf("not these words at all")),
                 ErrorCode::KeyStoreUnavailable);
        // Killed while it was made: the count is there, whatever the passphrase was.
        const auto counted = m_tablet->secrets.recordsWritten;
        KilledAtTheDerivation killed(m_tablet->secrets);
        VaultEnvironment environment = m_tablet->environment();
        HF_FAILS(Vault::unlock({environment.files, environment.clock, environment.random, killed,
                                environment.home, environment.floor, environment.components},
                               secretOf("not these words at all")),
                 ErrorCode::WrongPassphrase);
        QCOMPARE(m_tablet->secrets.recordsWritten, counted + 1);
        HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
    }

    void makesTriesWaitThroughRestartsAndClockChanges() {
        makeWithANote();
        const auto unlocked = [&](std::string_view words) {
            return Vault::unlock(m_tablet->environment(), secretOf(words));
        };
        for (int i = 0; i < 4; ++i) {
            HF_FAILS(unlocked("not these words at all"), ErrorCode::WrongPassphrase);
        }
        const auto waiting = Vault::unlock(m_tablet->environment(), goodPassphrase());
        QCOMPARE(waiting.code(), ErrorCode::TooManyAttempts);
        QCOMPARE(waiting.error().detail(), 5'000);
        m_tablet->clock.setNow(m_tablet->clock.now() + std::chrono::hours(1'000));
        HF_FAILS(unlocked("not these words at all"), ErrorCode::TooManyAttempts);
        m_tablet->clock.reboot();
        HF_FAILS(unlocked("not these words at all"), ErrorCode::TooManyAttempts);
        m_tablet->clock.advance(std::chrono::milliseconds(4'999));
        HF_FAILS(unlocked("not these words at all"), ErrorCode::TooManyAttempts);
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 6); // waiting costs no try
        m_tablet->clock.advance(std::chrono::milliseconds(1));
        HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 10);
    }

    void refusesTheEleventhTry() {
        makeWithANote();
        for (int i = 0; i < passphraseTries; ++i) {
            m_tablet->clock.advance(std::chrono::minutes(10));
            HF_FAILS(Vault::unlock(m_tablet->environment(), secretOf("not these words at all")),
                     ErrorCode::WrongPassphrase);
        }
        m_tablet->clock.advance(std::chrono::hours(10'000));
        const auto refused = Vault::unlock(m_tablet->environment(), goodPassphrase());
        QCOMPARE(refused.code(), ErrorCode::TooManyAttempts);
        QCOMPARE(refused.error().detail(), 0);
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 0);
    }

    void takesAForgedOrMissingCounterForUsedUp() {
        makeWithANote();
        HF_FAILS(Vault::unlock(m_tablet->environment(), secretOf("not these words at all")),
                 ErrorCode::WrongPassphrase);
        auto& record = m_tablet->secrets.records[DeviceRecord::Tries];
        const Bytes whole = record;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            record[at] ^= 1U;
            HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::TooManyAttempts);
            record = whole;
        }
        record = m_tablet->secrets.records[DeviceRecord::Epoch]; // another record of the same vault
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::TooManyAttempts);
        m_tablet->secrets.records.erase(DeviceRecord::Tries);
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::TooManyAttempts);
        m_tablet->secrets.records[DeviceRecord::Tries] = whole;
        HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
    }

    void decidesNothingByTheCountThatIsShown() {
        makeWithANote();
        for (int i = 0; i < 4; ++i) {
            HF_FAILS(Vault::unlock(m_tablet->environment(), secretOf("not these words at all")),
                     ErrorCode::WrongPassphrase);
        }
        HF_OK(m_tablet->files.remove(m_tablet->home().vault() / "tries"));
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::TooManyAttempts);
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 6);
    }

    void unlocksOnAFullDisk() {
        makeWithANote();
        HF_FAILS(Vault::unlock(m_tablet->environment(), secretOf("not these words at all")),
                 ErrorCode::WrongPassphrase);
        FaultyFileSystem files(m_tablet->files);
        files.failAfter(0, ErrorCode::DiskFull);
        HF_OK(Vault::unlock(m_tablet->environment(files), goodPassphrase()));
    }

    void refusesWeakPassphrasesAndCosts() {
        HF_FAILS(Vault::create(m_tablet->environment(), secretOf("short"), quickKdf),
                 ErrorCode::WeakPassphrase);
        VaultEnvironment product = m_tablet->environment();
        product.floor = crypto::KdfFloor::Product;
        HF_FAILS(Vault::create(product, goodPassphrase(), quickKdf), ErrorCode::WeakParameters);
        QCOMPARE(m_tablet->secrets.created, 0);
    }

    void neverMakesASecretBesideAnExistingVault() {
        makeWithANote();
        m_tablet->secrets.mood = FakeDeviceSecrets::Mood::Locked; // answers "no such entry"
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::KeyStoreUnavailable);
        HF_FAILS(Vault::create(m_tablet->environment(), goodPassphrase(), quickKdf),
                 ErrorCode::AlreadyExists);
        m_tablet->secrets.mood = FakeDeviceSecrets::Mood::Unavailable;
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::KeyStoreUnavailable);
        QCOMPARE(m_tablet->secrets.created, 1);
        QCOMPARE(inspectVault(m_tablet->environment())->triesLeft, 10);
        m_tablet->secrets.mood = FakeDeviceSecrets::Mood::Open;
        HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
    }

    void saysDamagedNeverEmpty_data() {
        QTest::addColumn<QStringList>("lost");
        QTest::newRow("slot") << QStringList{"passphrase.slot", "passphrase.slot.copy"};
        QTest::newRow("database") << QStringList{"vault.db"};
    }
    void saysDamagedNeverEmpty() {
        QFETCH(QStringList, lost);
        makeWithANote();
        for (const QString& name : lost) {
            HF_OK(m_tablet->files.remove(m_tablet->home().vault() / name.toStdString()));
        }
        QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::Damaged);
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::StoreDamaged);
        HF_FAILS(Vault::create(m_tablet->environment(), goodPassphrase(), quickKdf),
                 ErrorCode::AlreadyExists);
        QCOMPARE(m_tablet->secrets.created, 1);
    }

    void noticesEveryDamagedSlotByte() {
        makeWithANote();
        const Path first = m_tablet->home().vault() / "passphrase.slot";
        const Path second = m_tablet->home().vault() / "passphrase.slot.copy";
        const Bytes whole = contentOf(first);
        QCOMPARE(contentOf(second), whole);
        for (std::size_t at = 0; at < whole.size(); at += 3) {
            Bytes bad = whole;
            bad[at] ^= 0x10U;
            replaceContent(first, bad);
            replaceContent(second, bad);
            QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::Damaged);
        }
        // One whole copy is enough, and the other is mended.
        replaceContent(second, whole);
        HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
        QCOMPARE(contentOf(first), whole);
    }

    void saysDamagedForABadFirstPage() {
        makeWithANote();
        const Path path = m_tablet->home().vault() / "vault.db";
        Bytes content = contentOf(path);
        content[100] ^= 1U;
        replaceContent(path, content);
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::StoreDamaged);
        QCOMPARE(contentOf(path), content);
    }

    void saysNewerForALaterSlot() {
        makeWithANote();
        for (const char* name : {"passphrase.slot", "passphrase.slot.copy"}) {
            const Path path = m_tablet->home().vault() / name;
            Bytes content = contentOf(path);
            content[7] = '2';
            const crypto::Digest digest = crypto::sha256(ByteView{content}.first(content.size() - 32));
            std::copy(digest.begin(), digest.end(), content.end() - 32);
            replaceContent(path, content);
        }
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::StoreNewer);
    }

    void obeysSealAndWipeMarks() {
        makeWithANote();
        replaceContent(m_tablet->home().sealBlob(), {1, 2, 3});
        QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::Sealed);
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::Sealed);
        replaceContent(m_tablet->home().wipeJournal(), {1});
        QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::Wiped);
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::Wiped);
        HF_FAILS(Vault::create(m_tablet->environment(), goodPassphrase(), quickKdf),
                 ErrorCode::AlreadyExists);
    }

    void leavesNoVaultOrOneThatOpensWhereverItIsKilled() {
        int points = 0;
        for (int budget = 0;; ++budget) {
            m_tablet.emplace();
            FaultyFileSystem files(m_tablet->files);
            files.failAfter(budget, ErrorCode::DiskWrite, budget % 2 == 0);
            const bool made =
                Vault::create(m_tablet->environment(files), goodPassphrase(), quickKdf).hasValue();
            // The next start, on a disk that works.
            const VaultState state = inspectVault(m_tablet->environment())->state;
            QVERIFY2(state == VaultState::None || state == VaultState::Locked,
                     std::to_string(budget).c_str());
            if (state == VaultState::None) {
                QVERIFY(!made);
                HF_OK(Vault::create(m_tablet->environment(), goodPassphrase(), quickKdf));
            }
            HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
            QVERIFY(!std::filesystem::exists(m_tablet->home().vault() / "creating"));
            QCOMPARE(m_tablet->secrets.created, 1);
            if (made) {
                break;
            }
            ++points;
        }
        QVERIFY(points > 15);
    }

    void losesTheSlotAfterAKillInCreateOnlyAsDamage() {
        // The mark of an unfinished vault must not outlive the first unlock.
        makeWithANote();
        replaceContent(m_tablet->home().vault() / "creating", {});
        HF_OK(Vault::unlock(m_tablet->environment(), goodPassphrase()));
        HF_OK(m_tablet->files.remove(m_tablet->home().vault() / "passphrase.slot"));
        HF_OK(m_tablet->files.remove(m_tablet->home().vault() / "passphrase.slot.copy"));
        QCOMPARE(inspectVault(m_tablet->environment())->state, VaultState::Damaged);
    }

    void changesThePassphraseAndOnlyThat() {
        makeWithANote();
        const auto next = secretOf("five pale owls drum softly");
        {
            const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
            HF_OK(vault);
            HF_FAILS((*vault)->changePassphrase(next, next, quickKdf), ErrorCode::WrongPassphrase);
            HF_FAILS((*vault)->changePassphrase(goodPassphrase(), secretOf("short"), quickKdf),
                     ErrorCode::WeakPassphrase);
            HF_OK((*vault)->changePassphrase(goodPassphrase(), next, quickKdf));
        }
        HF_FAILS(Vault::unlock(m_tablet->environment(), goodPassphrase()), ErrorCode::WrongPassphrase);
        const auto vault = Vault::unlock(m_tablet->environment(), next);
        HF_OK(vault);
        QCOMPARE(noteCount((*vault)->database()), 1);
    }

    void opensWithOneOfTheTwoPassphrasesWhereverAChangeIsKilled() {
        const auto next = secretOf("five pale owls drum softly");
        const auto slotCopies = [&] {
            return std::pair(contentOf(m_tablet->home().vault() / "passphrase.slot"),
                             contentOf(m_tablet->home().vault() / "passphrase.slot.copy"));
        };
        bool finished = false;
        for (int budget = 0; !finished; ++budget) {
            m_tablet.emplace();
            makeWithANote();
            FaultyFileSystem files(m_tablet->files);
            {
                const auto vault = Vault::unlock(m_tablet->environment(files), goodPassphrase());
                HF_OK(vault);
                const int before = files.changes();
                files.failAfter(budget);
                finished = (*vault)->changePassphrase(goodPassphrase(), next, quickKdf).hasValue() &&
                           files.changes() - before <= budget;
            }
            const bool old = Vault::unlock(m_tablet->environment(), goodPassphrase()).hasValue();
            const bool changed = Vault::unlock(m_tablet->environment(), next).hasValue();
            QVERIFY2(old != changed, std::to_string(budget).c_str());
            QCOMPARE(slotCopies().first, slotCopies().second); // the unlock mended what the kill left
        }
    }

    void writesARecoverySlotThatHoldsTheVaultKey() {
        makeWithANote();
        auto identity = crypto::AgeIdentity::generate();
        HF_OK(identity);
        const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
        HF_OK(vault);
        HF_OK((*vault)->addRecoverySlot(identity->recipient()));
        const Bytes frame = contentOf(m_tablet->home().vault() / "recovery.slot");
        const ByteView slot = ByteView{frame}.subspan(28, frame.size() - 60);
        HF_OK(crypto::openRecoverySlot(slot, (*vault)->id(), *identity));
    }

    void givesEachPurposeAKeyOfItsOwn() {
        makeWithANote();
        const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
        HF_OK(vault);
        const auto one = (*vault)->subkey("one");
        const auto same = (*vault)->subkey("one");
        const auto two = (*vault)->subkey("two");
        QVERIFY(crypto::constantTimeEqual(one->view(), same->view()));
        QVERIFY(!crypto::constantTimeEqual(one->view(), two->view()));
    }

    void keepsPersonKeysAndNeverReplacesThem() {
        makeWithANote();
        const auto signing = crypto::SigningKey::generate();
        const auto identity = crypto::AgeIdentity::generate();
        {
            const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
            HF_OK(vault);
            MetaRepository meta((*vault)->database());
            HF_FAILS(meta.personSigningKey(), ErrorCode::NotFound);
            HF_OK(meta.storePersonKeys(*signing, *identity));
            HF_FAILS(meta.storePersonKeys(*signing, *identity), ErrorCode::AlreadyExists);
            HF_OK(meta.set("language", "cy"));
            HF_OK(meta.setInteger("count", 4));
            HF_OK(meta.setInteger("count", 5));
        }
        const auto vault = Vault::unlock(m_tablet->environment(), goodPassphrase());
        MetaRepository meta((*vault)->database());
        QVERIFY(meta.personSigningKey()->publicKey() == signing->publicKey());
        QVERIFY(meta.personAgeIdentity()->recipient() == identity->recipient());
        QVERIFY(*meta.text("language") == "cy");
        QVERIFY(*meta.integer("count") == 5);
        HF_OK(meta.remove("language"));
        QVERIFY(!meta.text("language")->has_value());
    }

    void keepsTheAgentsStoreUnderItsOwnSecret() {
        crypto::SecretBuffer first;
        {
            auto transit = openTransit(m_tablet->files, m_tablet->secrets, m_tablet->home(), noteComponents);
            HF_OK(transit);
            HF_OK(addNotes((*transit)->database(), 1, 3, "queued"));
            first = std::move((*transit)->agentSubkey("signing")).value();
            QVERIFY(!crypto::constantTimeEqual(first.view(), (*transit)->agentSubkey("other")->view()));
        }
        m_tablet->secrets.mood = FakeDeviceSecrets::Mood::Locked;
        HF_FAILS(openTransit(m_tablet->files, m_tablet->secrets, m_tablet->home(), noteComponents),
                 ErrorCode::KeyStoreUnavailable);
        m_tablet->secrets.mood = FakeDeviceSecrets::Mood::Open;
        auto transit = openTransit(m_tablet->files, m_tablet->secrets, m_tablet->home(), noteComponents);
        HF_OK(transit);
        QCOMPARE(noteCount((*transit)->database()), 3);
        QVERIFY(crypto::constantTimeEqual(first.view(), (*transit)->agentSubkey("signing")->view()));
        QCOMPARE(m_tablet->secrets.created, 1);
    }

private:
    VaultId makeWithANote() {
        const auto vault = Vault::create(m_tablet->environment(), goodPassphrase(), quickKdf);
        if (!vault || !addNotes((*vault)->database(), 1, 1, "kept")) {
            qFatal("no vault");
        }
        return (*vault)->id();
    }
    std::optional<TestTablet> m_tablet;
};

QTEST_APPLESS_MAIN(VaultTest)
#include "tst_vault.moc"
