// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/tampered_store.h"

#include <set>
#include <sqlite3.h>

using namespace storetest;

/// Somebody with the disk in hand changes the database file: every change is an error that names the page,
/// and what can still be read is what was written.
class SealedTamperingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        m_folder.emplace();
        m_path = pathOf(*m_folder) / "test.db";
        auto database = Database::create(m_files, m_path, testKeys(), noteComponents);
        HF_OK(database);
        // Long enough for overflow pages, each row different.
        HF_OK((*database)->transaction([&]() -> Result<void> {
            for (int id = 1; id <= rows; ++id) {
                HOLDFAST_CHECK((*database)->run("INSERT INTO note(id, text) VALUES(?, ?)", id, textOf(id)));
            }
            return {};
        }));
        database->reset();
        m_content = contentOf(m_path);
        QVERIFY(m_content.size() > 40 * seal::pageSize);
    }

    void noticesAFlippedBitInEveryPage() {
        for (std::size_t page = 0; page < pages(); ++page) {
            for (const std::size_t byte : {std::size_t{0}, 17 + page % 4000, seal::pageContentSize - 1,
                                           seal::pageContentSize + 3, seal::pageSize - 1}) {
                Bytes bad = m_content;
                bad[page * seal::pageSize + byte] ^= static_cast<std::uint8_t>(1U << (page % 8));
                expectDamage(bad, page + 1);
            }
        }
    }

    void noticesAFlippedBitAtEveryByteOfAPage() {
        const std::size_t page = pages() / 2;
        for (std::size_t byte = 0; byte < seal::pageSize; byte += 29) {
            Bytes bad = m_content;
            bad[page * seal::pageSize + byte] ^= static_cast<std::uint8_t>(1U << (byte % 8));
            expectDamage(bad, page + 1);
        }
    }

    void noticesZeroedSwappedAndCopiedPages() {
        for (std::size_t page = 0; page < pages(); ++page) {
            Bytes bad = m_content;
            std::fill(pageAt(bad, page), pageAt(bad, page + 1), std::uint8_t{0});
            expectDamage(bad, page + 1);
            if (page + 1 < pages()) {
                bad = m_content;
                std::swap_ranges(pageAt(bad, page), pageAt(bad, page + 1), pageAt(bad, page + 1));
                expectDamage(bad, page + 1);
                bad = m_content;
                std::copy(pageAt(m_content, page), pageAt(m_content, page + 1), pageAt(bad, page + 1));
                expectDamage(bad, page + 2);
            }
        }
    }

    void noticesAFileCutAtEveryByteOfItsLastPage() {
        const Path copy = pathOf(*m_folder) / "cut.db";
        replaceContent(copy, m_content);
        for (std::size_t cut = 1; cut <= seal::pageSize; ++cut) {
            std::filesystem::resize_file(copy, m_content.size() - cut);
            const auto database = Database::open(m_files, copy, testKeys(), noteComponents);
            const Error error = database ? (*database)->verify().error() : database.error();
            QCOMPARE(error.code(), ErrorCode::StoreDamaged);
            QVERIFY(damageOf(error));
        }
    }

    void noticesAFileCutAtEveryPage() {
        for (std::size_t kept = 0; kept < pages(); ++kept) {
            expectDamage(Bytes(m_content.begin(), pageAt(m_content, kept)), std::nullopt);
        }
        expectDamage(Bytes(m_content.begin(), m_content.begin() + 100), std::nullopt);
    }

    void neverMakesANewStoreOfAnEmptyFile() {
        const Path copy = pathOf(*m_folder) / "empty.db";
        replaceContent(copy, {});
        replaceContent(Path{copy}.concat("-wal"), Bytes(5000, 1));
        const auto opened = Database::open(m_files, copy, testKeys(), noteComponents);
        HF_FAILS(opened, ErrorCode::StoreDamaged);
        QVERIFY(damageOf(opened.error()));
        QCOMPARE(contentOf(copy).size(), std::size_t{0});
        QCOMPARE(contentOf(Path{copy}.concat("-wal")).size(), std::size_t{5000});
    }

    void refusesPagesOfASiblingStore() {
        // Same keys, other store: only the associated data differs.
        const Path path = pathOf(*m_folder) / "sibling.db";
        StoreKeys keys = testKeys();
        keys.storeId = Uuid::fromBytes(Bytes(16, 77)).value();
        auto sibling = Database::create(m_files, path, std::move(keys), noteComponents);
        HF_OK(sibling);
        HF_OK(addNotes(**sibling, 1, 1000, std::string(300, 'b')));
        sibling->reset();
        const Bytes other = contentOf(path);
        QVERIFY(other.size() > 10 * seal::pageSize);
        for (std::size_t page = 0; page < std::min(pages(), other.size() / seal::pageSize); ++page) {
            Bytes bad = m_content;
            std::copy(pageAt(other, page), pageAt(other, page + 1), pageAt(bad, page));
            expectDamage(bad, page + 1);
        }
        expectDamage(other, 1);
    }

    void refusesOtherKeys() {
        HF_FAILS(Database::open(m_files, m_path, testKeys(2), noteComponents), ErrorCode::StoreDamaged);
        QCOMPARE(contentOf(m_path), m_content);
    }

    void saysWhichTableIsAffected() {
        const Path path = pathOf(*m_folder) / "tables.db";
        {
            auto database = Database::create(m_files, path, testKeys(), noteComponents);
            HF_OK(database);
            HF_OK((*database)->execute("CREATE TABLE visit(id INTEGER PRIMARY KEY, text TEXT)"));
            HF_OK((*database)->run("INSERT INTO visit VALUES(1, ?)", std::string(9000, 'v')));
            HF_OK(addNotes(**database, 1, 3, "short"));
        }
        Bytes bad = contentOf(path);
        bad[bad.size() - 9] ^= 1U; // the last page is the end of the long text
        replaceContent(path, bad);
        auto rescued = Database::openForRescue(m_files, path, testKeys());
        HF_OK(rescued);
        const auto unreadable = (*rescued)->unreadableTables();
        HF_OK(unreadable);
        QCOMPARE(*unreadable, std::vector<std::string>{"visit"});
        QCOMPARE((*rescued)->damage(), (StoreDamage{DamagedPart::Page, bad.size() / seal::pageSize}));
        QCOMPARE(noteCount(**rescued), 3);
        QVERIFY(!(*rescued)->execute("DELETE FROM note"));
        rescued->reset();
        QCOMPARE(contentOf(path), bad);
    }

