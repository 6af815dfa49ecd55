// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/agent/tablet.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::agent;
using namespace holdfast::agent::test;
using protocol::Lane;
using When = WireGateway::When;

/// What comes down: durable before acknowledged, once, and believed only when it verifies.
class TestAgentMailbox : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { must(crypto::initialise()); }

    void keepsMailBeforeAcknowledgingIt() {
        Tablet tablet;
        tablet.gateway.mailbox = {{"message", "bWFpbA=="}, {"order", "an.order.jws"}};
        tablet.gateway.fault({.method = "PUT", .pathHas = "/v1/mailbox/cursor", .times = 2});
        (void)must(tablet.mailbox->step()); // directory
        (void)must(tablet.mailbox->step()); // poll
        QCOMPARE(tablet.gateway.cursor, std::int64_t{0});
        QCOMPARE(must(tablet.mail->events(0, 1'000'000)).size(), std::size_t{2});
        QCOMPARE(tablet.mailTold, 1);
        tablet.restart();
        tablet.settleMailbox(12);
        QCOMPARE(tablet.gateway.cursor, std::int64_t{2});
        const auto events = must(tablet.mail->events(0, 1'000'000));
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events[0].number, std::int64_t{1});
        QCOMPARE(events[0].data, std::string("bWFpbA=="));
        QCOMPARE(events[1].kind, DownKind::Order);
    }
    void cursorAcknowledgedTwiceAfterALostAnswer() {
        Tablet tablet;
        tablet.gateway.mailbox = {{"message", "bWFpbA=="}};
        tablet.gateway.fault({.method = "PUT", .pathHas = "/v1/mailbox/cursor", .when = When::After});
        tablet.settleMailbox(8);
        tablet.restart();
        tablet.settleMailbox(8);
        QCOMPARE(must(tablet.mail->acknowledged()), std::int64_t{1});
        QCOMPARE(must(tablet.mail->events(0, 1'000'000)).size(), std::size_t{1});
    }
    void numbersAreNeverUsedAgain() {
        Tablet tablet;
        tablet.gateway.mailbox = {{"message", "YQ=="}, {"message", "Yg=="}};
        tablet.settleMailbox();
        must(tablet.mail->taken(2));
        QVERIFY(must(tablet.mail->events(0, 1'000'000)).empty());
        tablet.restart();
        tablet.gateway.mailbox.push_back({"message", "Yw=="});
        tablet.settleMailbox();
        QCOMPARE(must(tablet.mail->events(0, 1'000'000)).at(0).number, std::int64_t{3});
    }
    void ordersStayWhenTaken() {
        Tablet tablet;
        tablet.gateway.mailbox = {{"order", "an.order.jws"}, {"message", "Yg=="}};
        tablet.settleMailbox();
        must(tablet.mail->taken(2));
        const auto left = must(tablet.mail->events(0, 1'000'000));
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left[0].kind, DownKind::Order);
    }
    void manyEventsComeInPiecesThatFitAFrame() {
        Tablet tablet;
        for (int count = 0; count < 5; ++count) {
            tablet.gateway.mailbox.push_back({"message", std::string(1000, 'A')});
        }
        tablet.settleMailbox();
        const auto first = must(tablet.mail->events(0, 2500));
        QCOMPARE(first.size(), std::size_t{2});
        QCOMPARE(must(tablet.mail->events(first.back().number, 1'000'000)).size(), std::size_t{3});
        QCOMPARE(must(tablet.mail->events(0, 10)).size(), std::size_t{1});
    }
    void unknownKindIsPassedOver() {
        Tablet tablet;
        tablet.gateway.mailbox = {{"hologram", "?"}, {"message", "YQ=="}};
        tablet.settleMailbox();
        QCOMPARE(must(tablet.mail->events(0, 1'000'000)).size(), std::size_t{1});
        QCOMPARE(tablet.gateway.cursor, std::int64_t{2});
    }

    void strangersPageChangesNothing_data() {
        QTest::addColumn<QString>("page");
        QTest::newRow("html") << "<html>log in</html>";
        QTest::newRow("empty") << "";
        QTest::newRow("other json") << "{\"status\":\"ok\"}";
        QTest::newRow("backwards") << R"({"items":[{"seq":0,"kind":"message","data":"YQ=="}]})";
        QTest::newRow("no kind") << R"({"items":[{"seq":1,"data":"YQ=="}]})";
    }
    void strangersPageChangesNothing() {
        QFETCH(QString, page);
        Tablet tablet;
        (void)must(tablet.mailbox->step());
        tablet.gateway.fault(
            {.method = "GET", .pathHas = "/v1/mailbox", .answer = respond(200, page.toStdString())});
        (void)must(tablet.mailbox->step());
        QCOMPARE(must(tablet.mail->cursor()), std::int64_t{0});
        QCOMPARE(tablet.connectivity->report().problem, std::string("wrong_answer"));
        tablet.gateway.mailbox = {{"message", "YQ=="}};
        tablet.settleMailbox();
        QCOMPARE(must(tablet.mail->cursor()), std::int64_t{1});
        QVERIFY(tablet.connectivity->report().problem.empty());
    }

    void receivedReceiptDropsTheBytesAndKeepsATombstone() {
        Tablet tablet;
        const auto envelope = sent(tablet);
        tablet.gateway.mailbox = {{"receipt", tablet.council.receivedFor(envelope)}};
        tablet.settleMailbox();
        QCOMPARE(tablet.state(envelope), ItemState::Received);
        QCOMPARE(codeOf(tablet.queue->envelope(envelope.manifest.record, 1)), ErrorCode::NotFound);
        QVERIFY(must(tablet.queue->find(tablet.submission(envelope))) == Queue::Knowledge::SameBytes);
        const auto other = tablet.make(Lane::Record, {}, envelope.manifest.record);
        QVERIFY(must(tablet.queue->find(tablet.submission(other))) == Queue::Knowledge::OtherBytes);
        QCOMPARE(must(tablet.queue->counts()).waiting, std::int64_t{0});
    }
    void receivedMayComeBeforeStored() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        tablet.gateway.mailbox = {{"receipt", tablet.council.receivedFor(envelope)}};
        tablet.settleMailbox();
        QCOMPARE(tablet.state(envelope), ItemState::Received);
        QVERIFY(tablet.drain(*tablet.records));
        QVERIFY(!tablet.asked("PUT /v1/records/"));
    }
    void refusedReceiptKeepsTheBytesAndShowsWhy() {
        Tablet tablet;
        const auto envelope = sent(tablet);
        tablet.gateway.mailbox = {{"receipt", refusedFor(tablet, envelope)}};
        tablet.settleMailbox();
        QCOMPARE(tablet.state(envelope), ItemState::Refused);
        QCOMPARE(tablet.item(envelope).problem, std::string("case_closed"));
        QVERIFY(tablet.queue->envelope(envelope.manifest.record, 1).hasValue());
        tablet.gateway.mailbox.push_back({"receipt", tablet.council.receivedFor(envelope)});
        tablet.settleMailbox();
        QCOMPARE(tablet.state(envelope), ItemState::Received);
        // And what was filed stays filed.
        tablet.gateway.mailbox.push_back({"receipt", refusedFor(tablet, envelope)});
        tablet.settleMailbox();
        QCOMPARE(tablet.state(envelope), ItemState::Received);
    }
    void forgedReceivedReceiptChangesNothing() {
        Tablet tablet;
        const auto envelope = sent(tablet);
        std::string changed = tablet.council.receivedFor(envelope);
        changed.back() = changed.back() == 'A' ? 'Q' : 'A';
        const auto byGateway = tablet.gateway.receiptFor(must(protocol::readEnvelope(envelope.bytes)),
                                                         tablet.council.gatewayKey);
        tablet.gateway.mailbox = {{"receipt", changed}, {"receipt", byGateway}, {"receipt", "nonsense"}};
        tablet.settleMailbox(12);
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void receivedReceiptForOtherBytesChangesNothing() {
        Tablet tablet;
        const auto envelope = sent(tablet);
        const auto other = tablet.make(Lane::Record, {}, envelope.manifest.record);
        tablet.gateway.mailbox = {{"receipt", tablet.council.receivedFor(other)}};
        tablet.settleMailbox();
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void receiptOfANewCaseSystemWaitsForTheDirectory() {
        Tablet tablet;
        const auto envelope = sent(tablet);
        tablet.settleMailbox(2);
        // The case system has a new key, of which the tablet has not heard.
        tablet.council.caseKey = must(crypto::SigningKey::generate());
        tablet.council.caseSystem = tablet.council.make(protocol::CertificateKind::CaseSystem);
        tablet.council.caseSystem.signing = tablet.council.caseKey.publicKey();
        tablet.council.caseSystem.recipient = tablet.council.caseIdentity.recipient();
        tablet.gateway.mailbox = {{"receipt", tablet.council.receivedFor(envelope)}};
        tablet.settleMailbox(3);
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
        must(tablet.mail->taken(1)); // the app taking it must not lose it for us
        tablet.restart();
        tablet.gateway.directory.certificates.push_back(
            protocol::issueCertificate(tablet.council.rootKey, tablet.council.caseSystem));
        tablet.settleMailbox(3);
        QCOMPARE(tablet.state(envelope), ItemState::Received);
    }
    void directoryIsFetchedEveryHour() {
        Tablet tablet;
        tablet.settleMailbox(3);
        tablet.gateway.asked.clear();
        tablet.settleMailbox(3);
        QVERIFY(!tablet.asked("GET /v1/directory"));
        tablet.council.clock.advance(1h);
        tablet.settleMailbox(1);
        QVERIFY(tablet.asked("GET /v1/directory"));
    }

private:
    static TestEnvelope sent(Tablet& tablet) {
        auto envelope = tablet.add(Lane::Record);
        if (!tablet.drain(*tablet.records) || tablet.state(envelope) != ItemState::Stored) {
            std::abort();
        }
        return envelope;
    }
    static std::string refusedFor(const Tablet& tablet, const TestEnvelope& envelope) {
        protocol::Receipt receipt;
        receipt.enrolment = envelope.manifest.enrolment;
        receipt.record = envelope.manifest.record;
        receipt.revision = envelope.manifest.revision;
        receipt.manifest = crypto::sha256(bytesOf(envelope.manifestJws));
        receipt.parts = {envelope.manifest.body};
        receipt.time = tablet.council.clock.now();
        receipt.outcome = protocol::Outcome::Refused;
        receipt.reason = "case_closed";
        return protocol::signReceived(tablet.council.caseKey, receipt);
    }
};

QTEST_APPLESS_MAIN(TestAgentMailbox)
#include "tst_agent_mailbox.moc"
