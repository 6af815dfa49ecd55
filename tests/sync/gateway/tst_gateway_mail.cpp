// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/gateway/gateway_fixture.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::gateway;
using namespace holdfast::gateway::test;

namespace {

const Headers message{{"Content-Type", std::string(protocol::messageMediaType)}};
const Headers order{{"Content-Type", std::string(protocol::joseMediaType)}};

std::string boxPath(const Enrolled& to, const Uuid& id) {
    return "/v1/mailboxes/" + to.certificate.enrolment.text() + "/" + id.text();
}

Answer takeThrough(Fixture& f, const Enrolled& tablet, std::int64_t through) {
    const std::string body = R"({"through":)" + std::to_string(through) + "}";
    return f.ask(tablet.agent, "PUT", "/v1/mailbox/cursor", bytesOf(body),
                 {{"Content-Type", "application/json"}});
}

} // namespace

class TestGatewayMail : public QObject {
    Q_OBJECT
private slots:
    void deliversInOrderAndForgetsWhatWasTaken();
    void sameIdIsOneItemEvenAfterItWasTaken();
    void refusesWhoMayNotSend();
    void ordersMustBeSignedBySomebodyWhoMayOrder();
    void revokedTabletStillFetchesItsOrders();
    void longPollWakesWhenMailComes();
    void longPollEndsWhenTheGatewayStops();
    void inboxWakesForAnEnvelope();
    void pagesAreBounded();
    void refusesBadQueriesAndCursors();
};

void TestGatewayMail::deliversInOrderAndForgetsWhatWasTaken() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    for (std::uint32_t i = 1; i <= 3; ++i) {
        const auto sealed = sealedBytes(100 + i, i);
        QCOMPARE(f.ask(f.council.caseKey, "PUT", boxPath(worker, f.council.newId<MessageId>().uuid()), sealed,
                       message)
                     .status,
                 201U);
    }
    const auto all = f.ask(worker.agent, "GET", "/v1/mailbox?after=0&wait=0");
    const auto value = must(protocol::json::parseObject(all.body));
    const auto& items = *must(protocol::json::array(value, "items"));
    QCOMPARE(items.size(), std::size_t{3});
    for (std::uint32_t i = 1; i <= 3; ++i) {
        QCOMPARE(must(protocol::json::integer(items[i - 1], "seq")), std::int64_t{i});
        QCOMPARE(must(protocol::json::base64(items[i - 1], "data")), sealedBytes(100 + i, i));
    }
    QCOMPARE(itemCount(f.ask(worker.agent, "GET", "/v1/mailbox?after=2")), std::size_t{1});
    QCOMPARE(takeThrough(f, worker, 2).status, 204U);
    QCOMPARE(takeThrough(f, worker, 2).status, 204U);
    QCOMPARE(takeThrough(f, worker, 1).status, 204U);
    QCOMPARE(itemCount(f.ask(worker.agent, "GET", "/v1/mailbox?after=0")), std::size_t{1});
    QCOMPARE(itemCount(f.ask(f.worker().agent, "GET", "/v1/mailbox?after=0")), std::size_t{0});
}

void TestGatewayMail::sameIdIsOneItemEvenAfterItWasTaken() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto id = f.council.newId<MessageId>().uuid();
    const auto put = [&](std::uint32_t seed) {
        return f.ask(f.council.caseKey, "PUT", boxPath(worker, id), sealedBytes(50, seed), message).status;
    };
    QCOMPARE(put(1), 201U);
    QCOMPARE(put(1), 200U);
    QCOMPARE(put(2), 409U);
    QCOMPARE(takeThrough(f, worker, 1).status, 204U);
    QCOMPARE(put(1), 200U);
    QCOMPARE(itemCount(f.ask(worker.agent, "GET", "/v1/mailbox")), std::size_t{0});
}

void TestGatewayMail::refusesWhoMayNotSend() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto colleague = f.worker();
    const auto manager = f.worker(protocol::Role::Manager);
    auto elsewhere = f.council.enrol(f.council.newId<TeamId>(), protocol::Role::Manager, f.council.issuerKey);
    f.take(elsewhere.certificate, elsewhere.jws);
    const auto send = [&](const crypto::SigningKey& key) {
        return f.ask(key, "PUT", boxPath(worker, f.council.newId<MessageId>().uuid()), sealedBytes(9, 1),
                     message);
    };
    QCOMPARE(send(manager.agent).status, 201U);
    QCOMPARE(send(f.council.issuerKey).status, 201U);
    QCOMPARE(problemOf(send(colleague.agent)), std::string("forbidden"));
    QCOMPARE(problemOf(send(elsewhere.agent)), std::string("forbidden"));
    const auto nobody = f.council.enrolWorker();
    QCOMPARE(f.ask(f.council.caseKey, "PUT", boxPath(nobody, f.council.newId<MessageId>().uuid()),
                   sealedBytes(9, 1), message)
                 .status,
             404U);
}

