// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/server_time.h"
#include "tests/sync/gateway/gateway_fixture.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::gateway;
using namespace holdfast::gateway::test;

namespace {

/// Does the commit and keeps back that it did, as a slow disk would.
class HoldingStorage final : public SqliteStorage {
public:
    explicit HoldingStorage(std::unique_ptr<SqliteStorage> real) : SqliteStorage(std::move(*real)) {}
    void putEnvelope(NewEnvelope envelope, Done<EnvelopeOutcome> done) override {
        held = [this, envelope = std::move(envelope), done = std::move(done)]() mutable {
            SqliteStorage::putEnvelope(std::move(envelope), std::move(done));
        };
    }
    std::function<void()> held;
};

} // namespace

class TestGatewayRecords : public QObject {
    Q_OBJECT
private slots:
    void storesAnEnvelopeAndSignsWhatItStored();
    void sameAgainGivesTheSameReceipt();
    void otherContentUnderTheSameNameIsAConflict();
    void namesMissingPartsUntilTheyAreThere();
    void twoPartsOfTheSameBytesAreBothKept();
    void anotherTabletsPartDoesNotCount();
    void refusesAForeignManifestSignature();
    void refusesAManifestForAnotherPath();
    void refusesABodyThatIsNotWhatTheManifestNames();
    void refusesUnsignedAndWronglySignedRequests();
    void tellsTheTimeToWhoIsOutOfItAndNobodyElse();
    void refusesADigestThatIsNotTheBodys();
    void refusesARevokedTablet();
    void refusesWhoIsNotATablet();
    void issuesNoReceiptWhileItsOwnCertificateIsUnknown();
    void answersNotSetUpUntilTheCouncilFileAppears();
    void receiptLeavesOnlyAfterTheCommit();
    void caseSystemFindsFetchesAndAcknowledges();
    void caseSystemFetchesTheReceiptTheTabletWasGiven();
    void receivedForOtherBytesIsRefused();
    void onlyTheCaseSystemFetches();
};

void TestGatewayRecords::storesAnEnvelopeAndSignsWhatItStored() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const auto answer = f.putRecord(worker, envelope);
    QCOMPARE(answer.status, 201U);
    const auto receipt =
        must(protocol::verifyStored(receiptIn(answer), f.council.trust(), f.council.clock.now()));
    QVERIFY(protocol::checkCovers(receipt, envelope.manifestJws, envelope.manifest).hasValue());
}

void TestGatewayRecords::sameAgainGivesTheSameReceipt() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const auto first = f.putRecord(worker, envelope);
    f.council.clock.advance(1h);
    const auto second = f.putRecord(worker, envelope);
    QCOMPARE(second.status, 200U);
    QCOMPARE(receiptIn(second), receiptIn(first));
}

void TestGatewayRecords::otherContentUnderTheSameNameIsAConflict() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
    auto other = envelope.manifest;
    const Bytes body = sealedBytes(400, 99);
    other.body = {.id = envelope.manifest.body.id, .sha256 = crypto::sha256(body), .size = body.size()};
    const auto answer = f.putRecord(worker, f.council.sign(worker, other, body));
    QCOMPARE(answer.status, 409U);
    QCOMPARE(problemOf(answer), std::string("conflict"));
}

void TestGatewayRecords::namesMissingPartsUntilTheyAreThere() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    const auto envelope = f.council.makeEnvelope(worker, {part.name});
    const auto missing = f.putRecord(worker, envelope);
    QCOMPARE(missing.status, 202U);
    const auto value = must(protocol::json::parseObject(missing.body));
    QCOMPARE(must(protocol::json::texts(value, "missing")), std::vector{part.name.id.text()});

    QCOMPARE(f.createPart(worker, part, ByteView(part.bytes).first(2000)).status, 201U);
    QCOMPARE(f.putRecord(worker, envelope).status, 202U);
    QCOMPARE(f.patch(worker, part, 2000, ByteView(part.bytes).subspan(2000)).status, 204U);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
}

// Row 5 of the failure cases: the same bytes twice are no conflict.
void TestGatewayRecords::twoPartsOfTheSameBytesAreBothKept() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto first = f.council.makePart(5000);
    const auto second = f.council.makePart(5000);
    QVERIFY(first.name.sha256 == second.name.sha256 && first.name.id != second.name.id);
    QCOMPARE(f.createPart(worker, first, first.bytes).status, 201U);
    const auto envelope = f.council.makeEnvelope(worker, {first.name, second.name});
    const auto missing = must(protocol::json::parseObject(f.putRecord(worker, envelope).body));
    QCOMPARE(must(protocol::json::texts(missing, "missing")), std::vector{second.name.id.text()});
    QCOMPARE(f.createPart(worker, second, second.bytes).status, 201U);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
}

