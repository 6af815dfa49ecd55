// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_bench.h"
#include "sync/office/evidence.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::test;

namespace {

constexpr std::string_view photoBytes = "the camera's own bytes";
constexpr std::string_view secretWords = "CANARY the police told us";

/// One finished visit as a tablet sends it: an ordinary entry with a photo and a confidential one.
struct Sent {
    practice::VisitRecord visit;
    protocol::SealedEnvelope sealed;
    protocol::Manifest manifest;
    std::string manifestJws;
    AttachmentId photo;
};

practice::RecordedEntry entryOf(OfficeBench& bench, const practice::VisitRecord& visit, std::string text) {
    practice::RecordedEntry recorded;
    recorded.entry.id = bench.newId<EntryId>();
    recorded.entry.visitId = visit.visit.id;
    recorded.entry.caseId = visit.file.id;
    recorded.entry.text = std::move(text);
    return recorded;
}

std::string pathOf(const practice::VisitRecord& visit) {
    return "/v1/records/" + visit.id.text() + "/revisions/1";
}

/// As the gateway signs it when all that the manifest names is there.
std::string storedFor(OfficeBench& bench, const protocol::SealedEnvelope& sealed,
                      const crypto::SigningKey& key) {
    protocol::Receipt receipt;
    receipt.enrolment = sealed.manifest.enrolment;
    receipt.record = sealed.manifest.record;
    receipt.revision = sealed.manifest.revision;
    receipt.manifest = crypto::sha256(bytesOf(must(protocol::readEnvelope(sealed.envelope)).manifest));
    receipt.parts = sealed.manifest.parts;
    receipt.parts.insert(receipt.parts.begin(), sealed.manifest.body);
    receipt.time = bench.clock.now();
    return protocol::signStored(key, receipt);
}

void putStored(OfficeBench& bench, const Sent& sent, std::string_view jws) {
    bench.gateway.answers[pathOf(sent.visit) + "/stored"] = copyOf(bytesOf(jws));
}

Sent send(OfficeBench& bench, const Tablet& tablet, std::size_t padding = 0) {
    Sent sent;
    auto& visit = sent.visit;
    visit.file.id = bench.newId<CaseId>();
    visit.file.title = "Tallowby <family>";
    visit.visit.id = bench.newId<VisitId>();
    visit.visit.caseId = visit.file.id;
    visit.visit.revision = 1;
    visit.id = RecordId{visit.visit.id.uuid()};
    visit.author = {bench.newId<PractitionerId>(), tablet.name};
    visit.finishedAt = bench.clock.now();
    sent.photo = bench.newId<AttachmentId>();
    auto ordinary = entryOf(bench, visit, "The kitchen was warm." + std::string(padding, 'x'));
    practice::Photo photo;
    photo.image.id = sent.photo;
    photo.image.sha256 = crypto::sha256(bytesOf(photoBytes));
    photo.image.size = photoBytes.size();
    photo.image.mediaType = "image/jpeg";
    ordinary.entry.photos.push_back(photo);
    auto hidden = entryOf(bench, visit, std::string(secretWords));
    hidden.entry.handling = practice::Handling::confidential();
    hidden.restricted = true;
    visit.entries = {ordinary, hidden};

    const Bytes ciphertext = must(crypto::ageSeal(bytesOf(photoBytes), {bench.caseIdentity().recipient()}));
    const protocol::PartName part{sent.photo, crypto::sha256(ciphertext), ciphertext.size()};
    protocol::SealedRecord record;
    record.enrolment = tablet.enrolment;
    record.record = visit.id;
    record.revision = 1;
    record.kind = "visit";
    record.caseId = visit.file.id;
    record.created = bench.clock.now();
    record.content = practice::toJson(visit);
    record.originals = {{sent.photo, crypto::sha256(bytesOf(photoBytes)), photoBytes.size(), "image/jpeg"}};
    sent.sealed = must(protocol::sealRecord(record, {part}, protocol::Lane::Record, tablet.signing,
                                            bench.caseIdentity().recipient(), bench.newId<AttachmentId>()));
    sent.manifest = sent.sealed.manifest;
    sent.manifestJws = must(protocol::readEnvelope(sent.sealed.envelope)).manifest;
    auto& gateway = bench.gateway;
    gateway.answers[pathOf(visit)] = sent.sealed.envelope;
    putStored(bench, sent, storedFor(bench, sent.sealed, bench.gatewayKey));
    gateway.answers["/v1/parts/" + sent.photo.text()] = ciphertext;
    if (!sent.sealed.bodyPart.empty()) {
        gateway.answers["/v1/parts/" + sent.manifest.body.id.text()] = sent.sealed.bodyPart;
    }
    gateway.items.push_back(
        json::write({{"enrolment", tablet.enrolment.text()}, {"record", visit.id.text()}, {"revision", 1}}));
    return sent;
}

Path folderOf(const OfficeBench& bench, const Sent& sent) {
    return bench.out() / "cases" / sent.visit.file.id.text() / sent.visit.visit.id.text() / "rev-1";
}

std::string fileText(OfficeBench& bench, const Path& path) {
    return std::string(textOf(must(readFile(bench.files, path, 1 << 24))));
}

const std::vector<std::string>& receiptsOf(OfficeBench& bench, const Sent& sent) {
    return bench.gateway.received[pathOf(sent.visit) + "/received"];
}

/// Everything in its place, once, receipted with what lies there.
void verifyFiled(OfficeBench& bench, const Sent& sent) {
    const Path folder = folderOf(bench, sent);
    const auto& receipts = receiptsOf(bench, sent);
    QVERIFY(!receipts.empty());
    QVERIFY(std::set<std::string>(receipts.begin(), receipts.end()).size() == 1);
    QCOMPARE(fileText(bench, folder / "received.jws"), receipts.back());
    const auto receipt = must(protocol::verifyReceived(receipts.back(), bench.trust(), bench.clock.now()));
    QVERIFY(protocol::checkCovers(receipt, sent.manifestJws, sent.manifest));
    QCOMPARE(receipt.originals.size(), std::size_t{1});
    QCOMPARE(fileText(bench, folder / "manifest.jws"), sent.manifestJws);
    const auto storedJws = fileText(bench, folder / "stored.jws");
    const auto stored = must(office::verifyStoredReceipt(bench.context().data, storedJws, bench.clock.now()));
    QVERIFY(protocol::checkCovers(stored, sent.manifestJws, sent.manifest));
    QCOMPARE(fileText(bench, folder / "originals" / (sent.photo.text() + ".jpg")), std::string(photoBytes));
    QVERIFY(fileText(bench, folder / "note.json").find("CANARY") == std::string::npos);
    const auto page = fileText(bench, folder / "note.html");
    QVERIFY(page.find("CANARY") == std::string::npos);
    QVERIFY(page.find("The kitchen was warm.") != std::string::npos);
    QVERIFY(page.find("1 entry is not on this page") != std::string::npos);
    QVERIFY(fileText(bench, folder / "restricted" / "note.json").find("CANARY") != std::string::npos);
    for (const auto& check : must(office::checkEvidence(bench.context().data, folder))) {
        QVERIFY2(check.verdict == office::Verdict::Holds, check.words.c_str());
    }
}

void verifyRejected(OfficeBench& bench, const Sent& sent, std::string_view reason) {
    QVERIFY(must(bench.takeInbox()) > 0);
    QVERIFY(!must(bench.files.exists(folderOf(bench, sent))));
    QVERIFY(receiptsOf(bench, sent).empty());
    const auto text =
        fileText(bench, bench.out() / "rejected" / (sent.visit.id.text() + "-rev-1") / "reason.json");
    QCOMPARE(must(json::text(must(json::parseObject(text)), "reason")), std::string(reason));
    // Nothing readable of it stays.
    QVERIFY(must(bench.files.list(bench.out() / ".staging")).empty());
}

} // namespace

