// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/gateway/gateway_fixture.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::gateway;
using namespace holdfast::gateway::test;

namespace {

const Headers jose{{"Content-Type", std::string(protocol::joseMediaType)}};
const Headers json{{"Content-Type", "application/json"}};

std::string pathOf(const protocol::Certificate& certificate) {
    return "/v1/certificates/" + certificate.id.text();
}

/// A tablet that has an enrolment code and no certificate yet.
struct Applicant {
    explicit Applicant(Fixture& f, EnrolmentId id) : enrolment(id) {
        const auto secret = must(crypto::SecretBuffer::random(32));
        maced = protocol::writeEnrolmentRequest({.enrolment = id,
                                                 .signing = keys.signing.publicKey(),
                                                 .agent = keys.agent.publicKey(),
                                                 .recipient = keys.identity.recipient(),
                                                 .created = f.council.clock.now()},
                                                secret);
        body = protocol::writeMacedRequest(maced);
    }
    [[nodiscard]] std::string path() const { return "/v1/enrolments/" + enrolment.text(); }
    Answer apply(Fixture& f) const { return f.ask(keys.agent, "PUT", path(), bytesOf(body), json); }

    EnrolmentId enrolment;
    Enrolled keys;
    protocol::MacedRequest maced;
    std::string body;
};

} // namespace

class TestGatewayPeople : public QObject {
    Q_OBJECT
private slots:
    void officeIntroducesItselfByItsOwnCertificate();
    void certificateTwiceIsTheSameAndOtherBytesConflict();
    void refusesCertificatesThatDoNotVerify();
    void rosterGoesOnlyForward();
    void directoryIsForTheCertified();
    void enrolsATablet();
    void keepsFourRequestsAnEnrolmentAndNoneAfterwards();
    void refusesARequestSignedByAnotherKey();
    void listsDevicesWithTheirLastContact();
    void knowsEverythingAgainAfterARestart();
    void answersUnknownPathsAndMethods();
    void refusesBodiesItCannotBound();
};

void TestGatewayPeople::officeIntroducesItselfByItsOwnCertificate() {
    Fixture f;
    std::ofstream(f.path("council.json")) << f.council.councilFile();
    const auto issuer = protocol::issueCertificate(f.council.rootKey, f.council.issuer);
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", pathOf(f.council.issuer), bytesOf(issuer), jose).status, 201U);
    const auto own = protocol::issueCertificate(f.council.rootKey, f.council.gateway);
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", pathOf(f.council.gateway), bytesOf(own), jose).status, 201U);
    const auto directory =
        must(protocol::readDirectory(f.ask(f.council.issuerKey, "GET", "/v1/directory").body));
    QCOMPARE(directory.certificates.size(), std::size_t{2});
}

void TestGatewayPeople::certificateTwiceIsTheSameAndOtherBytesConflict() {
    Fixture f;
    f.setUp();
    auto enrolled = f.council.enrolWorker();
    const auto put = [&] {
        return f.ask(f.council.issuerKey, "PUT", pathOf(enrolled.certificate), bytesOf(enrolled.jws), jose);
    };
    QCOMPARE(put().status, 201U);
    QCOMPARE(put().status, 200U);
    enrolled.certificate.name = "Another name";
    enrolled.jws = protocol::issueCertificate(f.council.issuerKey, enrolled.certificate);
    QCOMPARE(put().status, 409U);
}

void TestGatewayPeople::refusesCertificatesThatDoNotVerify() {
    Fixture f;
    f.setUp();
    const auto enrolled = f.council.enrolWorker();
    const auto stranger = must(crypto::SigningKey::generate());
    const auto forged = protocol::issueCertificate(stranger, enrolled.certificate);
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", pathOf(enrolled.certificate), bytesOf(forged), jose).status,
             403U);
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", "/v1/certificates/" + f.council.newId<CertificateId>().text(),
                   bytesOf(enrolled.jws), jose)
                 .status,
             400U);
    QCOMPARE(problemOf(f.ask(stranger, "PUT", pathOf(enrolled.certificate), bytesOf(enrolled.jws), jose)),
             std::string("unknown-key"));
}