void TestGatewayRecords::anotherTabletsPartDoesNotCount() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto other = f.worker();
    const auto part = f.council.makePart(100);
    QCOMPARE(f.createPart(other, part, part.bytes).status, 201U);
    QCOMPARE(f.putRecord(worker, f.council.makeEnvelope(worker, {part.name})).status, 202U);
}

void TestGatewayRecords::refusesAForeignManifestSignature() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto other = f.worker();
    auto envelope = f.council.makeEnvelope(worker);
    // Signed by somebody else, in the name of the worker.
    envelope = f.council.sign(other, envelope.manifest, sealedBytes(500, 7));
    const auto answer = f.putRecord(worker, envelope);
    QCOMPARE(answer.status, 403U);
    // And the other way round: sent by somebody else.
    QCOMPARE(f.putRecord(other, f.council.makeEnvelope(worker)).status, 403U);
}

void TestGatewayRecords::refusesAManifestForAnotherPath() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const auto elsewhere = f.council.makeEnvelope(worker);
    const auto answer = f.ask(worker.agent, "PUT", elsewhere.path(), envelope.bytes,
                              {{"Content-Type", std::string(protocol::envelopeMediaType)}});
    QCOMPARE(problemOf(answer), std::string("malformed"));
}

void TestGatewayRecords::refusesABodyThatIsNotWhatTheManifestNames() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    auto envelope = f.council.makeEnvelope(worker);
    envelope.bytes.back() ^= 1;
    QCOMPARE(problemOf(f.putRecord(worker, envelope)), std::string("digest"));
}

void TestGatewayRecords::refusesUnsignedAndWronglySignedRequests() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const Headers type{{"Content-Type", std::string(protocol::envelopeMediaType)}};
    const auto bare = f.unsignedRequest("PUT", envelope.path(), envelope.bytes, type);
    QCOMPARE(f.send(bare, envelope.bytes).status, 401U);

    // The signing key of the person is not the agent's.
    QCOMPARE(problemOf(f.ask(worker.signing, "PUT", envelope.path(), envelope.bytes, type)),
             std::string("unknown-key"));
    const auto stranger = must(crypto::SigningKey::generate());
    QCOMPARE(problemOf(f.ask(stranger, "PUT", envelope.path(), envelope.bytes, type)),
             std::string("unknown-key"));

    auto moved = f.signedRequest(worker.agent, "PUT", envelope.path(), envelope.bytes, type);
    moved.target = "/v1/records/" + f.council.newId<RecordId>().text() + "/revisions/1";
    QCOMPARE(problemOf(f.send(moved, envelope.bytes)), std::string("signature"));

    const auto old = f.signedRequest(worker.agent, "PUT", envelope.path(), envelope.bytes, type);
    f.council.clock.advance(1h);
    QCOMPARE(problemOf(f.send(old, envelope.bytes)), std::string("expired-signature"));
}

// Row 17 of the failure cases, the gateway's half.
void TestGatewayRecords::tellsTheTimeToWhoIsOutOfItAndNobodyElse() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const Headers type{{"Content-Type", std::string(protocol::envelopeMediaType)}};
    const auto old = f.signedRequest(worker.agent, "PUT", envelope.path(), envelope.bytes, type);
    f.council.clock.advance(1h);
    const auto answer = f.send(old, envelope.bytes);
    QCOMPARE(answer.status, 401U);
    const std::string said = headerOf(answer, protocol::serverTimeHeader);
    const auto trust = f.council.trust();
    QCOMPARE(must(protocol::verifyServerTime(said, trust, old.header("signature"))), f.council.clock.now());
    QCOMPARE(protocol::verifyServerTime(said, trust, "sig1=:b3RoZXI=:").code(), ErrorCode::Replayed);

    const auto stranger = must(crypto::SigningKey::generate());
    const auto unknown = f.ask(stranger, "PUT", envelope.path(), envelope.bytes, type);
    QCOMPARE(unknown.status, 401U);
    QVERIFY(headerOf(unknown, protocol::serverTimeHeader).empty());
}

