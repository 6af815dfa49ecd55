// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/gateway/gateway_fixture.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::gateway;
using namespace holdfast::gateway::test;

namespace {

/// A disk whose files take no more bytes while it is full.
class FillingFileSystem final : public FileSystem {
public:
    Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
        HOLDFAST_TRY(auto file, m_real.open(path, mode));
        return std::unique_ptr<File>(std::make_unique<FillingFile>(std::move(file), full));
    }
    Result<void> rename(const Path& from, const Path& to) override { return m_real.rename(from, to); }
    Result<void> remove(const Path& path) override { return m_real.remove(path); }
    Result<void> createDirectories(const Path& path) override { return m_real.createDirectories(path); }
    Result<void> syncDirectory(const Path& path) override { return m_real.syncDirectory(path); }
    Result<std::vector<std::string>> list(const Path& path) override { return m_real.list(path); }
    Result<bool> exists(const Path& path) override { return m_real.exists(path); }
    Result<std::uint64_t> freeBytes(const Path& path) override { return m_real.freeBytes(path); }

    bool full = false;

private:
    class FillingFile final : public File {
    public:
        FillingFile(std::unique_ptr<File> real, const bool& full) : m_real(std::move(real)), m_full(full) {}
        Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
            return m_real->readAt(offset, out);
        }
        Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
            return m_full ? Result<void>(Error(ErrorCode::DiskFull)) : m_real->writeAt(offset, bytes);
        }
        Result<std::uint64_t> size() override { return m_real->size(); }
        Result<void> truncate(std::uint64_t size) override { return m_real->truncate(size); }
        Result<void> sync() override { return m_real->sync(); }

    private:
        std::unique_ptr<File> m_real;
        const bool& m_full;
    };
    PosixFileSystem m_real;
};

} // namespace

class TestGatewayParts : public QObject {
    Q_OBJECT
private slots:
    void saysWhatItCanDo();
    void takesAPartInPieces();
    void creationTwiceTellsHowFarItIs();
    void creationUnderAUsedIdIsAConflict();
    void wrongOffsetTellsTheRightOne();
    void aPieceWithTheWrongDigestDoesNotCount();
    void aWholeWithTheWrongDigestStartsAgain();
    void anotherTabletSeesNothing();
    void caseSystemMayNotUpload();
    void refusesTooMuchAndTooMany();
    void saysFullAndRecovers();
    void newerRequestTakesOverFromADeadOne();
    void deletesUntilAReceiptNamesIt();
    void cutsWhatDoesNotCountAfterACrash();
    void startsAgainWhenTheFileIsShorterThanCounted();
    void removesFilesThatNobodyKnows();
};

void TestGatewayParts::saysWhatItCanDo() {
    Fixture f;
    f.setUp();
    const auto answer = f.send({.method = "OPTIONS", .target = "/v1/parts", .headers = {}});
    QCOMPARE(answer.status, 204U);
    QCOMPARE(headerOf(answer, "Tus-Extension"), std::string(protocol::tusExtensions));
    const auto worker = f.worker();
    QCOMPARE(f.ask(worker.agent, "HEAD", "/v1/parts/" + f.council.newId<AttachmentId>().text()).status, 412U);
}

void TestGatewayParts::takesAPartInPieces() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(10'000);
    const auto created = f.createPart(worker, part);
    QCOMPARE(created.status, 201U);
    QCOMPARE(headerOf(created, "Location"), Fixture::partPath(part));
    QVERIFY(headerOf(created, "Upload-Expires").ends_with(" GMT"));
    for (std::size_t offset = 0; offset < 10'000; offset += 2500) {
        const auto answer = f.patch(worker, part, offset, ByteView(part.bytes).subspan(offset, 2500));
        QCOMPARE(answer.status, 204U);
        QCOMPARE(headerOf(answer, "Upload-Offset"), std::to_string(offset + 2500));
    }
    const auto head = f.head(worker, part);
    QCOMPARE(head.status, 200U);
    QCOMPARE(headerOf(head, "Upload-Offset"), std::string("10000"));
    QCOMPARE(headerOf(head, "Upload-Length"), std::string("10000"));
    const auto file = must(f.parts.openToRead(part.name.id));
    QVERIFY(must(digestOfFile(*file, 10'000)) == part.name.sha256);
}

void TestGatewayParts::creationTwiceTellsHowFarItIs() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(headerOf(f.createPart(worker, part, ByteView(part.bytes).first(1200)), "Upload-Offset"),
             std::string("1200"));
    const auto again = f.createPart(worker, part, ByteView(part.bytes).first(3000));
    QCOMPARE(again.status, 201U);
    QCOMPARE(headerOf(again, "Upload-Offset"), std::string("1200"));
    QCOMPARE(headerOf(f.createPart(worker, part), "Upload-Offset"), std::string("1200"));
}

void TestGatewayParts::creationUnderAUsedIdIsAConflict() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part).status, 201U);
    QCOMPARE(f.createPart(f.worker(), part).status, 409U);
    part.name.size = 4000;
    QCOMPARE(problemOf(f.createPart(worker, part)), std::string("conflict"));
}

