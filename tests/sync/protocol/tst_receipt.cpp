// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"
#include "sync/protocol/receipt.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

class TestReceipt : public QObject {
    Q_OBJECT

    std::unique_ptr<Council> m_council;
    crypto::SigningKey m_person;
    Manifest m_manifest;
    std::string m_manifestJws;
    Receipt m_receipt;

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_council = std::make_unique<Council>();
        m_person = must(crypto::SigningKey::generate());
        m_manifest = {};
        m_manifest.enrolment = m_council->newId<EnrolmentId>();
        m_manifest.record = m_council->newId<RecordId>();
        m_manifest.body = {m_council->newId<AttachmentId>(), crypto::sha256(bytesOf("body")), 4};
        for (const char* text : {"first", "second"}) {
            m_manifest.parts.push_back({m_council->newId<AttachmentId>(), crypto::sha256(bytesOf(text)), 6});
        }
        m_manifestJws = signManifest(m_person, m_manifest);
        m_receipt = {};
        m_receipt.enrolment = m_manifest.enrolment;
        m_receipt.record = m_manifest.record;
        m_receipt.manifest = crypto::sha256(bytesOf(m_manifestJws));
        m_receipt.parts = {m_manifest.body, m_manifest.parts[0], m_manifest.parts[1]};
        m_receipt.time = m_council->clock.now();
    }

    void storedRoundTrip() {
        const Trust trust = m_council->trust();
        const Receipt read =
            must(verifyStored(signStored(m_council->gatewayKey, m_receipt), trust, m_council->clock.now()));
        QVERIFY(checkCovers(read, m_manifestJws, m_manifest));
        QVERIFY(read.time == m_receipt.time);
    }

    void receivedRoundTrip() {
        const Trust trust = m_council->trust();
        m_receipt.originals = {{m_manifest.parts[0].id, crypto::sha256(bytesOf("photo")), 0, {}}};
        const Receipt read =
            must(verifyReceived(signReceived(m_council->caseKey, m_receipt), trust, m_council->clock.now()));
        QVERIFY(checkCovers(read, m_manifestJws, m_manifest));
        QVERIFY(read.outcome == Outcome::Filed && read.reason.empty());
        QVERIFY(read.originals.size() == 1 && read.originals[0].sha256 == crypto::sha256(bytesOf("photo")));
    }

    void refusedCarriesAWord() {
        const Trust trust = m_council->trust();
        m_receipt.outcome = Outcome::Refused;
        m_receipt.reason = "case_closed";
        const Receipt read =
            must(verifyReceived(signReceived(m_council->caseKey, m_receipt), trust, m_council->clock.now()));
        QVERIFY(read.outcome == Outcome::Refused);
        QCOMPARE(read.reason, std::string("case_closed"));
        m_receipt.reason = "The case of <b>Robin</b> is closed";
        QCOMPARE(codeOf(verifyReceived(signReceived(m_council->caseKey, m_receipt), trust,
                                       m_council->clock.now())),
                 ErrorCode::Malformed);
    }

    void storedPassedOffAsReceived() {
        const Trust trust = m_council->trust();
        const auto now = m_council->clock.now();
        QCOMPARE(codeOf(verifyReceived(signStored(m_council->gatewayKey, m_receipt), trust, now)),
                 ErrorCode::OutOfScope);
        QCOMPARE(codeOf(verifyReceived(signReceived(m_council->gatewayKey, m_receipt), trust, now)),
                 ErrorCode::OutOfScope);
        QCOMPARE(codeOf(verifyReceived(signStored(m_council->caseKey, m_receipt), trust, now)),
                 ErrorCode::BadSignature);
        QCOMPARE(codeOf(verifyStored(signReceived(m_council->caseKey, m_receipt), trust, now)),
                 ErrorCode::OutOfScope);
    }

    void receiptOfAnotherRevision() {
        m_receipt.revision = 2;
        QCOMPARE(codeOf(checkCovers(m_receipt, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
        m_receipt.revision = 1;
        m_receipt.record = m_council->newId<RecordId>();
        QCOMPARE(codeOf(checkCovers(m_receipt, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
        m_receipt.record = m_manifest.record;
        m_receipt.enrolment = m_council->newId<EnrolmentId>();
        QCOMPARE(codeOf(checkCovers(m_receipt, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
        m_receipt.enrolment = m_manifest.enrolment;
        QVERIFY(checkCovers(m_receipt, m_manifestJws, m_manifest));
        QCOMPARE(codeOf(checkCovers(m_receipt, m_manifestJws + "x", m_manifest)), ErrorCode::BadDigest);
    }

    void receiptWithoutAPart() {
        for (std::size_t i = 0; i < 3; ++i) {
            Receipt lacking = m_receipt;
            lacking.parts.erase(lacking.parts.begin() + static_cast<std::ptrdiff_t>(i));
            QCOMPARE(codeOf(checkCovers(lacking, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
            Receipt other = m_receipt;
            other.parts[i].sha256[0] ^= 1U;
            QCOMPARE(codeOf(checkCovers(other, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
            other = m_receipt;
            other.parts[i].size += 1;
            QCOMPARE(codeOf(checkCovers(other, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
        }
        m_receipt.parts.clear();
        QCOMPARE(codeOf(checkCovers(m_receipt, m_manifestJws, m_manifest)), ErrorCode::BadDigest);
    }
};

QTEST_APPLESS_MAIN(TestReceipt)
#include "tst_receipt.moc"