void TestGatewayRecords::refusesADigestThatIsNotTheBodys() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const auto other = f.council.makeEnvelope(worker, {}, 8);
    const auto request = f.signedRequest(worker.agent, "PUT", envelope.path(), other.bytes,
                                         {{"Content-Type", std::string(protocol::envelopeMediaType)}});
    Bytes sent = envelope.bytes;
    sent.resize(other.bytes.size());
    QCOMPARE(problemOf(f.send(request, sent)), std::string("digest"));
}

void TestGatewayRecords::refusesARevokedTablet() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    f.revoke(worker, 2);
    QCOMPARE(problemOf(f.putRecord(worker, f.council.makeEnvelope(worker))), std::string("revoked"));
}

void TestGatewayRecords::refusesWhoIsNotATablet() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    const auto answer = f.ask(f.council.caseKey, "PUT", envelope.path(), envelope.bytes,
                              {{"Content-Type", std::string(protocol::envelopeMediaType)}});
    QCOMPARE(problemOf(answer), std::string("forbidden"));
}

void TestGatewayRecords::issuesNoReceiptWhileItsOwnCertificateIsUnknown() {
    Fixture f;
    f.council.gateway.signing = must(crypto::SigningKey::generate()).publicKey();
    f.setUp();
    const auto worker = f.worker();
    const auto answer = f.putRecord(worker, f.council.makeEnvelope(worker));
    QCOMPARE(answer.status, 503U);
    QCOMPARE(problemOf(answer), std::string("not-set-up"));
}

void TestGatewayRecords::answersNotSetUpUntilTheCouncilFileAppears() {
    Fixture f;
    const auto issuer = protocol::issueCertificate(f.council.rootKey, f.council.issuer);
    const std::string path = "/v1/certificates/" + f.council.issuer.id.text();
    const Headers type{{"Content-Type", std::string(protocol::joseMediaType)}};
    const auto early = f.ask(f.council.issuerKey, "PUT", path, bytesOf(issuer), type);
    QCOMPARE(early.status, 503U);
    QVERIFY(!headerOf(early, "Retry-After").empty());
    QCOMPARE(f.send({.method = "GET", .target = "/healthz", .headers = {}}).status, 200U);
    std::ofstream(f.path("council.json")) << f.council.councilFile();
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", path, bytesOf(issuer), type).status, 201U);
}

void TestGatewayRecords::receiptLeavesOnlyAfterTheCommit() {
    QTemporaryDir other;
    auto holding = std::make_unique<HoldingStorage>(
        must(SqliteStorage::open(Path(other.path().toStdString()) / "gateway.db")));
    auto& storage = *holding;
    Fixture f(std::move(holding));
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    auto request = f.signedRequest(worker.agent, "PUT", envelope.path(), envelope.bytes,
                                   {{"Content-Type", std::string(protocol::envelopeMediaType)}});
    auto answer = f.start(std::move(request), envelope.bytes);
    QVERIFY(storage.held != nullptr);
    QVERIFY(answer.wait_for(50ms) == std::future_status::timeout);
    QVERIFY(!must(storage.envelope(envelope.manifest.record, 1)));
    storage.held();
    QCOMPARE(answer.get().status, 201U);
    QVERIFY(must(storage.envelope(envelope.manifest.record, 1)).has_value());
}