void TestGatewayParts::wrongOffsetTellsTheRightOne() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part, ByteView(part.bytes).first(1000)).status, 201U);
    for (const std::uint64_t offset : {0U, 999U, 2000U}) {
        const auto answer = f.patch(worker, part, offset, ByteView(part.bytes).first(500));
        QCOMPARE(problemOf(answer), std::string("offset"));
        QCOMPARE(headerOf(answer, "Upload-Offset"), std::string("1000"));
    }
}

void TestGatewayParts::aPieceWithTheWrongDigestDoesNotCount() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part).status, 201U);
    Bytes damaged(part.bytes.begin(), part.bytes.begin() + 2000);
    const auto request =
        f.signedRequest(worker.agent, "PATCH", Fixture::partPath(part), damaged, f.patchHeaders(0));
    damaged[7] ^= 1;
    QCOMPARE(problemOf(f.send(request, damaged)), std::string("digest"));
    QCOMPARE(headerOf(f.head(worker, part), "Upload-Offset"), std::string("0"));
    QCOMPARE(f.patch(worker, part, 0, part.bytes).status, 204U);
}

void TestGatewayParts::aWholeWithTheWrongDigestStartsAgain() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    Bytes wrong = part.bytes;
    wrong[1] ^= 1;
    QCOMPARE(f.createPart(worker, part, ByteView(wrong).first(2000)).status, 201U);
    const auto answer = f.patch(worker, part, 2000, ByteView(wrong).subspan(2000));
    QCOMPARE(answer.status, 422U);
    QCOMPARE(headerOf(answer, "Upload-Offset"), std::string("0"));
    QCOMPARE(headerOf(f.head(worker, part), "Upload-Offset"), std::string("0"));
    QCOMPARE(f.patch(worker, part, 0, part.bytes).status, 204U);
    QCOMPARE(f.putRecord(worker, f.council.makeEnvelope(worker, {part.name})).status, 201U);
}

void TestGatewayParts::anotherTabletSeesNothing() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto other = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part).status, 201U);
    QCOMPARE(f.head(other, part).status, 404U);
    QCOMPARE(f.patch(other, part, 0, part.bytes).status, 404U);
    QCOMPARE(f.ask(other.agent, "DELETE", Fixture::partPath(part), {}, {{"Tus-Resumable", "1.0.0"}}).status,
             404U);
    QCOMPARE(f.ask(f.council.caseKey, "GET", Fixture::partPath(part)).status, 404U);
}

void TestGatewayParts::caseSystemMayNotUpload() {
    Fixture f;
    f.setUp();
    const auto part = f.council.makePart(10);
    const auto answer = f.ask(f.council.caseKey, "POST", "/v1/parts", {},
                              {{"Content-Type", std::string(protocol::offsetMediaType)},
                               {"Tus-Resumable", "1.0.0"},
                               {"Upload-Length", "10"},
                               {"Upload-Metadata", protocol::writeUploadMetadata(part.name)}});
    QCOMPARE(problemOf(answer), std::string("forbidden"));
}

void TestGatewayParts::refusesTooMuchAndTooMany() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    auto huge = f.council.makePart(10);
    huge.name.size = f.context.limits.part + 1;
    QCOMPARE(problemOf(f.createPart(worker, huge)), std::string("too-large"));
    const auto part = f.council.makePart(100);
    QCOMPARE(f.createPart(worker, part).status, 201U);
    const Bytes more = sealedBytes(101, 1);
    QCOMPARE(problemOf(f.patch(worker, part, 0, more)), std::string("malformed"));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(f.createPart(worker, f.council.makePart(100)).status, 201U);
    }
    const auto answer = f.createPart(worker, f.council.makePart(100));
    QCOMPARE(answer.status, 429U);
    QVERIFY(!headerOf(answer, "Retry-After").empty());
}

