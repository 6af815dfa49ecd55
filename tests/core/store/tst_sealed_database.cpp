// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_helpers.h"

#include "core/store/seal/vfs.h"

#include <limits>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace storetest;

/// The database over the sealing VFS: that it is SQLite still, and that nothing readable reaches the disk.
class SealedDatabaseTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        HF_OK(prepareSqlite());
    }
    void init() {
        m_folder.emplace();
        m_path = pathOf(*m_folder) / "test.db";
    }

    void keepsWhatWasCommitted() {
        {
            auto database = make();
            HF_OK(addNotes(*database, 1, 500, "kept"));
        }
        auto database = reopen(m_path);
        QVERIFY(database);
        QCOMPARE(noteCount(*database), 500);
        HF_OK(database->verify());
    }

    void opensACrashCopyWithEveryCommit() {
        auto database = make();
        for (int round = 0; round < 20; ++round) {
            HF_OK(addNotes(*database, 1 + round * 50, 50, std::string(700, 'a')));
        }
        const Path copy = pathOf(*m_folder) / "copy.db";
        crashCopy(m_path, copy);
        QVERIFY(std::filesystem::file_size(Path{copy}.concat("-wal")) > 4140);
        auto again = reopen(copy);
        QVERIFY(again);
        QCOMPARE(noteCount(*again), 1000);
        HF_OK(again->verify());
    }

    void opensACrashCopyAfterTheLogStartedAgain() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 200, std::string(2000, 'b')));
        HF_OK(database->checkpoint());
        HF_OK(addNotes(*database, 1001, 10, "second generation"));
        const Path copy = pathOf(*m_folder) / "copy.db";
        crashCopy(m_path, copy);
        auto again = reopen(copy);
        QVERIFY(again);
        QCOMPARE(noteCount(*again), 210);
    }

    void opensWithATornFirstPageAndAWholeLog() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 20, "torn"));
        HF_OK(database->execute("CREATE TABLE other(x)")); // page 1 is in the log
        const Path copy = pathOf(*m_folder) / "copy.db";
        crashCopy(m_path, copy);
        Bytes content = contentOf(copy);
        std::fill(content.begin() + 512, content.begin() + 1024, std::uint8_t{0});
        replaceContent(copy, content);
        auto again = reopen(copy);
        QVERIFY(again);
        QCOMPARE(noteCount(*again), 20);

        // Without the log the same page is damage.
        const Path bare = pathOf(*m_folder) / "bare.db";
        replaceContent(bare, content);
        HF_FAILS(Database::open(m_files, bare, testKeys(), noteComponents), ErrorCode::StoreDamaged);
    }

    void survivesSavepointsWithALargeWorkingSet() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 2000, std::string(900, 'c')));
        HF_OK(database->transaction([&]() -> Result<void> {
            HOLDFAST_CHECK(database->run("UPDATE note SET text = ?", std::string(1200, 'd')));
            HOLDFAST_CHECK(database->execute("SAVEPOINT inner"));
            HOLDFAST_CHECK(
                database->run("UPDATE note SET text = ? WHERE id % 3 = 0", std::string(1500, 'e')));
            HOLDFAST_CHECK(database->execute("ROLLBACK TO inner"));
            HOLDFAST_CHECK(database->run("UPDATE note SET text = ? WHERE id % 7 = 0", std::string(800, 'f')));
            return database->execute("RELEASE inner");
        }));
        const Path copy = pathOf(*m_folder) / "copy.db";
        crashCopy(m_path, copy);
        auto again = reopen(copy);
        QVERIFY(again);
        HF_OK(again->verify());
        QCOMPARE(*again->integer("SELECT count(*) FROM note WHERE text LIKE 'f%'"), 285);
        QCOMPARE(*again->integer("SELECT count(*) FROM note WHERE text LIKE 'd%'"), 1715);
    }

    void survivesASpillingCacheToo() {
        // The product never spills; the log must hold all the same when somebody's SQLite does.
        auto vfs = seal::Vfs::create(m_path, testKeys());
        HF_OK(vfs);
        make();
        sqlite3* raw = nullptr;
        QCOMPARE(sqlite3_open_v2(m_path.c_str(), &raw, SQLITE_OPEN_READWRITE, (*vfs)->name()), SQLITE_OK);
        const auto run = [raw](const char* sql) { return sqlite3_exec(raw, sql, nullptr, nullptr, nullptr); };
        QCOMPARE(run("PRAGMA cache_size=10; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=0"),
                 SQLITE_OK);
        QCOMPARE(run("BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000) "
                     "INSERT INTO note SELECT i, printf('%900d', i) FROM n;"
                     "UPDATE note SET text = text || 'x' WHERE id % 2 = 0;"
                     "UPDATE note SET text = text || 'y' WHERE id % 3 = 0; COMMIT"),
                 SQLITE_OK);
        QCOMPARE(run("UPDATE note SET text = 'last' WHERE id = 3000"), SQLITE_OK);
        const Path copy = pathOf(*m_folder) / "copy.db";
        crashCopy(m_path, copy);
        QCOMPARE(sqlite3_close(raw), SQLITE_OK);
        auto again = reopen(copy);
        QVERIFY(again);
        HF_OK(again->verify());
        QCOMPARE(noteCount(*again), 3000);
        QCOMPARE(*again->integer("SELECT count(*) FROM note WHERE text = 'last'"), 1);
    }

    void searchesFullText() {
        auto database = make();
        HF_OK(database->execute("CREATE VIRTUAL TABLE search USING fts5(body)"));
        HF_OK(database->transaction([&]() -> Result<void> {
            for (int i = 0; i < 300; ++i) {
                HOLDFAST_CHECK(database->run("INSERT INTO search(body) VALUES(?)",
                                             "visit " + std::to_string(i) + " kitchen table"));
            }
            return {};
        }));
        QCOMPARE(*database->integer("SELECT count(*) FROM search WHERE search MATCH 'kitch*'"), 300);
        QCOMPARE(*database->integer("SELECT count(*) FROM search WHERE search MATCH '217'"), 1);
        HF_OK(database->verify());
    }

    void vacuumsAndCopiesSealed() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 2000, std::string(500, 'g')));
        HF_OK(database->execute("DELETE FROM note WHERE id > 100"));
        HF_OK(database->vacuum());
        HF_OK(database->checkpoint());
        QVERIFY(std::filesystem::file_size(m_path) < 200'000);
        const Path copy = pathOf(*m_folder) / "backup.db";
        HF_OK(database->copyTo(copy));
        HF_FAILS(database->copyTo(copy), ErrorCode::AlreadyExists);
        auto again = reopen(copy);
        QVERIFY(again);
        QCOMPARE(noteCount(*again), 100);
        HF_OK(again->verify());
        QVERIFY(!looksReadable(contentOf(copy)));
    }

    void writesNoOtherFiles() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 3000, std::string(700, 'h')));
        HF_OK(database->execute("CREATE INDEX by_text ON note(text)"));
        HF_OK(database->query("SELECT text FROM note ORDER BY text DESC, id",
                              [](Statement&) -> Result<void> { return {}; }));
        HF_OK(database->vacuum());
        QCOMPARE(m_files.list(pathOf(*m_folder)).value(),
                 (std::vector<std::string>{"test.db", "test.db-wal"}));
        struct stat status {};
        QCOMPARE(::stat(m_path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void leaksNothingThatPlainSqliteLeaks() {
        const std::string canary = "Kestrel-Quartz-7741";
        const std::string page(3000, 'z');
        {
            auto database = make();
            HF_OK(addNotes(*database, 1, 50, canary + page));
            QVERIFY(!contains(m_path, canary));
            QVERIFY(!contains(Path{m_path}.concat("-wal"), canary));
        }
        QVERIFY(!contains(m_path, canary));
        QVERIFY(!contains(m_path, "SQLite format 3"));
        QVERIFY(!looksReadable(contentOf(m_path)));

        // The same search must find it where nothing seals.
        const Path plain = pathOf(*m_folder) / "plain.db";
        sqlite3* raw = nullptr;
        QCOMPARE(sqlite3_open_v2(plain.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix"),
                 SQLITE_OK);
        const std::string sql = "CREATE TABLE note(text); INSERT INTO note VALUES('" + canary + page + "')";
        QCOMPARE(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(raw);
        QVERIFY(contains(plain, canary));
        QVERIFY(looksReadable(contentOf(plain)));
    }

    void forgetsDeletedContentAfterACheckpoint() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 5, "to be deleted"));
        HF_OK(database->execute("DELETE FROM note"));
        HF_OK(database->checkpoint());
        QCOMPARE(std::filesystem::file_size(Path{m_path}.concat("-wal")), std::uintmax_t{0});
    }

    void refusesOtherFilesAndSettings() {
        auto database = make();
        const std::string other = (pathOf(*m_folder) / "other.db").string();
        HF_FAILS(database->run("ATTACH ? AS x", other), ErrorCode::PermissionDenied);
        HF_FAILS(database->run("ATTACH ? AS x", "file:" + other + "?vfs=unix"), ErrorCode::PermissionDenied);
        HF_FAILS(database->run("ATTACH ':memory:' AS x"), ErrorCode::PermissionDenied);
        HF_FAILS(database->execute("PRAGMA journal_mode=DELETE"), ErrorCode::PermissionDenied);
        HF_FAILS(database->execute("PRAGMA page_size=8192"), ErrorCode::PermissionDenied);
        HF_FAILS(database->execute("PRAGMA synchronous=OFF"), ErrorCode::PermissionDenied);
        HF_FAILS(database->run("VACUUM INTO ?", other), ErrorCode::PermissionDenied);
        QVERIFY(!std::filesystem::exists(other));
        QCOMPARE(*database->integer("PRAGMA synchronous"), 2);
        QCOMPARE(*database->integer("PRAGMA secure_delete"), 1);
        QCOMPARE(*database->integer("PRAGMA cache_spill"), 0);
        QCOMPARE(*database->integer("PRAGMA temp_store"), 2);
    }

    void refusesASecondConnectionOfTheSameProcess() {
        auto database = make();
        HF_FAILS(Database::open(m_files, m_path, testKeys(), noteComponents), ErrorCode::StoreBusy);
        HF_OK(addNotes(*database, 1, 1, "still fine"));
    }

    void isBusyForASecondProcess() {
        auto database = make();
        HF_OK(addNotes(*database, 1, 1, "mine"));
        const pid_t child = ::fork();
        if (child == 0) {
            // A fresh image of this program, so that no lock or SQLite state is inherited.
            ::execl("/proc/self/exe", "tst", "--open", m_path.c_str(), nullptr);
            ::_exit(99);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), static_cast<int>(ErrorCode::StoreBusy));
    }

    void refusesANewerStoreAndLeavesItAlone() {
        static constexpr std::array laterMigrations{noteMigrations[0],
                                                    Migration{2, "ALTER TABLE note ADD COLUMN more TEXT"}};
        static constexpr std::array later{SchemaComponent{"notes", laterMigrations}};
        HF_OK(Database::create(m_files, m_path, testKeys(), later));
        const Bytes before = contentOf(m_path);
        HF_FAILS(Database::open(m_files, m_path, testKeys(), noteComponents), ErrorCode::StoreNewer);
        QVERIFY(contentOf(m_path) == before);
        HF_OK(Database::open(m_files, m_path, testKeys(), later));
    }

    void migratesOneStepAtATime() {
        static constexpr std::array laterMigrations{noteMigrations[0],
                                                    Migration{2, "ALTER TABLE note ADD COLUMN more TEXT"},
                                                    Migration{3, "CREATE TABLE more(id INTEGER)"}};
        static constexpr std::array later{SchemaComponent{"notes", laterMigrations}};
        {
            auto database = make();
            HF_OK(addNotes(*database, 1, 3, "old"));
        }
        auto database = Database::open(m_files, m_path, testKeys(), later);
        HF_OK(database);
        QCOMPARE(*(*database)->integer("SELECT count(*) FROM note WHERE more IS NULL"), 3);
        QCOMPARE(*(*database)->integer("SELECT version FROM schema_version"), 3);
    }

    void rollsBackWhatFails() {
        auto database = make();
        const auto failed = database->transaction([&]() -> Result<int> {
            HOLDFAST_CHECK(database->run("INSERT INTO note VALUES(1, 'x')"));
            return Error(ErrorCode::Cancelled);
        });
        QCOMPARE(failed.code(), ErrorCode::Cancelled);
        QCOMPARE(noteCount(*database), 0);
        HF_OK(database->transaction([&]() -> Result<void> {
            const auto nested = database->transaction([]() -> Result<void> { return {}; });
            return nested.code() == ErrorCode::InvalidState ? Result<void>() : Error(ErrorCode::Internal);
        }));
        HF_OK(addNotes(*database, 7, 1, "first"));
        HF_FAILS(addNotes(*database, 7, 1, "second"), ErrorCode::AlreadyExists);
    }

    void tellsListenersAfterTheCommitOnly() {
        auto database = make();
        std::vector<Change> heard;
        const Uuid id = Uuid::fromBytes(Bytes(16, 3)).value();
        auto subscription = database->changes().subscribe([&](const std::vector<Change>& changes) {
            heard.insert(heard.end(), changes.begin(), changes.end());
            QVERIFY(!database->inTransaction());
        });
        HF_OK(database->transaction([&]() -> Result<void> {
            database->noteChange("note", id);
            return heard.empty() ? Result<void>() : Error(ErrorCode::Internal);
        }));
        QCOMPARE(heard.size(), std::size_t{1});
        QVERIFY(heard[0] == (Change{"note", id}));
        static_cast<void>(database->transaction([&]() -> Result<void> {
            database->noteChange("note", id);
            return Error(ErrorCode::Cancelled);
        }));
        QCOMPARE(heard.size(), std::size_t{1});
        subscription.end();
        HF_OK(database->transaction([&]() -> Result<void> {
            database->noteChange("note", id);
            return {};
        }));
        QCOMPARE(heard.size(), std::size_t{1});
    }

    void bindsAndReadsEveryType() {
        auto database = make();
        HF_OK(database->execute("CREATE TABLE kinds(a, b, c, d, e, f, g)"));
        const CaseId id = CaseId::fromBytes(Bytes(16, 9)).value();
        const UtcTime time = fromUnixMilliseconds(1'795'078'800'123);
        HF_OK(database->run("INSERT INTO kinds VALUES(?, ?, ?, ?, ?, ?, ?)", -5, "text", Bytes{1, 0, 2}, id,
                            time, std::optional<std::string>{}, Bytes{}));
        HF_OK(database->query("SELECT * FROM kinds", [&](Statement& row) -> Result<void> {
            HOLDFAST_TRY(const CaseId read, row.id<CaseId>(3));
            const bool same = row.integer(0) == -5 && row.text(1) == "text" &&
                              row.blob(2) == Bytes({1, 0, 2}) && read == id && row.time(4) == time &&
                              row.isNull(5) && !row.optionalText(5) && !row.isNull(6) && row.blob(6).empty();
            return same && row.id<CaseId>(2).code() == ErrorCode::StoreDamaged ? Result<void>()
                                                                               : Error(ErrorCode::Internal);
        }));
        HF_FAILS(database->run("SELECT ?", std::numeric_limits<std::uint64_t>::max()), ErrorCode::TooLarge);
    }

    void drawsOtherNoncesAfterAFork() {
        seal::NonceSource nonces;
        static_cast<void>(nonces.next());
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const seal::Nonce theirs = nonces.next();
            static_cast<void>(::write(ends[1], theirs.data(), theirs.size()) == 0);
            ::_exit(0);
        }
        seal::Nonce theirs{};
        QCOMPARE(::read(ends[0], theirs.data(), theirs.size()), static_cast<ssize_t>(theirs.size()));
        ::waitpid(child, nullptr, 0);
        const seal::Nonce ours = nonces.next();
        QVERIFY(!std::equal(ours.begin(), ours.begin() + 16, theirs.begin()));
        ::close(ends[0]);
        ::close(ends[1]);
    }

private:
    std::unique_ptr<Database> make() {
        auto database = Database::create(m_files, m_path, testKeys(), noteComponents);
        return database ? std::move(*database) : nullptr;
    }
    std::unique_ptr<Database> reopen(const Path& path) {
        auto database = Database::open(m_files, path, testKeys(), noteComponents);
        if (!database) {
            qWarning("%s", database.error().technical().c_str());
        }
        return database ? std::move(*database) : nullptr;
    }
    static bool contains(const Path& path, std::string_view text) {
        const Bytes content = contentOf(path);
        return textOf(content).find(text) != std::string_view::npos;
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    Path m_path;
};

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view{argv[1]} == "--open") {
        if (!crypto::initialise()) {
            return 98;
        }
        PosixFileSystem files;
        const auto opened = Database::open(files, argv[2], testKeys(), noteComponents);
        return opened ? 0 : static_cast<int>(opened.code());
    }
    SealedDatabaseTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sealed_database.moc"
