// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"
#include "sync/protocol/enrolment.h"
#include "sync/protocol/envelope.h"
#include "sync/protocol/frame.h"
#include "sync/protocol/tus.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

class TestProtocolProperties : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void framesSurviveAnyCutting() {
        QVERIFY(rc::check([](const std::vector<std::string>& texts, const std::vector<std::uint8_t>& cuts) {
            Bytes stream;
            for (const auto& text : texts) {
                const Bytes frame = must(writeFrame(text));
                stream.insert(stream.end(), frame.begin(), frame.end());
            }
            FrameReader reader;
            std::vector<std::string> got;
            ByteView left{stream};
            for (std::size_t i = 0; !left.empty(); ++i) {
                const std::size_t wanted = i < cuts.size() ? cuts[i] : left.size();
                reader.add(left.first(std::min(wanted, left.size())));
                left = left.subspan(std::min(wanted, left.size()));
                while (auto frame = must(reader.next())) {
                    got.push_back(*frame);
                }
            }
            RC_ASSERT(got == texts);
        }));
    }

    void readersNeverFallOverBytes() {
        QVERIFY(rc::check([](const std::string& text, const Bytes& bytes) {
            (void)readUploadMetadata(text);
            (void)readDirectory(text);
            (void)readUnverifiedCertificate(text);
            (void)readUnverifiedManifest(text);
            (void)readMacedRequest(text);
            (void)readUnverifiedEnrolmentRequest(bytes);
            (void)readEnvelope(bytes);
        }));
    }

    void oneFlippedBitOfAnEnvelopeIsSeen() {
        Council council;
        SealedRecord record;
        record.enrolment = council.newId<EnrolmentId>();
        record.record = council.newId<RecordId>();
        record.kind = "visit";
        record.caseId = council.newId<CaseId>();
        record.content = "{}";
        const auto key = must(crypto::SigningKey::generate());
        const SealedEnvelope sealed = must(sealRecord(
            record, {}, Lane::Record, key, council.caseIdentity.recipient(), council.newId<AttachmentId>()));
        QVERIFY(rc::check([&](std::uint32_t place, std::uint8_t bit) {
            Bytes bytes = sealed.envelope;
            bytes[place % bytes.size()] ^= static_cast<std::uint8_t>(1U << (bit % 8U));
            const auto read = readEnvelope(bytes);
            const bool seen = !read || !verifyManifest(read->manifest, key.publicKey());
            RC_ASSERT(seen); // RC_ASSERT evaluates both sides of ||
        }));
    }
};

QTEST_APPLESS_MAIN(TestProtocolProperties)
#include "tst_protocol_properties.moc"