void TestGatewayParts::saysFullAndRecovers() {
    FillingFileSystem disk;
    Fixture f(nullptr, Fixture::limitsForTests(), &disk);
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part, ByteView(part.bytes).first(1000)).status, 201U);
    disk.full = true;
    const auto answer = f.patch(worker, part, 1000, ByteView(part.bytes).subspan(1000));
    QCOMPARE(answer.status, 507U);
    QCOMPARE(problemOf(answer), std::string("full"));
    QVERIFY(!headerOf(answer, "Retry-After").empty());
    disk.full = false;
    QCOMPARE(headerOf(f.head(worker, part), "Upload-Offset"), std::string("1000"));
    QCOMPARE(f.patch(worker, part, 1000, ByteView(part.bytes).subspan(1000)).status, 204U);
}

void TestGatewayParts::newerRequestTakesOverFromADeadOne() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part).status, 201U);
    auto opened = f.gateway.open(
        f.signedRequest(worker.agent, "PATCH", Fixture::partPath(part), part.bytes, f.patchHeaders(0)));
    auto& dead = std::get<std::unique_ptr<Exchange>>(opened);
    QVERIFY(!dead->take(ByteView(part.bytes).first(3000)));

    QCOMPARE(f.patch(worker, part, 0, ByteView(part.bytes).first(1000)).status, 204U);
    // What wakes up late may neither write nor count.
    QVERIFY(dead->take(ByteView(part.bytes).subspan(3000)).has_value());
    QCOMPARE(headerOf(f.head(worker, part), "Upload-Offset"), std::string("1000"));
    QCOMPARE(f.patch(worker, part, 1000, ByteView(part.bytes).subspan(1000)).status, 204U);
}

void TestGatewayParts::deletesUntilAReceiptNamesIt() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(500);
    const Headers tus{{"Tus-Resumable", "1.0.0"}};
    QCOMPARE(f.createPart(worker, part, part.bytes).status, 201U);
    QCOMPARE(f.ask(worker.agent, "DELETE", Fixture::partPath(part), {}, tus).status, 204U);
    QCOMPARE(f.ask(worker.agent, "DELETE", Fixture::partPath(part), {}, tus).status, 404U);
    QVERIFY(!f.parts.openToRead(part.name.id));
    QCOMPARE(f.createPart(worker, part, part.bytes).status, 201U);
    QCOMPARE(f.putRecord(worker, f.council.makeEnvelope(worker, {part.name})).status, 201U);
    QCOMPARE(problemOf(f.ask(worker.agent, "DELETE", Fixture::partPath(part), {}, tus)),
             std::string("forbidden"));
    QVERIFY(f.parts.openToRead(part.name.id).hasValue());
}

void TestGatewayParts::cutsWhatDoesNotCountAfterACrash() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part, ByteView(part.bytes).first(1000)).status, 201U);
    must(must(f.parts.openToWrite(part.name.id))->writeAt(1000, sealedBytes(700, 5)));
    must(f.parts.recover(*f.storage, f.council.clock, f.logger));
    QCOMPARE(must(must(f.parts.openToRead(part.name.id))->size()), std::uint64_t{1000});
    QCOMPARE(f.patch(worker, part, 1000, ByteView(part.bytes).subspan(1000)).status, 204U);
}

void TestGatewayParts::startsAgainWhenTheFileIsShorterThanCounted() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const auto part = f.council.makePart(5000);
    QCOMPARE(f.createPart(worker, part, part.bytes).status, 201U);
    must(must(f.parts.openToWrite(part.name.id))->truncate(4999));
    must(f.parts.recover(*f.storage, f.council.clock, f.logger));
    QCOMPARE(headerOf(f.head(worker, part), "Upload-Offset"), std::string("0"));
    const auto envelope = f.council.makeEnvelope(worker, {part.name});
    QCOMPARE(f.putRecord(worker, envelope).status, 202U);
    QCOMPARE(f.patch(worker, part, 0, part.bytes).status, 204U);
    QCOMPARE(f.putRecord(worker, envelope).status, 201U);
}

void TestGatewayParts::removesFilesThatNobodyKnows() {
    Fixture f;
    f.setUp();
    const auto stray = f.council.newId<AttachmentId>();
    must(must(f.parts.openToWrite(stray))->writeAt(0, sealedBytes(10, 1)));
    must(f.parts.recover(*f.storage, f.council.clock, f.logger));
    QVERIFY(!f.parts.openToRead(stray));
}

QTEST_APPLESS_MAIN(TestGatewayParts)
#include "tst_gateway_parts.moc"
