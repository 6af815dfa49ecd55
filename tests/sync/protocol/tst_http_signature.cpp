// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"
#include "sync/protocol/http_signature.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

namespace {

RequestHead putRequest() {
    const Bytes body = copyOf(bytesOf("what was seen"));
    return {"PUT",
            "https://gateway.example:8443/v1/records/x/revisions/1?a=b",
            {{"Content-Type", "application/vnd.holdfast.envelope"},
             {"Content-Length", "13"},
             {"content-digest", contentDigest(body)}}};
}

} // namespace

class TestHttpSignature : public QObject {
    Q_OBJECT

    FakeClock m_clock;
    crypto::SigningKey m_key;

    RequestHead signedBy(RequestHead request) const {
        for (auto& header : must(signRequest(request, m_key, m_clock.now()))) {
            request.headers.push_back(std::move(header));
        }
        return request;
    }
    ErrorCode verdict(const RequestHead& request) const {
        return codeOf(verifyRequest(
            request,
            [this](std::string_view keyid) -> std::optional<crypto::VerifyingKey> {
                return keyid == m_key.publicKey().thumbprint() ? std::optional(m_key.publicKey())
                                                               : std::nullopt;
            },
            m_clock.now()));
    }
    static std::string& header(RequestHead& request, std::string_view name) {
        for (auto& one : request.headers) {
            if (one.name == name) {
                return one.value;
            }
        }
        std::abort();
    }
    static void replace(std::string& text, std::string_view from, std::string_view to) {
        const auto place = text.find(from);
        QVERIFY(place != std::string::npos);
        text.replace(place, from.size(), to);
    }
    static constexpr auto accepted = ErrorCode::InvalidState; // codeOf() of a success

private slots:
    void initTestCase() {
        QVERIFY(crypto::initialise());
        m_key = must(crypto::SigningKey::generate());
    }