void TestGatewayMail::ordersMustBeSignedBySomebodyWhoMayOrder() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto manager = f.worker(protocol::Role::Manager);
    const auto send = [&](const crypto::SigningKey& signer) {
        const auto jws = crypto::signJws(signer, "holdfast-order", bytesOf(R"({"v":1})"));
        return f.ask(manager.agent, "PUT", boxPath(worker, f.council.newId<OrderId>().uuid()), bytesOf(jws),
                     order);
    };
    QCOMPARE(send(manager.signing).status, 201U);
    QCOMPARE(problemOf(send(worker.signing)), std::string("forbidden"));
    QCOMPARE(problemOf(send(f.council.caseKey)), std::string("forbidden"));
    QCOMPARE(problemOf(send(must(crypto::SigningKey::generate()))), std::string("forbidden"));
}

void TestGatewayMail::revokedTabletStillFetchesItsOrders() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    f.revoke(worker, 2);
    const auto jws = crypto::signJws(f.council.issuerKey, "holdfast-order", bytesOf(R"({"v":1})"));
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", boxPath(worker, f.council.newId<OrderId>().uuid()),
                   bytesOf(jws), order)
                 .status,
             201U);
    const auto mail = f.ask(worker.agent, "GET", "/v1/mailbox");
    QCOMPARE(mail.status, 200U);
    QCOMPARE(itemCount(mail), std::size_t{1});
    QVERIFY(mail.body.find(R"("kind":"order")") != std::string::npos);
    QCOMPARE(takeThrough(f, worker, 1).status, 204U);
    QCOMPARE(problemOf(f.ask(worker.agent, "GET", "/v1/directory")), std::string("revoked"));
}

void TestGatewayMail::longPollWakesWhenMailComes() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    auto answer = f.start(f.signedRequest(worker.agent, "GET", "/v1/mailbox?after=0&wait=60"), {});
    QVERIFY(answer.wait_for(50ms) == std::future_status::timeout);
    QCOMPARE(f.ask(f.council.caseKey, "PUT", boxPath(worker, f.council.newId<MessageId>().uuid()),
                   sealedBytes(5, 5), message)
                 .status,
             201U);
    QVERIFY(answer.wait_for(30s) == std::future_status::ready);
    QCOMPARE(itemCount(answer.get()), std::size_t{1});
}

void TestGatewayMail::longPollEndsWhenTheGatewayStops() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    auto answer = f.start(f.signedRequest(worker.agent, "GET", "/v1/mailbox?wait=60"), {});
    f.doorbell.close();
    QVERIFY(answer.wait_for(30s) == std::future_status::ready);
    QCOMPARE(itemCount(answer.get()), std::size_t{0});
}

void TestGatewayMail::inboxWakesForAnEnvelope() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    auto answer = f.start(f.signedRequest(f.council.caseKey, "GET", "/v1/inbox?after=0&wait=60"), {});
    const auto envelope = f.council.makeEnvelope(worker);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
    QVERIFY(answer.wait_for(30s) == std::future_status::ready);
    QVERIFY(answer.get().body.find(envelope.manifest.record.text()) != std::string::npos);
}

void TestGatewayMail::pagesAreBounded() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    for (std::uint32_t i = 0; i < 8; ++i) {
        QCOMPARE(f.ask(f.council.caseKey, "PUT", boxPath(worker, f.council.newId<MessageId>().uuid()),
                       sealedBytes(200'000, i), message)
                     .status,
                 201U);
    }
    QCOMPARE(itemCount(f.ask(worker.agent, "GET", "/v1/mailbox?after=0")), std::size_t{5});
    QCOMPARE(itemCount(f.ask(worker.agent, "GET", "/v1/mailbox?after=5")), std::size_t{3});
    const Bytes large = sealedBytes(f.context.limits.message + 1, 1);
    QCOMPARE(
        f.ask(f.council.caseKey, "PUT", boxPath(worker, f.council.newId<MessageId>().uuid()), large, message)
            .status,
        413U);
}

void TestGatewayMail::refusesBadQueriesAndCursors() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    for (const char* query : {"?after=x", "?after=-1", "?after=1&after=2", "?wait=1e3", "?after="}) {
        QCOMPARE(f.ask(worker.agent, "GET", std::string("/v1/mailbox") + query).status, 400U);
    }
    QCOMPARE(takeThrough(f, worker, 1).status, 400U);
    QCOMPARE(takeThrough(f, worker, -1).status, 400U);
}

QTEST_APPLESS_MAIN(TestGatewayMail)
#include "tst_gateway_mail.moc"
