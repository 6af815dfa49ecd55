// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"
#include "sync/protocol/envelope.h"
#include "sync/protocol/message.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

class TestEnvelope : public QObject {
    Q_OBJECT

    std::unique_ptr<Council> m_council;
    std::unique_ptr<Enrolled> m_worker; // its keys need crypto::initialise()

    SealedRecord record(std::size_t textSize, std::size_t originals = 0) {
        SealedRecord made;
        made.enrolment = m_worker->certificate.enrolment;
        made.record = m_council->newId<RecordId>();
        made.kind = "visit";
        made.caseId = m_council->newId<CaseId>();
        made.created = m_council->clock.now();
        made.content = "{\"text\":\"" + std::string(textSize, 'x') + "\"}";
        for (std::size_t i = 0; i < originals; ++i) {
            made.originals.push_back(
                {m_council->newId<AttachmentId>(), crypto::sha256(bytesOf("photo")), 5, "image/jpeg"});
        }
        return made;
    }
    std::vector<PartName> sealedFiles(const SealedRecord& of) const {
        std::vector<PartName> parts;
        for (const auto& original : of.originals) {
            parts.push_back({original.id, crypto::sha256(bytesOf("sealed")), 221});
        }
        return parts;
    }
    SealedEnvelope seal(const SealedRecord& what) {
        return must(sealRecord(what, sealedFiles(what), Lane::Record, m_worker->signing,
                               m_council->caseIdentity.recipient(), m_council->newId<AttachmentId>()));
    }
    SealedRecord openBody(ByteView body) const {
        const auto opened = must(crypto::ageOpen(body, m_council->caseIdentity));
        return must(verifyRecord(textOf(opened.view()), m_worker->signing.publicKey()));
    }
    Message message() {
        return {m_council->newId<MessageId>(), "assigned_visit", m_worker->certificate.enrolment, 1,
                m_council->clock.now(),        R"({"case":"x"})"};
    }

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_council = std::make_unique<Council>();
        m_worker = std::make_unique<Enrolled>(m_council->enrolWorker());
    }

    void smallBodyTravelsInline() {
        const SealedRecord sent = record(100, 2);
        const SealedEnvelope sealed = seal(sent);
        QVERIFY(sealed.bodyPart.empty());
        const Envelope read = must(readEnvelope(sealed.envelope));
        const Manifest manifest = must(verifyManifest(read.manifest, m_worker->signing.publicKey()));
        QVERIFY(manifest == sealed.manifest);
        QVERIFY(manifest.bodyPlace == BodyPlace::Inline && manifest.parts.size() == 2);
        QVERIFY(writeEnvelope(read) == sealed.envelope);
        const SealedRecord got = openBody(read.body);
        QVERIFY(got.record == sent.record && got.caseId == sent.caseId && got.kind == "visit");
        QVERIFY(got.content == sent.content && got.originals.size() == 2);
        QVERIFY(got.originals.front().sha256 == sent.originals.front().sha256);
        QVERIFY(got.created == sent.created);
    }

    void bodyBecomesAPartAtTheEdge() {
        // Grows the text until the envelope would pass the limit: below it inline, above it a part, never
        // over.
        bool sawInline = false;
        bool sawPart = false;
        for (std::size_t size = 47'000; size < 49'500; size += 100) {
            const SealedEnvelope sealed = seal(record(size));
            QVERIFY(sealed.envelope.size() <= largestEnvelope);
            const Envelope read = must(readEnvelope(sealed.envelope));
            if (sealed.manifest.bodyPlace == BodyPlace::Inline) {
                QVERIFY(!sawPart);
                sawInline = true;
            } else {
                sawPart = true;
                QVERIFY(read.body.empty());
                QCOMPARE(std::uint64_t{sealed.bodyPart.size()}, sealed.manifest.body.size);
                QVERIFY(crypto::sha256(sealed.bodyPart) == sealed.manifest.body.sha256);
                QCOMPARE(openBody(sealed.bodyPart).content.size(), size + 11);
            }
        }
        QVERIFY(sawInline && sawPart);
    }

    void moreThanAnEnvelopeHolds() {
        SealedEnvelope sealed = seal(record(10));
        sealed.envelope.resize(largestEnvelope + 1);
        QCOMPARE(codeOf(readEnvelope(sealed.envelope)), ErrorCode::TooLarge);
        const SealedRecord many = record(10, 1000);
        QCOMPARE(codeOf(sealRecord(many, sealedFiles(many), Lane::Record, m_worker->signing,
                                   m_council->caseIdentity.recipient(), m_council->newId<AttachmentId>())),
                 ErrorCode::TooLarge);
    }

    void movedManifest() {
        const Envelope first = must(readEnvelope(seal(record(50)).envelope));
        const Envelope second = must(readEnvelope(seal(record(60)).envelope));
        QCOMPARE(codeOf(readEnvelope(writeEnvelope({first.manifest, second.body}))), ErrorCode::BadDigest);
        const Enrolled other = m_council->enrolWorker();
        QCOMPARE(codeOf(verifyManifest(first.manifest, other.signing.publicKey())), ErrorCode::BadSignature);
    }

    void bodySwapped() {
        SealedEnvelope sealed = seal(record(50));
        sealed.envelope.back() ^= 1U;
        QCOMPARE(codeOf(readEnvelope(sealed.envelope)), ErrorCode::BadDigest);
        sealed.envelope.back() ^= 1U;
        sealed.envelope.push_back(0);
        QCOMPARE(codeOf(readEnvelope(sealed.envelope)), ErrorCode::BadDigest);
        const SealedEnvelope large = seal(record(60'000));
        Bytes extra = large.envelope;
        extra.push_back('x');
        QCOMPARE(codeOf(readEnvelope(extra)), ErrorCode::Malformed);
    }

    void truncatedAnywhereIsRefused() {
        const SealedEnvelope sealed = seal(record(50));
        for (std::size_t size = 0; size < sealed.envelope.size(); ++size) {
            QVERIFY(!readEnvelope(ByteView(sealed.envelope).first(size)));
        }
    }

    void partsMustBeThoseOfTheRecord() {
        const SealedRecord two = record(10, 2);
        std::vector<PartName> parts = sealedFiles(two);
        parts.pop_back();
        const auto attempt = [&] {
            return codeOf(sealRecord(two, parts, Lane::Record, m_worker->signing,
                                     m_council->caseIdentity.recipient(), m_council->newId<AttachmentId>()));
        };
        QCOMPARE(attempt(), ErrorCode::InvalidArgument);
        parts.push_back(parts.front());
        QCOMPARE(attempt(), ErrorCode::InvalidArgument);
        parts.back().id = m_council->newId<AttachmentId>();
        QCOMPARE(attempt(), ErrorCode::InvalidArgument);
    }

    void manifestIsNotARecord() {
        const SealedRecord made = record(10);
        const std::string jws = must(signRecord(m_worker->signing, made));
        QCOMPARE(codeOf(verifyManifest(jws, m_worker->signing.publicKey())), ErrorCode::BadSignature);
        QCOMPARE(codeOf(readUnverifiedManifest(jws)), ErrorCode::Malformed);
    }

    void contentThatIsNoObjectIsRefused() {
        SealedRecord made = record(10);
        for (const char* content : {"", "[]", "{", R"({"a":1,"a":2})"}) {
            made.content = content;
            QCOMPARE(codeOf(signRecord(m_worker->signing, made)), ErrorCode::Malformed);
        }
    }

    void messageReachesItsTablet() {
        Trust trust = m_council->trust();
        const auto sealed = must(sealMessage(message(), m_council->caseKey, m_worker->identity.recipient()));
        const OpenedMessage opened =
            must(openMessage(sealed, m_worker->identity, trust, CertificateKind::CaseSystem,
                             m_worker->certificate.enrolment, m_council->clock.now()));
        QCOMPARE(opened.message.type, std::string("assigned_visit"));
        QCOMPARE(opened.message.body, std::string(R"({"case":"x"})"));
        QCOMPARE(opened.message.seq, std::int64_t{1});
        QCOMPARE(opened.sender, m_council->caseKey.publicKey().thumbprint());
    }

    void messageForAnotherTablet() {
        Trust trust = m_council->trust();
        const Enrolled other = m_council->enrolWorker();
        const auto toOther = must(sealMessage(message(), m_council->caseKey, other.identity.recipient()));
        QCOMPARE(codeOf(openMessage(toOther, other.identity, trust, CertificateKind::CaseSystem,
                                    other.certificate.enrolment, m_council->clock.now())),
                 ErrorCode::OutOfScope);
        QCOMPARE(codeOf(openMessage(toOther, m_worker->identity, trust, CertificateKind::CaseSystem,
                                    m_worker->certificate.enrolment, m_council->clock.now())),
                 ErrorCode::WrongKey);
    }

    void wrongSenderKind() {
        Trust trust = m_council->trust();
        QVERIFY(trust.add(m_worker->jws, m_council->clock.now()));
        for (const auto* sender : {&m_council->gatewayKey, &m_council->issuerKey, &m_worker->signing}) {
            const auto sealed = must(sealMessage(message(), *sender, m_worker->identity.recipient()));
            QCOMPARE(codeOf(openMessage(sealed, m_worker->identity, trust, CertificateKind::CaseSystem,
                                        m_worker->certificate.enrolment, m_council->clock.now())),
                     ErrorCode::OutOfScope);
        }
        const auto unknown = must(
            sealMessage(message(), must(crypto::SigningKey::generate()), m_worker->identity.recipient()));
        QCOMPARE(codeOf(openMessage(unknown, m_worker->identity, trust, CertificateKind::CaseSystem,
                                    m_worker->certificate.enrolment, m_council->clock.now())),
                 ErrorCode::NotCertified);
    }
};

QTEST_APPLESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