    /// RFC 9421 appendix B.2.6 over its own signature base, key test-key-ed25519 of B.1.4.
    void verifiesTheVectorOfRfc9421() {
        const auto key =
            must(crypto::VerifyingKey::fromBase64Url("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs"));
        const std::string base =
            "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n"
            "\"@method\": POST\n"
            "\"@path\": /foo\n"
            "\"@authority\": example.com\n"
            "\"content-type\": application/json\n"
            "\"content-length\": 18\n"
            "\"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" "
            "\"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
        const auto signature = must(fromBase64(
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="));
        QVERIFY(key.verify(bytesOf(base), signature));
        const auto seed = must(fromBase64Url("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU"));
        QVERIFY(Bytes(signature) == copyOf(must(crypto::SigningKey::fromSeed(seed)).sign(bytesOf(base))));
    }

    void digestsAsRfc9530() {
        QCOMPARE(contentDigest(bytesOf("{\"hello\": \"world\"}\n")),
                 std::string("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"));
        QVERIFY(readContentDigest(contentDigest(bytesOf("x"))).value() == crypto::sha256(bytesOf("x")));
        const std::string one = contentDigest(bytesOf("x"));
        const std::vector<std::string> refused{"",
                                               "sha-256=",
                                               "sha-256=::",
                                               "sha-512=:AAAA:",
                                               one + ",",
                                               one + ", " + one,
                                               "sha-256=:"
                                               ":",
                                               "sha-256=:AAAA:"};
        for (const auto& text : refused) {
            QCOMPARE(codeOf(readContentDigest(text)), ErrorCode::Malformed);
        }
    }

    void verifiesWhatItSigns() {
        const RequestHead request = signedBy(putRequest());
        const auto input = request.headers[3].value;
        QVERIFY(input.starts_with("sig1=(\"@method\" \"@target-uri\" \"content-digest\" \"content-length\" "
                                  "\"content-type\");created="));
        QCOMPARE(verdict(request), accepted);
        QCOMPARE(must(peekKeyid(request)), m_key.publicKey().thumbprint());
        QCOMPARE(verdict(signedBy({"GET", "https://gateway.example/v1/mailbox?after=1&wait=60", {}})),
                 accepted);
        RequestHead patch{"PATCH",
                          "https://gateway.example/v1/parts/x",
                          {{"Upload-Offset", "7"},
                           {"Tus-Resumable", "1.0.0"},
                           {"Content-Type", "application/offset+octet-stream"},
                           {"Content-Length", "0"},
                           {"Content-Digest", contentDigest(ByteView{})}}};
        patch = signedBy(patch);
        QVERIFY(
            header(patch, "Signature-Input").find("\"content-type\" \"tus-resumable\" \"upload-offset\")") !=
            std::string::npos);
        QCOMPARE(verdict(patch), accepted);
        header(patch, "Upload-Offset") = "8";
        QCOMPARE(verdict(patch), ErrorCode::BadSignature);
    }

    void duplicateComponent() {
        RequestHead request = signedBy(putRequest());
        replace(header(request, "Signature-Input"), "\"@method\" ", "\"@method\" \"@method\" ");
        QCOMPARE(verdict(request), ErrorCode::Malformed);
        request = signedBy(putRequest());
        request.headers.push_back({"CONTENT-TYPE", "text/plain"});
        QCOMPARE(verdict(request), ErrorCode::Malformed);
    }

    void missingContentDigest() {
        RequestHead request = signedBy(putRequest());
        std::erase_if(request.headers, [](const Header& one) { return one.name == "content-digest"; });
        QCOMPARE(verdict(request), ErrorCode::Malformed);
        request = signedBy(putRequest());
        replace(header(request, "Signature-Input"), " \"content-digest\"", "");
        QCOMPARE(verdict(request), ErrorCode::Malformed);
        RequestHead unsignedYet = putRequest();
        unsignedYet.headers.pop_back();
        QCOMPARE(codeOf(signRequest(unsignedYet, m_key, m_clock.now())), ErrorCode::Malformed);
    }

    void uncoveredHeaderThatCounts() {
        RequestHead request = signedBy(putRequest());
        request.headers.push_back({"Upload-Offset", "4"});
        QCOMPARE(verdict(request), ErrorCode::Malformed);
    }

    void bodyOnAGet() {
        RequestHead request = signedBy({"GET", "https://gateway.example/v1/directory", {}});
        request.headers.push_back({"Content-Length", "3"});
        QCOMPARE(verdict(request), ErrorCode::Malformed);
    }

    void changedMethod() {
        RequestHead request = signedBy(putRequest());
        request.method = "POST";
        QCOMPARE(verdict(request), ErrorCode::BadSignature);
    }

    void movedToAnotherUri() {
        RequestHead request = signedBy(putRequest());
        request.targetUri = "https://gateway.example:8443/v1/records/x/revisions/2?a=b";
        QCOMPARE(verdict(request), ErrorCode::BadSignature);
    }

    void changedDigest() {
        RequestHead request = signedBy(putRequest());
        header(request, "content-digest") = contentDigest(bytesOf("something else"));
        QCOMPARE(verdict(request), ErrorCode::BadSignature);
    }

    void expired() {
        const RequestHead request = signedBy(putRequest());
        m_clock.advance(600s);
        QCOMPARE(verdict(request), accepted); // 300 s of life and 300 s of skew
        m_clock.advance(1s);
        QCOMPARE(verdict(request), ErrorCode::Expired);
    }

    void fromTheFuture() {
        m_clock.advance(300s);
        const RequestHead near = signedBy(putRequest());
        m_clock.advance(1s);
        const RequestHead far = signedBy(putRequest());
        m_clock.advance(-301s);
        QCOMPARE(verdict(near), accepted);
        QCOMPARE(verdict(far), ErrorCode::NotYetValid);
    }

    void longerThanAllowed() {
        RequestHead request = signedBy(putRequest());
        auto& input = header(request, "Signature-Input");
        const auto created = input.find("created=") + 8;
        input.replace(created, input.find(';', created) - created, "1");
        QVERIFY(verdict(request) == ErrorCode::BadSignature);
    }

    void algPresent() {
        RequestHead request = signedBy(putRequest());
        header(request, "Signature-Input") += ";alg=\"ed25519\"";
        QCOMPARE(verdict(request), ErrorCode::Malformed);
    }

    void unknownKey() {
        RequestHead request = putRequest();
        const auto other = must(crypto::SigningKey::generate());
        for (auto& one : must(signRequest(request, other, m_clock.now()))) {
            request.headers.push_back(std::move(one));
        }
        QCOMPARE(verdict(request), ErrorCode::NotCertified);
        replace(header(request, "Signature-Input"), other.publicKey().thumbprint(),
                m_key.publicKey().thumbprint());
        QCOMPARE(verdict(request), ErrorCode::BadSignature);
    }

    void secondSignature() {
        RequestHead request = signedBy(putRequest());
        RequestHead twice = request;
        twice.headers.push_back({"Signature", "sig2=:AAAA:"});
        QCOMPARE(verdict(twice), ErrorCode::Malformed);
        twice = request;
        header(twice, "Signature") += ", sig2=:AAAA:";
        QCOMPARE(verdict(twice), ErrorCode::Malformed);
        twice = request;
        header(twice, "Signature-Input") += ", sig2=(\"@method\");created=1";
        QCOMPARE(verdict(twice), ErrorCode::Malformed);
    }

    void unsignedRequest() { QCOMPARE(verdict(putRequest()), ErrorCode::BadSignature); }

    void lineBreaksCannotForgeComponents() {
        RequestHead request = putRequest();
        header(request, "Content-Type") = "a\n\"@method\": GET";
        QCOMPARE(codeOf(signRequest(request, m_key, m_clock.now())), ErrorCode::Malformed);
    }

    void neitherCrashesNorAcceptsAnyMutationOfTheHeaders() {
        const RequestHead good = signedBy(putRequest());
        for (const char* name : {"Signature-Input", "Signature"}) {
            RequestHead request = good;
            const std::string original = header(request, name);
            for (std::size_t i = 0; i < original.size(); ++i) {
                for (const char c : {'"', ';', '(', ')', '=', 'A', ' ', ':'}) {
                    if (original[i] == c) {
                        continue;
                    }
                    header(request, name) = original;
                    header(request, name)[i] = c;
                    QVERIFY2(verdict(request) != accepted, header(request, name).c_str());
                }
                header(request, name) = original.substr(0, i);
                QVERIFY(verdict(request) != accepted);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestHttpSignature)
#include "tst_http_signature.moc"