void TestGatewayPeople::rosterGoesOnlyForward() {
    Fixture f;
    f.setUp();
    const auto put = [&](std::int64_t version, const crypto::SigningKey& by) {
        const auto jws = protocol::signRoster(f.council.issuerKey, f.council.makeRoster(version));
        return f.ask(by, "PUT", "/v1/roster", bytesOf(jws), jose);
    };
    QCOMPARE(put(2, f.council.issuerKey).status, 204U);
    QCOMPARE(put(2, f.council.issuerKey).status, 204U);
    QCOMPARE(put(1, f.council.issuerKey).status, 409U);
    QCOMPARE(problemOf(put(3, f.council.caseKey)), std::string("forbidden"));
}

void TestGatewayPeople::directoryIsForTheCertified() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto answer = f.ask(worker.agent, "GET", "/v1/directory");
    QCOMPARE(answer.status, 200U);
    QCOMPARE(headerOf(answer, "Cache-Control"), std::string("no-store"));
    protocol::Trust trust = f.council.emptyTrust();
    must(trust.addDirectory(must(protocol::readDirectory(answer.body)), f.council.clock.now()));
    QVERIFY(trust.byEnrolment(worker.certificate.enrolment, f.council.clock.now()).hasValue());
    QCOMPARE(f.send(f.unsignedRequest("GET", "/v1/directory", {}, {})).status, 401U);
}

void TestGatewayPeople::enrolsATablet() {
    Fixture f;
    f.setUp();
    const Applicant tablet(f, f.council.newId<EnrolmentId>());
    QCOMPARE(f.ask(tablet.keys.agent, "GET", tablet.path()).status, 401U);
    QCOMPARE(tablet.apply(f).status, 202U);
    QCOMPARE(f.ask(tablet.keys.agent, "GET", tablet.path()).status, 202U);
    const auto list = f.ask(f.council.issuerKey, "GET", "/v1/enrolments");
    QCOMPARE(itemCount(list, "enrolments"), std::size_t{1});
    QVERIFY(list.body.find(toBase64Url(tablet.maced.mac)) != std::string::npos);
    QCOMPARE(problemOf(f.ask(f.worker().agent, "GET", "/v1/enrolments")), std::string("forbidden"));

    auto certificate = f.council.enrolWorker().certificate;
    certificate.enrolment = tablet.enrolment;
    certificate.signing = tablet.keys.signing.publicKey();
    certificate.agent = tablet.keys.agent.publicKey();
    certificate.recipient = tablet.keys.identity.recipient();
    const auto jws = protocol::issueCertificate(f.council.issuerKey, certificate);
    QCOMPARE(f.ask(f.council.issuerKey, "PUT", pathOf(certificate), bytesOf(jws), jose).status, 201U);

    const auto answer = f.ask(tablet.keys.agent, "GET", tablet.path());
    QCOMPARE(answer.status, 200U);
    const auto value = must(protocol::json::parseObject(answer.body));
    QCOMPARE(must(protocol::json::text(value, "certificate")), jws);
    QVERIFY(protocol::json::object(value, "directory").hasValue());
    QCOMPARE(itemCount(f.ask(f.council.issuerKey, "GET", "/v1/enrolments"), "enrolments"), std::size_t{0});
    // The answer to its request was lost: it asks again, and somebody else tries too.
    QCOMPARE(tablet.apply(f).status, 202U);
    QCOMPARE(Applicant(f, tablet.enrolment).apply(f).status, 409U);
    QCOMPARE(f.ask(f.worker().agent, "GET", tablet.path()).status, 401U);
}

void TestGatewayPeople::keepsFourRequestsAnEnrolmentAndNoneAfterwards() {
    Fixture f;
    f.setUp();
    const auto id = f.council.newId<EnrolmentId>();
    const Applicant first(f, id);
    QCOMPARE(first.apply(f).status, 202U);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(Applicant(f, id).apply(f).status, 202U);
    }
    QCOMPARE(Applicant(f, id).apply(f).status, 429U);
    QCOMPARE(first.apply(f).status, 202U);
    QCOMPARE(itemCount(f.ask(f.council.issuerKey, "GET", "/v1/enrolments"), "enrolments"), std::size_t{4});
}

