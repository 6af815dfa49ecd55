// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enroller.h"
#include "sync/agent/orders_hook.h"
#include "tests/sync/agent/tablet.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::agent;
using namespace holdfast::agent::test;
using protocol::Lane;

/// The queue's own rules, the waits between tries, and what an enrolment must bring.
class TestAgentQueue : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { must(crypto::initialise()); }

    void delaysStayWithinFullJitter() {
        const RetryPolicy policy;
        SeededRandom random;
        QCOMPARE(longestDelay(policy, 1).count(), std::int64_t{1'000});
        QCOMPARE(longestDelay(policy, 2).count(), std::int64_t{2'000});
        QCOMPARE(longestDelay(policy, 10).count(), std::int64_t{512'000});
        QCOMPARE(longestDelay(policy, 11).count(), std::int64_t{900'000});
        QCOMPARE(longestDelay(policy, INT64_MAX).count(), std::int64_t{900'000});
        for (std::int64_t failures = 1; failures < 40; ++failures) {
            std::int64_t least = INT64_MAX;
            std::int64_t most = 0;
            for (int count = 0; count < 200; ++count) {
                const auto delay = retryDelay(policy, failures, random).count();
                QVERIFY(delay >= 0 && delay <= longestDelay(policy, failures).count());
                least = std::min(least, delay);
                most = std::max(most, delay);
            }
            // Full jitter: the whole range is used.
            QVERIFY(least < longestDelay(policy, failures).count() / 10);
            QVERIFY(most > longestDelay(policy, failures).count() * 9 / 10);
        }
    }

    void addingAKnownRevisionIsRefused() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        QCOMPARE(codeOf(tablet.queue->add(tablet.submission(envelope))), ErrorCode::AlreadyExists);
        QCOMPARE(must(tablet.queue->items()).size(), std::size_t{1});
    }
    void stateOfASettledItemDoesNotGoBack() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        const auto number = must(tablet.queue->next({}, tablet.council.clock.now()))->number;
        must(tablet.queue->setStored(number, "receipt"));
        must(tablet.queue->failed(number, "busy", tablet.council.clock.now()));
        must(tablet.queue->park(number, "malformed"));
        must(tablet.queue->begin(number));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
        QVERIFY(tablet.item(envelope).problem.empty());
    }
    void parkedRevisionDoesNotHoldUpTheNext() {
        Tablet tablet;
        const auto first = tablet.add(Lane::Record);
        const auto second = tablet.add(Lane::Record, {}, first.manifest.record, 2);
        const auto now = tablet.council.clock.now();
        QCOMPARE(must(tablet.queue->next({}, now))->revision, std::int64_t{1});
        must(tablet.queue->park(must(tablet.queue->next({}, now))->number, "malformed"));
        QCOMPARE(must(tablet.queue->next({}, now))->revision, std::int64_t{2});
        QCOMPARE(tablet.state(second), ItemState::Queued);
    }
    void clockSetBackDoesNotFreezeAnItem() {
        Tablet tablet;
        tablet.add(Lane::Record);
        const auto now = tablet.council.clock.now();
        const auto number = must(tablet.queue->next({}, now))->number;
        must(tablet.queue->failed(number, "busy", now + 10min));
        QVERIFY(!must(tablet.queue->next({}, now)));
        QVERIFY(must(tablet.queue->next({}, now - 24h * 365)));
    }
    void wakingMakesEverythingDue() {
        Tablet tablet;
        tablet.add(Lane::Record);
        const auto now = tablet.council.clock.now();
        must(tablet.queue->failed(must(tablet.queue->next({}, now))->number, "busy", now + 10min));
        must(tablet.queue->wakeAfterNetwork());
        QVERIFY(!must(tablet.queue->next({}, now)));
        must(tablet.queue->wakeAll());
        QVERIFY(must(tablet.queue->next({}, now)));
    }
    void partSharedWithAnEarlierRevisionIsNotSentTwice() {
        Tablet tablet;
        const auto part = tablet.council.makePart(2'000'000);
        const auto first = tablet.add(Lane::Record, {part});
        QVERIFY(tablet.drain(*tablet.records));
        tablet.gateway.asked.clear();
        const auto second = tablet.add(Lane::Record, {part}, first.manifest.record, 2);
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(second), ItemState::Stored);
        QVERIFY(!tablet.asked("POST") && !tablet.asked("PATCH"));
    }

    void enrolmentMustCertifyOurOwnKeys() {
        Tablet tablet;
        auto& council = tablet.council;
        const auto now = council.clock.now();
        const auto order = orderFor(tablet, tablet.worker);
        QVERIFY(checkEnrolment(order, tablet.worker.jws, council.directory(), now).hasValue());

        auto others = tablet.worker.certificate;
        others.agent = must(crypto::SigningKey::generate()).publicKey();
        QCOMPARE(codeOf(checkEnrolment(order, protocol::issueCertificate(council.issuerKey, others),
                                       council.directory(), now)),
                 ErrorCode::WrongKey);
        auto mail = tablet.worker.certificate;
        mail.recipient = must(crypto::AgeIdentity::generate()).recipient();
        QCOMPARE(codeOf(checkEnrolment(order, protocol::issueCertificate(council.issuerKey, mail),
                                       council.directory(), now)),
                 ErrorCode::WrongKey);
        const auto stranger = council.enrolWorker();
        QCOMPARE(codeOf(checkEnrolment(order, stranger.jws, council.directory(), now)),
                 ErrorCode::OutOfScope);
        const auto forger = must(crypto::SigningKey::generate());
        QVERIFY(!checkEnrolment(order, protocol::issueCertificate(forger, tablet.worker.certificate),
                                council.directory(), now));
    }
    void enrolmentNeedsCertifiedRecipients() {
        Tablet tablet;
        auto directory = tablet.council.directory();
        directory.roster.clear();
        QVERIFY(!checkEnrolment(orderFor(tablet, tablet.worker), tablet.worker.jws, directory,
                                tablet.council.clock.now()));
    }

    void unfinishedWipeKeepsTheAgentFromStarting() {
        Tablet tablet;
        RefuseToStart hook;
        QVERIFY(resumeOrders(tablet.files, tablet.home, hook).hasValue());
        must(tablet.files.createDirectories(tablet.home.wipeJournal().parent_path()));
        must(writeFileDurably(tablet.files, tablet.home.wipeJournal(), bytesOf("step 2")));
        QCOMPARE(codeOf(resumeOrders(tablet.files, tablet.home, hook)), ErrorCode::InvalidState);
    }

private:
    static ErrorCode codeOf(const Result<void>& result) {
        return result ? ErrorCode::Internal : result.code();
    }
    template <typename T>
    static ErrorCode codeOf(const Result<T>& result) {
        return holdfast::test::codeOf(result);
    }
    static EnrolOrder orderFor(Tablet& tablet, const EnrolledWorker& worker) {
        const protocol::EnrolmentRequest request{.enrolment = worker.certificate.enrolment,
                                                 .signing = worker.signing.publicKey(),
                                                 .agent = worker.agent.publicKey(),
                                                 .recipient = worker.identity.recipient(),
                                                 .created = tablet.council.clock.now()};
        const auto secret = must(crypto::SecretBuffer::random(32));
        return {.gateway = "https://gateway.test:8443",
                .pins = {"AAAA"},
                .roots = {tablet.council.rootKey.publicKey()},
                .council = tablet.council.id,
                .enrolment = worker.certificate.enrolment,
                .request = protocol::writeEnrolmentRequest(request, secret)};
    }
};

QTEST_APPLESS_MAIN(TestAgentQueue)
#include "tst_agent_queue.moc"
