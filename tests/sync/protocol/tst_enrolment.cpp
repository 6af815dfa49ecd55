// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hash.h"
#include "council.h"
#include "sync/protocol/enrolment.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

namespace {

EnrolmentCode makeCode(Council& council) {
    EnrolmentCode code;
    code.gateway = "https://gateway.example:8443";
    code.pins = {toBase64(crypto::sha256(bytesOf("key"))), toBase64(crypto::sha256(bytesOf("next key")))};
    code.roots = {council.rootKey.publicKey(), council.nextRootKey.publicKey()};
    code.council = council.id;
    code.enrolment = council.newId<EnrolmentId>();
    code.person = council.newId<PractitionerId>();
    code.name = R"(Ash "Red" O'Marlow, "secret":"no")";
    code.role = Role::Manager;
    code.team = council.team;
    code.secret = must(crypto::SecretBuffer::random(32));
    code.expires = council.clock.now() + 24h;
    return code;
}

crypto::SecretBuffer secretText(std::string_view text) {
    return must(crypto::SecretBuffer::copyOf(bytesOf(text)));
}

EnrolmentRequest makeRequest(Council& council, const EnrolmentCode& code) {
    EnrolmentRequest request;
    request.enrolment = code.enrolment;
    request.signing = must(crypto::SigningKey::generate()).publicKey();
    request.agent = must(crypto::SigningKey::generate()).publicKey();
    request.recipient = must(crypto::AgeIdentity::generate()).recipient();
    request.created = council.clock.now();
    return request;
}

} // namespace

class TestEnrolment : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void codeRoundTrip() {
        Council council;
        const EnrolmentCode code = makeCode(council);
        const auto text = must(writeEnrolmentCode(code));
        QVERIFY(textOf(text.view()).starts_with("holdfast1:"));
        const EnrolmentCode read = must(readEnrolmentCode(text));
        QVERIFY(read.gateway == code.gateway && read.pins == code.pins && read.roots == code.roots);
        QVERIFY(read.council == code.council && read.enrolment == code.enrolment);
        QVERIFY(read.person == code.person && read.name == code.name && read.role == code.role);
        QVERIFY(read.team == code.team && read.expires == code.expires);
        QVERIFY(crypto::constantTimeEqual(read.secret.view(), code.secret.view()));
    }

    void forgivesWhiteSpaceAndWrapping() {
        Council council;
        const auto text = must(writeEnrolmentCode(makeCode(council)));
        std::string wrapped = "  \n";
        for (std::size_t i = 0; i < text.size(); ++i) {
            wrapped += textOf(text.view())[i];
            wrapped += i % 20 == 19 ? "\r\n " : "";
        }
        QVERIFY(readEnrolmentCode(secretText(wrapped + "\n")));
    }

    void refusesWhatIsNoCode() {
        Council council;
        const auto text = must(writeEnrolmentCode(makeCode(council)));
        const std::string good{textOf(text.view())};
        for (const std::string& bad :
             {std::string{}, std::string("holdfast1:"), std::string("https://x"), good.substr(1), good + "=",
              "holdfast2" + good.substr(9), good.substr(0, good.size() - 4),
              "holdfast1:" + toBase64Url(bytesOf("{}")), std::string(20'000, 'A')}) {
            QVERIFY(!readEnrolmentCode(secretText(bad)));
        }
    }

    void refusesCodesThatPointElsewhere() {
        Council council;
        for (const char* url : {"http://gateway.example", "https://", "https://gateway.example/path",
                                "https://user@gateway.example", "gateway.example"}) {
            EnrolmentCode code = makeCode(council);
            code.gateway = url;
            QCOMPARE(codeOf(writeEnrolmentCode(code)), ErrorCode::InvalidArgument);
        }
        EnrolmentCode code = makeCode(council);
        code.pins.clear();
        QCOMPARE(codeOf(writeEnrolmentCode(code)), ErrorCode::InvalidArgument);
        code = makeCode(council);
        code.pins = {"not a pin"};
        QCOMPARE(codeOf(writeEnrolmentCode(code)), ErrorCode::InvalidArgument);
    }

    void requestRoundTrip() {
        Council council;
        const EnrolmentCode code = makeCode(council);
        const EnrolmentRequest request = makeRequest(council, code);
        const MacedRequest maced =
            must(readMacedRequest(writeMacedRequest(writeEnrolmentRequest(request, code.secret))));
        const EnrolmentRequest read = must(readEnrolmentRequest(maced, code.secret));
        QVERIFY(read.enrolment == request.enrolment && read.signing == request.signing);
        QVERIFY(read.agent == request.agent && read.recipient == request.recipient);
        QVERIFY(read.created == request.created);
        QVERIFY(must(readUnverifiedEnrolmentRequest(maced.request)).agent == request.agent);
    }

    void gatewaySwapsAgentKey() {
        Council council;
        const EnrolmentCode code = makeCode(council);
        const EnrolmentRequest request = makeRequest(council, code);
        const MacedRequest honest = writeEnrolmentRequest(request, code.secret);
        EnrolmentRequest swapped = request;
        swapped.agent = must(crypto::SigningKey::generate()).publicKey();
        // The gateway does not have the secret: it can keep the mac, or make one with another key.
        MacedRequest forged = writeEnrolmentRequest(swapped, must(crypto::SecretBuffer::random(32)));
        QCOMPARE(codeOf(readEnrolmentRequest(forged, code.secret)), ErrorCode::BadSignature);
        forged.mac = honest.mac;
        QCOMPARE(codeOf(readEnrolmentRequest(forged, code.secret)), ErrorCode::BadSignature);
        forged.mac.clear();
        QCOMPARE(codeOf(readEnrolmentRequest(forged, code.secret)), ErrorCode::BadSignature);
        QCOMPARE(codeOf(readEnrolmentRequest(honest, crypto::SecretBuffer{})), ErrorCode::BadSignature);
    }

    void oneKeyForTwoPurposesIsRefused() {
        Council council;
        const EnrolmentCode code = makeCode(council);
        EnrolmentRequest request = makeRequest(council, code);
        request.agent = request.signing;
        QCOMPARE(codeOf(readEnrolmentRequest(writeEnrolmentRequest(request, code.secret), code.secret)),
                 ErrorCode::Malformed);
    }
};

QTEST_APPLESS_MAIN(TestEnrolment)
#include "tst_enrolment.moc"