void TestGatewayRecords::caseSystemFindsFetchesAndAcknowledges() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(3000);
    const auto envelope = f.council.makeEnvelope(worker, {part.name});
    QCOMPARE(f.createPart(worker, part, part.bytes).status, 201U);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);

    const auto inbox = f.ask(f.council.caseKey, "GET", "/v1/inbox?after=0&wait=0");
    QCOMPARE(itemCount(inbox), std::size_t{1});
    QCOMPARE(itemCount(f.ask(f.council.caseKey, "GET", "/v1/inbox?after=1")), std::size_t{0});
    const auto fetched = f.ask(f.council.caseKey, "GET", envelope.path());
    QCOMPARE(fetched.status, 200U);
    QVERIFY(fetched.body == textOf(envelope.bytes));
    const auto ranged =
        f.ask(f.council.caseKey, "GET", Fixture::partPath(part), {}, {{"Range", "bytes=1000-1099"}});
    QCOMPARE(ranged.status, 206U);
    QCOMPARE(headerOf(ranged, "Content-Range"), std::string("bytes 1000-1099/3000"));
    Bytes bytes(100);
    QCOMPARE(must(ranged.file->file->readAt(ranged.file->offset, bytes)), std::size_t{100});
    QVERIFY(std::equal(bytes.begin(), bytes.end(), part.bytes.begin() + 1000));
    QCOMPARE(f.ask(f.council.caseKey, "GET", Fixture::partPath(part), {}, {{"Range", "bytes=3000-"}}).status,
             416U);

    const auto jws = f.council.receivedFor(envelope);
    const Headers type{{"Content-Type", std::string(protocol::joseMediaType)}};
    QCOMPARE(f.ask(f.council.caseKey, "PUT", envelope.path() + "/received", bytesOf(jws), type).status, 201U);
    QCOMPARE(f.ask(f.council.caseKey, "PUT", envelope.path() + "/received", bytesOf(jws), type).status, 200U);
    f.council.clock.advance(1s);
    const auto later = f.council.receivedFor(envelope);
    QCOMPARE(f.ask(f.council.caseKey, "PUT", envelope.path() + "/received", bytesOf(later), type).status,
             409U);

    const auto mail = f.ask(worker.agent, "GET", "/v1/mailbox?after=0");
    QCOMPARE(itemCount(mail), std::size_t{1});
    QVERIFY(mail.body.find(jws) != std::string::npos);
    QVERIFY(mail.body.find(R"("kind":"receipt")") != std::string::npos);
}

void TestGatewayRecords::caseSystemFetchesTheReceiptTheTabletWasGiven() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(3000);
    const auto envelope = f.council.makeEnvelope(worker, {part.name});
    const auto path = envelope.path() + "/stored";
    QCOMPARE(f.ask(f.council.caseKey, "GET", path).status, 404U);
    QCOMPARE(f.putRecord(worker, envelope).status, 202U);
    // Not while a part is missing.
    QCOMPARE(f.ask(f.council.caseKey, "GET", path).status, 404U);
    QCOMPARE(f.createPart(worker, part, part.bytes).status, 201U);
    const auto given = f.putRecord(worker, envelope);
    QCOMPARE(given.status, 201U);
    f.council.clock.advance(1h);
    const auto stored = f.ask(f.council.caseKey, "GET", path);
    QCOMPARE(stored.status, 200U);
    QCOMPARE(headerOf(stored, "Content-Type"), std::string(protocol::joseMediaType));
    QCOMPARE(stored.body, receiptIn(given));
    const auto receipt = must(protocol::verifyStored(stored.body, f.council.trust(), f.council.clock.now()));
    QVERIFY(protocol::checkCovers(receipt, envelope.manifestJws, envelope.manifest).hasValue());
}

void TestGatewayRecords::receivedForOtherBytesIsRefused() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
    const Headers type{{"Content-Type", std::string(protocol::joseMediaType)}};
    auto other = envelope;
    other.manifest.body.size += 1;
    const auto jws = f.council.receivedFor(other);
    QCOMPARE(problemOf(f.ask(f.council.caseKey, "PUT", envelope.path() + "/received", bytesOf(jws), type)),
             std::string("digest"));
    // A receipt that the gateway could have made itself is worth nothing.
    protocol::Receipt forged;
    forged.enrolment = envelope.manifest.enrolment;
    forged.record = envelope.manifest.record;
    forged.manifest = crypto::sha256(bytesOf(envelope.manifestJws));
    forged.parts = {envelope.manifest.body};
    const auto byGateway = protocol::signReceived(f.council.gatewayKey, forged);
    QCOMPARE(
        problemOf(f.ask(f.council.caseKey, "PUT", envelope.path() + "/received", bytesOf(byGateway), type)),
        std::string("forbidden"));
    QCOMPARE(itemCount(f.ask(worker.agent, "GET", "/v1/mailbox")), std::size_t{0});
}

void TestGatewayRecords::onlyTheCaseSystemFetches() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto envelope = f.council.makeEnvelope(worker);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
    for (const auto* key : std::vector<const crypto::SigningKey*>{&worker.agent, &f.council.issuerKey}) {
        QCOMPARE(problemOf(f.ask(*key, "GET", envelope.path())), std::string("forbidden"));
        QCOMPARE(problemOf(f.ask(*key, "GET", envelope.path() + "/stored")), std::string("forbidden"));
        QCOMPARE(problemOf(f.ask(*key, "GET", "/v1/inbox")), std::string("forbidden"));
    }
}

QTEST_APPLESS_MAIN(TestGatewayRecords)
#include "tst_gateway_records.moc"