void TestGatewayPeople::refusesARequestSignedByAnotherKey() {
    Fixture f;
    f.setUp();
    const Applicant tablet(f, f.council.newId<EnrolmentId>());
    const auto thief = must(crypto::SigningKey::generate());
    QCOMPARE(f.ask(thief, "PUT", tablet.path(), bytesOf(tablet.body), json).status, 401U);
    const auto elsewhere = "/v1/enrolments/" + f.council.newId<EnrolmentId>().text();
    QCOMPARE(f.ask(tablet.keys.agent, "PUT", elsewhere, bytesOf(tablet.body), json).status, 400U);
}

void TestGatewayPeople::listsDevicesWithTheirLastContact() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    QCOMPARE(f.ask(worker.agent, "GET", "/v1/mailbox").status, 200U);
    const auto answer = f.ask(f.council.issuerKey, "GET", "/v1/devices");
    const auto value = must(protocol::json::parseObject(answer.body));
    const auto& devices = *must(protocol::json::array(value, "devices"));
    QCOMPARE(devices.size(), std::size_t{1});
    QCOMPARE(must(protocol::json::text(devices[0], "enrolment")), worker.certificate.enrolment.text());
    QCOMPARE(must(protocol::json::text(devices[0], "role")), std::string("worker"));
    QVERIFY(must(protocol::json::time(devices[0], "lastContact")) == f.council.clock.now());
    QCOMPARE(must(protocol::json::integer(devices[0], "waiting")), std::int64_t{0});
    // Names stay in the certificates.
    QVERIFY(answer.body.find(worker.certificate.name) == std::string::npos);
    QCOMPARE(problemOf(f.ask(worker.agent, "GET", "/v1/devices")), std::string("forbidden"));
}

void TestGatewayPeople::knowsEverythingAgainAfterARestart() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto leaver = f.worker();
    f.revoke(leaver, 2);
    TrustKeeper again(f.files, f.path("council.json"), *f.storage, f.council.clock, f.logger);
    const auto directory = again.current()->directory();
    QCOMPARE(directory.certificates.size(), std::size_t{5}); // four offices and the worker
    f.restart();
    QCOMPARE(f.putRecord(worker, f.council.makeEnvelope(worker)).status, 201U);
    QCOMPARE(problemOf(f.putRecord(leaver, f.council.makeEnvelope(leaver))), std::string("revoked"));
    QCOMPARE(f.ask(leaver.agent, "GET", "/v1/mailbox").status, 200U);
}

void TestGatewayPeople::answersUnknownPathsAndMethods() {
    Fixture f;
    f.setUp();
    const auto ask = [&](const char* method, const char* target) {
        return f.send({.method = method, .target = target, .headers = {}});
    };
    for (const char* target : {"/", "", "/v1", "/v1/parts/", "/v1/records/x", "/v1/nothing", "/healthz/x"}) {
        QCOMPARE(ask("GET", target).status, 404U);
    }
    const auto answer = ask("DELETE", "/v1/mailbox");
    QCOMPARE(answer.status, 405U);
    QCOMPARE(headerOf(answer, "Allow"), std::string("GET"));
    QCOMPARE(ask("GET", "/healthz?x").body, std::string(R"({"status":"ok"})"));
}

void TestGatewayPeople::refusesBodiesItCannotBound() {
    Fixture f;
    f.setUp();
    const std::string path = pathOf(f.council.issuer);
    const auto head = [&](Headers headers) {
        headers.push_back({"Content-Type", std::string(protocol::joseMediaType)});
        return f.send({.method = "PUT", .target = path, .headers = headers});
    };
    QCOMPARE(head({}).status, 400U);
    QCOMPARE(head({{"Content-Length", "-1"}}).status, 400U);
    QCOMPARE(head({{"Transfer-Encoding", "chunked"}}).status, 400U);
    QCOMPARE(head({{"Content-Length", "65537"}}).status, 413U);
    QCOMPARE(
        f.send({.method = "GET", .target = "/v1/directory", .headers = {{"Content-Length", "3"}}}).status,
        400U);
}

QTEST_APPLESS_MAIN(TestGatewayPeople)
#include "tst_gateway_people.moc"
