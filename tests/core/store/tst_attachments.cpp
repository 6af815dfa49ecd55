// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/faulty_file_system.h"
#include "core/store/attachments.h"
#include "core/store/outbox_repository.h"
#include "tests/core/store/store_helpers.h"

#include <sys/resource.h>

using namespace storetest;

/// Photographs on their way into sealed files.
class AttachmentsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        m_identity = std::move(crypto::AgeIdentity::generate()).value();
    }
    void init() {
        m_tablet.emplace();
        static const std::array components{storeComponent()};
        auto database =
            Database::create(m_tablet->files, pathOf(m_tablet->folder) / "v.db", testKeys(), components);
        HF_OK(database);
        m_database = std::move(*database);
    }
    void cleanup() { m_database.reset(); }

    void sealsWhatItIsGiven() {
        AttachmentStore store = makeStore(m_tablet->files);
        const Bytes photo = photograph(300'000);
        auto attachment = capture(store, photo);
        HF_OK(attachment);
        QCOMPARE(attachment->plainSize, std::uint64_t{photo.size()});
        QCOMPARE(attachment->plainDigest, crypto::sha256(photo));
        const Bytes sealed = contentOf(store.pathOf(attachment->id));
        QCOMPARE(attachment->sealedSize, std::uint64_t{sealed.size()});
        QCOMPARE(attachment->sealedDigest, crypto::sha256(sealed));
        QVERIFY(textOf(sealed).find("canary") == std::string_view::npos);
        QVERIFY(textOf(photo).find("canary") != std::string_view::npos);
        keep(*attachment);

        const auto row = AttachmentRepository(*m_database).find(attachment->id);
        HF_OK(row);
        HF_OK(store.verify(*row));
        auto reader = store.open(*row);
        HF_OK(reader);
        Bytes middle(1000);
        QCOMPARE(*reader->readAt(131'000, middle), std::size_t{1000});
        QVERIFY(std::equal(middle.begin(), middle.end(), photo.begin() + 131'000));
        // The council's own identity opens the same file.
        auto file = m_tablet->files.open(store.pathOf(row->id), OpenMode::Read);
        HF_OK(file);
        HF_OK(crypto::AgeReader::open(std::move(*file), m_identity));
    }

    void forgetsForGood() {
        AttachmentStore store = makeStore(m_tablet->files);
        const auto attachment = capture(store, photograph(5000));
        HF_OK(attachment);
        keep(*attachment);
        AttachmentRepository rows(*m_database);
        HF_FAILS(rows.forget(attachment->id, m_tablet->clock.now()), ErrorCode::InvalidState);
        HF_OK(m_database->transaction([&] { return rows.forget(attachment->id, m_tablet->clock.now()); }));
        const auto row = rows.find(attachment->id);
        HF_OK(row);
        QVERIFY(row->fileKey.empty() && row->forgottenAt && row->plainDigest == attachment->plainDigest);
        HF_FAILS(store.open(*row), ErrorCode::NotFound);
        HF_OK(store.removeFile(row->id));
        HF_OK(store.removeFile(row->id));
        QVERIFY(rows.present()->empty());
    }

    void noticesFlippedAndTruncatedFiles() {
        AttachmentStore store = makeStore(m_tablet->files);
        const auto attachment = capture(store, photograph(200'000));
        HF_OK(attachment);
        const Path path = store.pathOf(attachment->id);
        const Bytes sealed = contentOf(path);
        const auto readsAll = [&] {
            auto reader = store.open(*attachment);
            return reader && reader->readAll([](ByteView) -> Result<void> { return {}; }).hasValue();
        };
        QVERIFY(readsAll());
        for (std::size_t at = sealed.size() - 200'000; at < sealed.size(); at += 9973) {
            Bytes bad = sealed;
            bad[at] ^= 4U;
            replaceContent(path, bad);
            QVERIFY(!readsAll());
            HF_FAILS(store.verify(*attachment), ErrorCode::StoreDamaged);
        }
        for (const std::size_t cut :
             {std::size_t{1}, std::size_t{65'552}, std::size_t{100'000}, sealed.size()}) {
            Bytes bad = sealed;
            bad.resize(sealed.size() - cut);
            replaceContent(path, bad);
            HF_FAILS(store.open(*attachment), ErrorCode::StoreDamaged);
            HF_FAILS(store.verify(*attachment), ErrorCode::StoreDamaged);
        }
        HF_OK(m_tablet->files.remove(path));
        HF_FAILS(store.open(*attachment), ErrorCode::NotFound);
    }

    void sweepsWhatNoRowClaims() {
        AttachmentStore store = makeStore(m_tablet->files);
        const auto kept = capture(store, photograph(100));
        keep(*kept);
        const auto orphan = capture(store, photograph(100));
        HF_OK(orphan);
        replaceContent(m_tablet->home().sealed() / (orphan->id.text() + ".part"), {1, 2});
        QCOMPARE(*store.sweep(*m_database), std::size_t{2});
        QCOMPARE(m_tablet->files.list(m_tablet->home().sealed()).value(),
                 std::vector<std::string>{kept->id.text()});
        QCOMPARE(*store.sweep(*m_database), std::size_t{0});
    }

    void sweepsNoFileOfARecordOnItsWay() {
        AttachmentStore store = makeStore(m_tablet->files);
        OutboxEntry entry;
        entry.record = RecordId::create(m_tablet->clock, m_tablet->random);
        entry.envelope = {1};
        entry.manifest = "m";
        entry.parts = {AttachmentId::create(m_tablet->clock, m_tablet->random)};
        HF_OK(m_tablet->files.createDirectories(m_tablet->home().sealed()));
        replaceContent(store.pathOf(entry.parts.front()), {1, 2, 3});
        OutboxRepository outbox(*m_database);
        HF_OK(m_database->transaction([&] { return outbox.add(entry); }));
        QCOMPARE(*store.sweep(*m_database), std::size_t{0});
        HF_OK(m_database->transaction(
            [&] { return outbox.advance(entry.record, 1, OutboxState::Received, m_tablet->clock.now()); }));
        QCOMPARE(*store.sweep(*m_database), std::size_t{1});
    }

    void removesAnUnfinishedFile() {
        AttachmentStore store = makeStore(m_tablet->files);
        {
            auto writer = store.begin({m_identity.recipient()}, "image/jpeg");
            HF_OK(writer);
            HF_OK(writer->write(photograph(100'000)));
            QCOMPARE(m_tablet->files.list(m_tablet->home().sealed())->size(), std::size_t{1});
        }
        QVERIFY(m_tablet->files.list(m_tablet->home().sealed())->empty());
    }

    void leavesTheReserveForText() {
        FaultyFileSystem files(m_tablet->files);
        AttachmentStore store(files, m_tablet->clock, m_tablet->random, m_tablet->home(), 10'000'000);
        files.setFreeBytes(9'999'999);
        HF_FAILS(store.begin({m_identity.recipient()}, "image/jpeg"), ErrorCode::DiskFull);
        files.setFreeBytes(10'500'000);
        HF_FAILS(store.begin({m_identity.recipient()}, "image/jpeg", 600'000), ErrorCode::DiskFull);
        files.setFreeBytes(20'000'000);
        auto writer = store.begin({m_identity.recipient()}, "image/jpeg");
        HF_OK(writer);
        HF_OK(writer->write(photograph(100'000)));
        files.setFreeBytes(10'000'100);
        HF_FAILS(writer->write(photograph(3'000'000)), ErrorCode::DiskFull);
        HF_FAILS(writer->write(photograph(10)), ErrorCode::InvalidState);
        HF_FAILS(writer->finish(), ErrorCode::InvalidState);
    }

    void failsWholeWhereverTheDiskFills() {
        for (int budget = 0;; ++budget) {
            FaultyFileSystem files(m_tablet->files);
            AttachmentStore store = makeStore(files);
            files.failAfter(budget, ErrorCode::DiskFull);
            auto attachment = capture(store, photograph(150'000));
            files.failAfter(FaultyFileSystem::endless);
            if (attachment) {
                HF_OK(store.verify(*attachment));
                QVERIFY(budget > 5);
                break;
            }
            QCOMPARE(attachment.code(), ErrorCode::DiskFull);
            HF_OK(store.sweep(*m_database));
            QVERIFY(m_tablet->files.list(m_tablet->home().sealed())->empty());
        }
    }

    void needsLittleMemoryForALargeFile() {
        AttachmentStore store = makeStore(m_tablet->files);
        const Bytes piece = photograph(1'000'000);
        auto writer = store.begin({m_identity.recipient()}, "video/mp4");
        HF_OK(writer);
        HF_OK(writer->write(piece));
        const long before = peakKilobytes();
        for (int i = 0; i < 100; ++i) {
            HF_OK(writer->write(piece));
        }
        const auto attachment = writer->finish();
        HF_OK(attachment);
        QCOMPARE(attachment->plainSize, std::uint64_t{101'000'000});
        QVERIFY2(peakKilobytes() - before < 8 * 1024, std::to_string(peakKilobytes() - before).c_str());
    }

private:
    static long peakKilobytes() {
        struct rusage usage {};
        ::getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss;
    }
    static Bytes photograph(std::size_t size) {
        Bytes bytes(size);
        for (std::size_t i = 0; i < size; ++i) {
            bytes[i] = static_cast<std::uint8_t>("canary "[i % 7]);
        }
        return bytes;
    }
    AttachmentStore makeStore(FileSystem& files) {
        return {files, m_tablet->clock, m_tablet->random, m_tablet->home(), 0};
    }
    Result<Attachment> capture(AttachmentStore& store, const Bytes& content) {
        HOLDFAST_TRY(auto writer, store.begin({m_identity.recipient()}, "image/jpeg", content.size()));
        HOLDFAST_CHECK(writer.write(content));
        return writer.finish();
    }
    void keep(const Attachment& attachment) {
        AttachmentRepository rows(*m_database);
        HF_FAILS(rows.add(attachment), ErrorCode::InvalidState);
        HF_OK(m_database->transaction([&] { return rows.add(attachment); }));
    }
    std::optional<TestTablet> m_tablet;
    std::unique_ptr<Database> m_database;
    crypto::AgeIdentity m_identity;
};

QTEST_APPLESS_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