private:
    static constexpr int rows = 60;
    static std::string textOf(int id) {
        return std::string(static_cast<std::size_t>(1000 + id * 97), static_cast<char>('a' + id % 26));
    }
    [[nodiscard]] std::size_t pages() const { return m_content.size() / seal::pageSize; }
    void expectDamage(const Bytes& content, std::optional<std::uint64_t> page) {
        const Path copy = pathOf(*m_folder) / "copy.db";
        replaceContent(copy, content);
        static_cast<void>(m_files.remove(Path{copy}.concat("-wal")));
        {
            const auto database = Database::open(m_files, copy, testKeys(), noteComponents);
            const auto verified = database ? (*database)->verify() : Result<void>(database.error());
            HF_FAILS(verified, ErrorCode::StoreDamaged);
            const auto damage = damageOf(verified.error());
            QVERIFY2(damage, (std::to_string(content.size()) + " " + verified.error().technical()).c_str());
            if (page) {
                QCOMPARE(*damage, (StoreDamage{DamagedPart::Page, *page}));
            }
        }
        const auto rescued = Database::openForRescue(m_files, copy, testKeys());
        if (!rescued) {
            HF_FAILS(rescued, ErrorCode::StoreDamaged);
            return;
        }
        for (int id = 1; id <= rows; id += 7) {
            const auto read = (*rescued)->query(
                "SELECT text FROM note WHERE id = ?",
                [&](Statement& row) {
                    return row.text(0) == textOf(id) ? Result<void>() : Error(ErrorCode::Internal);
                },
                id);
            QVERIFY(read || read.code() == ErrorCode::StoreDamaged);
        }
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    Path m_path;
    Bytes m_content;
};

QTEST_APPLESS_MAIN(SealedTamperingTest)
#include "tst_sealed_tampering.moc"
