// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/mail.h"
#include "app/service/photographs.h"
#include "app/service/visits.h"
#include "core/practice/json.h"
#include "sync/protocol/message.h"
#include "sync/protocol/receipt.h"
#include "tests/support/council/demo_families.h"
#include "tests/support/test_tablet.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// The app side without screens, over a real vault and an agent in memory: what it hands over, what it takes
/// in, and what it refuses.
class TabletTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestTablet> m_test;
    service::FinishedVisit m_finished;

    service::Tablet& tablet() { return m_test->tablet(); }
    VisitId visit() { return demo::tallowbyVisit(m_test->clock().now()).visit.id; }

    [[nodiscard]] bool finishOneVisit(std::size_t entries = 1, std::size_t letters = 20) {
        return tablet()
            .withSession([&](service::Session& session) -> Result<void> {
                HOLDFAST_CHECK(service::startVisit(session, visit()));
                for (std::size_t i = 0; i < entries; ++i) {
                    practice::Entry draft;
                    draft.visitId = visit();
                    draft.text = std::string(letters, 'a');
                    HOLDFAST_CHECK(service::addEntry(session, draft));
                }
                HOLDFAST_TRY(m_finished, service::finishVisit(session, visit()));
                return {};
            })
            .hasValue();
    }
    store::OutboxEntry outboxEntry() {
        return must(tablet().withSession([&](service::Session& session) {
            return store::OutboxRepository(session.database()).find(m_finished.record, m_finished.revision);
        }));
    }
    practice::VisitState visitState() {
        return must(tablet().withSession([&](service::Session& session) {
                   return practice::VisitRepository(session.database()).find(visit());
               }))
            .state;
    }
    /// What the case system would sign for the finished visit.
    protocol::Receipt receipt() {
        const auto entry = outboxEntry();
        const auto manifest = must(protocol::readUnverifiedManifest(entry.manifest));
        protocol::Receipt made;
        made.enrolment = manifest.enrolment;
        made.record = manifest.record;
        made.revision = manifest.revision;
        made.manifest = crypto::sha256(bytesOf(entry.manifest));
        made.parts = {manifest.body};
        made.parts.insert(made.parts.end(), manifest.parts.begin(), manifest.parts.end());
        made.time = m_test->clock().now();
        return made;
    }
    void deliverAndTake(agent::DownKind kind, std::string data) {
        const auto number = m_test->agent().deliver(kind, std::move(data));
        QTRY_COMPARE_WITH_TIMEOUT(m_test->agent().taken(), number, 20'000);
    }
    std::string message(std::int64_t seq, const crypto::SigningKey& sender, std::string type,
                        const practice::AssignedVisit& assigned) {
        const auto identity = must(tablet().withSession([](service::Session& session) {
            return Result<crypto::AgeRecipient>(session.identity().recipient());
        }));
        const auto self = must(tablet().withSession([](service::Session& session) -> Result<EnrolmentId> {
            HOLDFAST_TRY(const service::Enrolment* who, session.enrolled());
            return who->id;
        }));
        const protocol::Message written{m_test->council().newId<MessageId>(),
                                        std::move(type),
                                        self,
                                        seq,
                                        m_test->clock().now(),
                                        practice::toJson(assigned)};
        return toBase64(must(protocol::sealMessage(written, sender, identity)));
    }
    bool knowsCase(CaseId file) {
        return tablet()
            .withSession([&](service::Session& session) {
                return practice::CaseRepository(session.database()).find(file);
            })
            .hasValue();
    }
    practice::AssignedVisit anotherVisit() {
        return demo::bramblecoteVisit(m_test->clock().now() + std::chrono::days(3));
    }

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_test = std::make_unique<TestTablet>();
        QVERIFY(m_test->makeReady());
    }
    void cleanup() { m_test.reset(); }

    void capturesNothingBeforeTheCouncilHasSigned() {
        TestTablet fresh;
        QVERIFY(fresh.setUp());
        QCOMPARE(must(fresh.tablet().overview()).state, service::TabletState::AwaitingCertificate);
        const auto kept = fresh.tablet().withSession(
            [](service::Session& session) { return service::keepPhotograph(session, bytesOf("\x89PNG")); });
        QVERIFY(!kept);
        const auto begun = fresh.tablet().withSession([&](service::Session& session) {
            return service::startUnplannedVisit(session, {CaseId{}, practice::VisitSetting::Home, "", ""});
        });
        QCOMPARE(codeOf(begun), ErrorCode::InvalidState);
    }

    void handsOverWhatWasFinishedAndShowsNoTickBeforeTheReceipt() {
        QVERIFY(finishOneVisit());
        QTRY_COMPARE_WITH_TIMEOUT(m_test->agent().submissions().size(), std::size_t{1}, 20'000);
        QCOMPARE(m_test->agent().submissions().front().envelope, outboxEntry().envelope);
        QCOMPARE(visitState(), practice::VisitState::Finished);
        deliverAndTake(agent::DownKind::Receipt,
                       protocol::signReceived(m_test->council().caseKey, receipt()));
        QCOMPARE(outboxEntry().state, store::OutboxState::Received);
        QCOMPARE(visitState(), practice::VisitState::Received);
    }

    void refusesAReceiptByAnotherKey() {
        QVERIFY(finishOneVisit());
        deliverAndTake(agent::DownKind::Receipt,
                       protocol::signReceived(m_test->council().gatewayKey, receipt()));
        QCOMPARE(visitState(), practice::VisitState::Finished);
    }
    void refusesAReceiptOfOtherBytes() {
        QVERIFY(finishOneVisit());
        auto other = receipt();
        other.parts.front().sha256[0] ^= 1U;
        deliverAndTake(agent::DownKind::Receipt, protocol::signReceived(m_test->council().caseKey, other));
        QCOMPARE(visitState(), practice::VisitState::Finished);
    }
    void refusesStoredPassedOffAsReceived() {
        QVERIFY(finishOneVisit());
        deliverAndTake(agent::DownKind::Receipt,
                       protocol::signStored(m_test->council().gatewayKey, receipt()));
        QCOMPARE(visitState(), practice::VisitState::Finished);
    }
    void oneForgedMessageDoesNotBlockTheNext() {
        deliverAndTake(agent::DownKind::Message, "this is no age file");
        deliverAndTake(agent::DownKind::Message,
                       message(1, m_test->council().gatewayKey, "assigned_visit", anotherVisit()));
        QVERIFY(!knowsCase(anotherVisit().file.id));
        deliverAndTake(agent::DownKind::Message,
                       message(2, m_test->council().caseKey, "assigned_visit", anotherVisit()));
        QVERIFY(knowsCase(anotherVisit().file.id));
    }
    void refusesAReplayedMessage() {
        deliverAndTake(agent::DownKind::Message,
                       message(7, m_test->council().caseKey, "something_newer", anotherVisit()));
        deliverAndTake(agent::DownKind::Message,
                       message(3, m_test->council().caseKey, "assigned_visit", anotherVisit()));
        // An unknown type is not kept, so its number does not count either; a known one after it does.
        deliverAndTake(agent::DownKind::Message,
                       message(8, m_test->council().caseKey, "assigned_visit", anotherVisit()));
        QVERIFY(knowsCase(anotherVisit().file.id));
        auto later = demo::pellingaleVisit(m_test->clock().now() + std::chrono::days(5));
        deliverAndTake(agent::DownKind::Message,
                       message(8, m_test->council().caseKey, "assigned_visit", later));
        QVERIFY(!knowsCase(later.file.id));
    }

    void keepsTheBodyOfALongVisitThroughAnUnlock() {
        m_test->agent().setPresence(agent::FakeAgent::Presence::Gone);
        QVERIFY(finishOneVisit(100, 1000));
        const auto entry = outboxEntry();
        const auto manifest = must(protocol::readUnverifiedManifest(entry.manifest));
        QVERIFY(manifest.bodyPlace == protocol::BodyPlace::Part);
        m_test->restart();
        QVERIFY(tablet().unlock(TestTablet::secret(TestTablet::passphrase)));
        PosixFileSystem files;
        const auto body = readFile(files, m_test->home().sealed() / manifest.body.id.text(), 1 << 24);
        QVERIFY(body && crypto::sha256(*body) == manifest.body.sha256);
        m_test->agent().setPresence(agent::FakeAgent::Presence::Running);
        QTRY_COMPARE_WITH_TIMEOUT(m_test->agent().submissions().size(), std::size_t{1}, 20'000);
        QVERIFY(m_test->agent().submissions().front().parts.front() == manifest.body);
    }

    void sealsTheNextRevisionWithTheRestrictedPartMarked() {
        QVERIFY(finishOneVisit());
        QVERIFY(finishOneVisit());
        QCOMPARE(m_finished.revision, std::uint32_t{2});
        QTRY_COMPARE_WITH_TIMEOUT(m_test->agent().submissions().size(), std::size_t{2}, 20'000);
    }

    void saysThatAnOlderStoreWasPutBack() {
        const auto files = {"vault.db", "vault.db-wal", "freshness"};
        const Path folder = m_test->home().vault();
        const Path aside = m_test->home().root() / "aside";
        tablet().lock();
        std::filesystem::create_directories(aside);
        for (const char* name : files) {
            if (std::filesystem::exists(folder / name)) {
                std::filesystem::copy_file(folder / name, aside / name);
            }
        }
        const auto passphrase = TestTablet::secret(TestTablet::passphrase);
        QVERIFY(tablet().unlock(passphrase));
        QVERIFY(tablet().overview()->freshness == store::FreshnessVerdict::Fresh);
        QVERIFY(finishOneVisit());
        tablet().lock();
        for (const char* name : files) {
            std::filesystem::remove(folder / name);
            if (std::filesystem::exists(aside / name)) {
                std::filesystem::copy_file(aside / name, folder / name);
            }
        }
        QVERIFY(tablet().unlock(passphrase));
        QVERIFY(tablet().overview()->freshness == store::FreshnessVerdict::RolledBack);
        const auto kind = tablet().withSession([](service::Session& session) -> Result<std::string> {
            store::CustodyLog log(session.database());
            HOLDFAST_TRY(const auto size, log.size());
            HOLDFAST_TRY(const Bytes last, log.entry(size - 1));
            HOLDFAST_TRY(const auto event, store::decodeCustodyEvent(last));
            return event.kind;
        });
        QVERIFY(kind && *kind == "store_rolled_back");
    }

    void opensWithTheNewPassphraseOnlyAfterAChange() {
        const auto next = TestTablet::secret("five pale owls drum softly");
        QCOMPARE(tablet().changePassphrase(next, next).code(), ErrorCode::WrongPassphrase);
        QVERIFY(tablet().changePassphrase(TestTablet::secret(TestTablet::passphrase), next));
        m_test->restart();
        QCOMPARE(tablet().changePassphrase(next, next).code(), ErrorCode::Locked);
        QCOMPARE(tablet().unlock(TestTablet::secret(TestTablet::passphrase)).code(),
                 ErrorCode::WrongPassphrase);
        QVERIFY(tablet().unlock(next));
        const auto kinds = tablet().withSession([](service::Session& session) -> Result<std::string> {
            store::CustodyLog log(session.database());
            HOLDFAST_TRY(const auto size, log.size());
            HOLDFAST_TRY(const Bytes last, log.entry(size - 1));
            HOLDFAST_TRY(const auto event, store::decodeCustodyEvent(last));
            return event.kind;
        });
        QVERIFY(kinds && *kinds == "passphrase_changed");
    }

    void lockedTabletAnswersLocked() {
        tablet().lock();
        const auto refused = tablet().withSession(
            [&](service::Session& session) { return service::viewVisit(session, visit()); });
        QCOMPARE(codeOf(refused), ErrorCode::Locked);
    }
};

QTEST_GUILESS_MAIN(TabletTest)
#include "tst_tablet.moc"
