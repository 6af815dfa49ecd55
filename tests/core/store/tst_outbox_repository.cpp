// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/outbox_repository.h"
#include "tests/core/store/store_helpers.h"

using namespace storetest;

class OutboxRepositoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { HF_OK(crypto::initialise()); }
    void init() {
        m_folder.emplace();
        static const std::array components{storeComponent()};
        auto database = Database::create(m_files, pathOf(*m_folder) / "v.db", testKeys(), components);
        HF_OK(database);
        m_database = std::move(*database);
    }
    void cleanup() { m_database.reset(); }

    void keepsTheExactBytes() {
        OutboxRepository outbox(*m_database);
        HF_FAILS(outbox.add(entry(1, Lane::Record)), ErrorCode::InvalidState);
        add(entry(1, Lane::Record));
        const auto found = outbox.find(entry(1, Lane::Record).record, 1);
        HF_OK(found);
        QCOMPARE(found->envelope, entry(1, Lane::Record).envelope);
        QVERIFY(found->manifest == "manifest" && found->parts == entry(1, Lane::Record).parts);
        QVERIFY(found->state == OutboxState::Queued && !found->handedAt);
        HF_FAILS(inTransaction([&] { return outbox.add(entry(1, Lane::Alert)); }), ErrorCode::AlreadyExists);
        HF_FAILS(outbox.find(entry(2, Lane::Record).record, 1), ErrorCode::NotFound);
    }

    void listsUrgentThenOldest() {
        OutboxRepository outbox(*m_database);
        add(entry(3, Lane::Record));
        add(entry(1, Lane::Record));
        add(entry(5, Lane::Alert));
        const auto queued = outbox.inState(OutboxState::Queued);
        HF_OK(queued);
        QCOMPARE(queued->size(), std::size_t{3});
        QVERIFY((*queued)[0].lane == Lane::Alert && (*queued)[1].record == entry(1, Lane::Record).record);
        QVERIFY(!(*queued)[1].parts.empty());
        QCOMPARE(outbox.inState(OutboxState::Queued, 2)->size(), std::size_t{2});
    }

    void movesForwardsOnly() {
        OutboxRepository outbox(*m_database);
        add(entry(1, Lane::Record));
        const RecordId id = entry(1, Lane::Record).record;
        std::vector<Change> heard;
        const auto listening = m_database->changes().subscribe([&](const std::vector<Change>& changes) {
            heard.insert(heard.end(), changes.begin(), changes.end());
        });
        HF_FAILS(inTransaction([&] { return outbox.dropEnvelope(id, 1); }), ErrorCode::InvalidState);
        // The case system's receipt may be read before the gateway's.
        HF_OK(inTransaction([&] {
            return outbox.takeReceipt({id, 1, OutboxState::Received, "received-jws", at(20)});
        }));
        HF_OK(inTransaction([&] {
            return outbox.takeReceipt({id, 1, OutboxState::Stored, "stored-jws", at(21)});
        }));
        HF_OK(inTransaction([&] { return outbox.advance(id, 1, OutboxState::HandedToAgent, at(22)); }));
        auto found = outbox.find(id, 1);
        HF_OK(found);
        QVERIFY(found->state == OutboxState::Received && found->storedAt == at(21) &&
                found->receivedAt == at(20));
        QCOMPARE(heard.size(), std::size_t{1});
        QVERIFY(heard[0] == (Change{"outbox", id.uuid()}));
        HF_OK(inTransaction([&] {
            return outbox.takeReceipt({id, 1, OutboxState::Received, "another", at(30)});
        }));
        const auto receipts = outbox.receipts(id, 1);
        QVERIFY(receipts->size() == 2 && (*receipts)[1].token == "received-jws");
        HF_OK(inTransaction([&] { return outbox.dropEnvelope(id, 1); }));
        QVERIFY(outbox.find(id, 1)->envelope.empty());
        QCOMPARE(*outbox.count(OutboxState::Received), 1);
        HF_FAILS(
            inTransaction([&] {
                return outbox.takeReceipt({entry(9, Lane::Alert).record, 1, OutboxState::Stored, "x", at(1)});
            }),
            ErrorCode::NotFound);
    }

    void takesEachMailOnce() {
        OutboxRepository outbox(*m_database);
        QCOMPARE(*outbox.lastMail(), std::uint64_t{0});
        QVERIFY(*inTransaction([&] { return outbox.takeMail(7, at(1)); }));
        QVERIFY(!*inTransaction([&] { return outbox.takeMail(7, at(2)); }));
        QVERIFY(*inTransaction([&] { return outbox.takeMail(3, at(3)); }));
        QCOMPARE(*outbox.lastMail(), std::uint64_t{7});
    }

private:
    static UtcTime at(int seconds) { return fromUnixMilliseconds(1'795'078'800'000 + seconds * 1000LL); }
    static OutboxEntry entry(std::uint8_t number, Lane lane) {
        OutboxEntry made;
        made.record = RecordId::fromBytes(Bytes(16, number)).value();
        made.lane = lane;
        made.envelope = Bytes(1000, number);
        made.manifest = "manifest";
        made.parts = {AttachmentId::fromBytes(Bytes(16, 200)).value(),
                      AttachmentId::fromBytes(Bytes(16, 100)).value()};
        made.queuedAt = at(number);
        return made;
    }
    template <typename Work>
    std::invoke_result_t<Work&> inTransaction(Work work) {
        return m_database->transaction(work);
    }
    void add(const OutboxEntry& made) {
        HF_OK(inTransaction([&] { return OutboxRepository(*m_database).add(made); }));
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_APPLESS_MAIN(OutboxRepositoryTest)
#include "tst_outbox_repository.moc"