class TestInbox : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void filesAVisitAndReceiptsIt() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        QCOMPARE(must(bench.takeInbox()), std::size_t{1});
        verifyFiled(bench, sent);
        QCOMPARE(must(bench.takeInbox()), std::size_t{0});
    }

    void bodyAsAPart() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet, 70'000);
        QVERIFY(!sent.sealed.bodyPart.empty());
        QCOMPARE(must(bench.takeInbox()), std::size_t{1});
        verifyFiled(bench, sent);
    }

    void twiceDeliveredItem() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        bench.gateway.items.push_back(bench.gateway.items.front());
        QCOMPARE(must(bench.takeInbox()), std::size_t{2});
        QCOMPARE(receiptsOf(bench, sent).size(), std::size_t{2});
        verifyFiled(bench, sent);
    }

    void killedAnywhereNothingIsLostOrDoubled() {
        for (std::size_t operations = 0;; ++operations) {
            OfficeBench bench;
            const Tablet tablet = bench.enrol("Ash Marlow");
            const Sent sent = send(bench, tablet);
            bench.files.dieAfter(operations);
            const auto first = bench.takeInbox();
            const bool died = !first;
            bench.files.revive();
            if (died) {
                // A receipt may only have left when the folder was whole and in place.
                QVERIFY(receiptsOf(bench, sent).empty() || must(bench.files.exists(folderOf(bench, sent))));
            }
            bench.clock.advance(1min);
            QVERIFY(bench.takeInbox());
            verifyFiled(bench, sent);
            QCOMPARE(must(bench.files.list(folderOf(bench, sent).parent_path())).size(), std::size_t{1});
            if (!died) {
                QVERIFY(operations > 20);
                break;
            }
        }
    }

    void strangersPageIsNoFaultOfTheItem_data() {
        QTest::addColumn<int>("size");
        QTest::newRow("short") << 60;
        QTest::newRow("longer than what was asked for") << 2'000'000;
    }
    void strangersPageIsNoFaultOfTheItem() {
        QFETCH(const int, size);
        for (int request = 0;; ++request) {
            OfficeBench bench;
            const Tablet tablet = bench.enrol("Ash Marlow");
            const Sent sent = send(bench, tablet);
            bench.gateway.page.assign(static_cast<std::size_t>(size), '<');
            bench.gateway.pageAt = request;
            const auto first = bench.takeInbox();
            if (bench.gateway.pageAt >= 0) {
                // More requests than there are: each of them has been tried.
                QVERIFY(first);
                QVERIFY(request >= 4);
                break;
            }
            QCOMPARE(codeOf(first), ErrorCode::UnexpectedAnswer);
            QVERIFY(!must(bench.files.exists(bench.out() / "rejected")));
            QVERIFY(bench.takeInbox());
            verifyFiled(bench, sent);
            QCOMPARE(receiptsOf(bench, sent).size(), std::size_t{1});
        }
    }

    void offlineTakesNothingAndLosesNothing() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        bench.gateway.offline = true;
        QCOMPARE(codeOf(bench.takeInbox()), ErrorCode::NetworkUnreachable);
        bench.gateway.offline = false;
        QVERIFY(bench.takeInbox());
        verifyFiled(bench, sent);
    }

    void tamperedEnvelope() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent bad = send(bench, tablet);
        bench.gateway.answers[pathOf(bad.visit)].back() ^= 1U;
        const Sent good = send(bench, tablet);
        verifyRejected(bench, bad, "bad_digest");
        verifyFiled(bench, good); // the bad one blocks nothing
    }

    void tamperedPart() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        bench.gateway.answers["/v1/parts/" + sent.photo.text()].back() ^= 1U;
        verifyRejected(bench, sent, "bad_digest");
    }

    void signedBySomebodyElse() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        Tablet thief;
        thief.enrolment = tablet.enrolment;
        thief.name = "Ash Marlow";
        verifyRejected(bench, send(bench, thief), "bad_signature");
    }

    void manifestOfAnotherRecord() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent other = send(bench, tablet);
        QVERIFY(bench.takeInbox());
        const Sent sent = send(bench, tablet);
        bench.gateway.answers[pathOf(sent.visit)] = other.sealed.envelope;
        verifyRejected(bench, sent, "bad_digest");
    }

    void unknownEnrolment() {
        OfficeBench bench;
        Tablet stranger;
        stranger.enrolment = bench.newId<EnrolmentId>();
        verifyRejected(bench, send(bench, stranger), "not_certified");
    }

    void certificateLearntFromTheDirectory() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const auto id = must(bench.trust().byEnrolment(tablet.enrolment, bench.clock.now())).id;
        must(bench.files.remove(bench.folder() / "office" / "certificates" / (id.text() + ".jws")));
        const Sent sent = send(bench, tablet);
        QVERIFY(bench.takeInbox());
        verifyFiled(bench, sent);
    }

    void leaversTabletIsFiledAndMarked() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        const auto id = must(bench.trust().byEnrolment(tablet.enrolment, bench.clock.now())).id;
        auto roster = *bench.trust().roster();
        roster.version += 1;
        roster.revoked = {{id, bench.clock.now() + 1min}};
        const auto issuer = must(office::openIssuer(bench.context()));
        must(bench.context().data.putRoster(protocol::signRoster(issuer.key, roster)));
        bench.clock.advance(1h);
        QVERIFY(bench.takeInbox());
        verifyFiled(bench, sent);
        QVERIFY(fileText(bench, folderOf(bench, sent) / "note.html").find("certificate had ended") !=
                std::string::npos);
    }

    void forgedStoredReceipt_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"a stranger's", "the worker's", "our own", "broken", "no receipt",
                                "of another record", "a received one"}) {
            QTest::newRow(how) << how;
        }
    }
    void forgedStoredReceipt() {
        QFETCH(QString, how);
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent bad = send(bench, tablet);
        const Sent good = send(bench, tablet);
        auto jws = storedFor(bench, bad.sealed, bench.gatewayKey);
        if (how == "a stranger's") {
            jws = storedFor(bench, bad.sealed, must(crypto::SigningKey::generate()));
        } else if (how == "the worker's") {
            jws = storedFor(bench, bad.sealed, tablet.signing);
        } else if (how == "our own") {
            jws = storedFor(bench, bad.sealed, bench.caseKey());
        } else if (how == "broken") {
            const auto middle = jws.rfind('.') + 9;
            jws[middle] = jws[middle] == 'A' ? 'B' : 'A';
        } else if (how == "no receipt") {
            jws = "{}";
        } else if (how == "of another record") {
            jws = storedFor(bench, good.sealed, bench.gatewayKey);
        } else {
            jws = protocol::signReceived(bench.gatewayKey,
                                         must(protocol::verifyStored(jws, bench.trust(), bench.clock.now())));
        }
        putStored(bench, bad, jws);
        verifyRejected(bench, bad, "bad_stored_receipt");
        verifyFiled(bench, good);
    }

    void withoutAStoredReceiptTheItemWaits() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        bench.gateway.answers.erase(pathOf(sent.visit) + "/stored");
        QCOMPARE(codeOf(bench.takeInbox()), ErrorCode::ServerUnavailable);
        QVERIFY(bench.events.empty());
        QVERIFY(receiptsOf(bench, sent).empty());
        QVERIFY(!must(bench.files.exists(bench.out() / "rejected")));
        putStored(bench, sent, storedFor(bench, sent.sealed, bench.gatewayKey));
        QCOMPARE(must(bench.takeInbox()), std::size_t{1});
        verifyFiled(bench, sent);
    }

    void storedReceiptOfAGatewayThatEndedSinceCounts() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        const auto kid = bench.gatewayKey.publicKey().thumbprint();
        auto roster = *bench.trust().roster();
        roster.version += 1;
        roster.revoked = {
            {must(bench.trust().bySigningKey(kid, bench.clock.now())).id, bench.clock.now() + 1min}};
        must(bench.context().data.putRoster(
            protocol::signRoster(must(office::openIssuer(bench.context())).key, roster)));
        bench.clock.advance(1h);
        // What it signs after its end does not.
        const Sent late = send(bench, tablet);
        verifyRejected(bench, late, "bad_stored_receipt");
        verifyFiled(bench, sent);
    }

    void verifySaysWhenAReceiptIsNotThere() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        QVERIFY(bench.takeInbox());
        must(bench.files.remove(folderOf(bench, sent) / "stored.jws"));
        const auto checks = must(office::checkEvidence(bench.context().data, folderOf(bench, sent)));
        const auto found = std::ranges::find(checks, "stored", &office::EvidenceCheck::name);
        QVERIFY(found != checks.end());
        QVERIFY(found->verdict == office::Verdict::NotHere);
    }

    void verifyTellsWhatWasChanged_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("check");
        QTest::newRow("picture") << "originals"
                                 << "original";
        QTest::newRow("note") << "note.json"
                              << "note";
        QTest::newRow("manifest") << "manifest.jws"
                                  << "manifest";
        QTest::newRow("receipt") << "received.jws"
                                 << "received";
        QTest::newRow("gateway's receipt") << "stored.jws"
                                           << "stored";
    }
    void verifyTellsWhatWasChanged() {
        QFETCH(QString, file);
        QFETCH(QString, check);
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const Sent sent = send(bench, tablet);
        QVERIFY(bench.takeInbox());
        Path path = folderOf(bench, sent) / file.toStdString();
        if (file == "originals") {
            path /= sent.photo.text() + ".jpg";
        }
        auto text = fileText(bench, path);
        text[text.size() / 2] = text[text.size() / 2] == 'A' ? 'B' : 'A';
        must(writeFileDurably(bench.files, path, bytesOf(text)));
        bool told = false;
        for (const auto& one : must(office::checkEvidence(bench.context().data, folderOf(bench, sent)))) {
            told = told || (one.name == check.toStdString() && one.verdict == office::Verdict::Broken);
        }
        QVERIFY(told);
    }

    void restrictedPicturesLieApart() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        Sent sent = send(bench, tablet);
        // The picture moves to the confidential entry; signed and sealed again.
        sent.visit.entries[1].entry.photos.swap(sent.visit.entries[0].entry.photos);
        protocol::SealedRecord record{
            tablet.enrolment,
            sent.visit.id,
            1,
            "visit",
            sent.visit.file.id,
            bench.clock.now(),
            practice::toJson(sent.visit),
            {{sent.photo, crypto::sha256(bytesOf(photoBytes)), photoBytes.size(), "image/jpeg"}}};
        const auto sealed =
            must(protocol::sealRecord(record, sent.manifest.parts, protocol::Lane::Record, tablet.signing,
                                      bench.caseIdentity().recipient(), bench.newId<AttachmentId>()));
        bench.gateway.answers[pathOf(sent.visit)] = sealed.envelope;
        putStored(bench, sent, storedFor(bench, sealed, bench.gatewayKey));
        QVERIFY(bench.takeInbox());
        const Path folder = folderOf(bench, sent);
        QVERIFY(must(bench.files.list(folder / "originals")).empty());
        QCOMPARE(must(bench.files.list(folder / "restricted" / "originals")).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestInbox)
#include "tst_inbox.moc"
