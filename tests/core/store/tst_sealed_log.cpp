// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/vfs.h"
#include "tests/core/store/tampered_store.h"

#include <set>
#include <sqlite3.h>

using namespace storetest;

/// Somebody with the disk in hand changes the write-ahead log. Ten commits lie in it. Damage before the last
/// is an error that names the frame; damage in the last is a torn end, as a power cut leaves it; never other
/// data.
class SealedLogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        m_folder.emplace();
        const Path live = pathOf(*m_folder) / "live.db";
        auto database = Database::create(m_files, live, testKeys(), noteComponents);
        HF_OK(database);
        HF_OK(addNotes(**database, 1, before, std::string(300, 'a')));
        HF_OK((*database)->checkpoint());
        m_content = contentOf(live);
        for (int i = 0; i < commits; ++i) {
            HF_OK(addNotes(**database, 1000 + i, 1, textOf(1000 + i)));
            m_ends.push_back(framesOf(contentOf(logOf(live))));
        }
        m_log = contentOf(logOf(live));
        QCOMPARE((m_log.size() - seal::framesStart) % seal::sealedFrameSize, std::size_t{0});
        QCOMPARE(outcomeOf(m_log).survivors, commits);
    }

    void noticesAFlippedBitInEveryFieldOfEveryFrame() {
        for (std::size_t frame = 0; frame < framesOf(m_log); ++frame) {
            for (const std::size_t byte :
                 {std::size_t{0}, seal::frameHeaderSize, seal::ownFrameHeaderSize,
                  seal::sealedFrameHeaderSize, seal::sealedFrameHeaderSize + 2000,
                  seal::sealedFrameHeaderSize + seal::pageContentSize, seal::sealedFrameSize - 1}) {
                Bytes bad = m_log;
                frameAt(bad, frame)[static_cast<std::ptrdiff_t>(byte)] ^= 0x40U;
                expectDamage(bad, frame);
            }
        }
    }

    void noticesZeroedSwappedAndRepeatedFrames() {
        for (std::size_t frame = 0; frame < framesOf(m_log); ++frame) {
            Bytes bad = m_log;
            std::fill(frameAt(bad, frame), frameAt(bad, frame + 1), std::uint8_t{0});
            expectDamage(bad, frame);
            if (frame + 1 < framesOf(m_log)) {
                bad = m_log;
                std::swap_ranges(frameAt(bad, frame), frameAt(bad, frame + 1), frameAt(bad, frame + 1));
                expectDamage(bad, frame);
                bad = m_log;
                std::copy(frameAt(m_log, frame), frameAt(m_log, frame + 1), frameAt(bad, frame + 1));
                expectDamage(bad, frame + 1);
            }
        }
    }

    void noticesAFrameOfAnOlderLog() {
        // The same place, the same keys, really written once: only the log is another.
        const Path path = pathOf(*m_folder) / "older.db";
        auto database = Database::create(m_files, path, testKeys(), noteComponents);
        HF_OK(database);
        HF_OK(addNotes(**database, 1, 20, std::string(3000, 'o')));
        const Bytes older = contentOf(logOf(path));
        for (std::size_t frame = 0; frame < std::min(framesOf(older), framesOf(m_log)); ++frame) {
            Bytes bad = m_log;
            std::copy(frameAt(older, frame), frameAt(older, frame + 1), frameAt(bad, frame));
            expectDamage(bad, frame);
        }
    }

    void survivesDamageToOneCopyOfTheHeader() {
        for (std::size_t byte = 0; byte < seal::sealedWalHeaderSize; byte += 5) {
            Bytes first = m_log;
            first[byte] ^= 0x01U;
            QCOMPARE(outcomeOf(first).survivors, commits);
            Bytes second = m_log;
            second[seal::walHeaderDistance + byte] ^= 0x01U;
            QCOMPARE(outcomeOf(second).survivors, commits);
            Bytes both = first;
            both[seal::walHeaderDistance + byte] ^= 0x01U;
            const auto outcome = outcomeOf(both);
            QCOMPARE(outcome.survivors, 0);
            QCOMPARE(outcome.damage, (StoreDamage{DamagedPart::LogHeader, 0}));
        }
    }

    void takesACutLogForItsEnd() {
        // What was cut away cannot be told from what was never written: that is for the record outside.
        for (std::size_t kept = 0; kept < m_log.size();
             kept += kept + seal::sealedFrameSize < m_log.size() ? std::size_t{1997} : std::size_t{53}) {
            Bytes bad = m_log;
            bad.resize(kept);
            const std::size_t frames = kept < seal::framesStart ? 0 : framesOf(bad);
            const auto outcome = outcomeOf(bad);
            QCOMPARE(outcome.survivors,
                     std::ranges::count_if(m_ends, [&](std::size_t end) { return end <= frames; }));
            QVERIFY(!outcome.damage);
        }
    }

    void neverReadsBackAnOlderFrameWhileOpen() {
        const Path path = pathOf(*m_folder) / "running.db";
        HF_OK(Database::create(m_files, path, testKeys(), noteComponents));
        auto vfs = seal::Vfs::create(path, testKeys());
        HF_OK(vfs);
        sqlite3* raw = nullptr;
        QCOMPARE(sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE, (*vfs)->name()), SQLITE_OK);
        const auto run = [raw](const char* sql) { return sqlite3_exec(raw, sql, nullptr, nullptr, nullptr); };
        QCOMPARE(run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA wal_autocheckpoint=0;"
                     "INSERT INTO note VALUES(1, 'older')"),
                 SQLITE_OK);
        const Bytes older = contentOf(logOf(path));
        QCOMPARE(sqlite3_wal_checkpoint_v2(raw, "main", SQLITE_CHECKPOINT_RESTART, nullptr, nullptr),
                 SQLITE_OK);
        QCOMPARE(run("UPDATE note SET text = 'newer'"), SQLITE_OK);
        QCOMPARE(contentOf(logOf(path)).size(), older.size());
        replaceContent(logOf(path), older);
        sqlite3_db_release_memory(raw);
        sqlite3_stmt* read = nullptr;
        QCOMPARE(sqlite3_prepare_v2(raw, "SELECT text FROM note", -1, &read, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_step(read), SQLITE_IOERR);
        sqlite3_finalize(read);
        QCOMPARE((*vfs)->damage()->part, DamagedPart::LogFrame);
        sqlite3_close(raw);
    }

    void hidesTheLogsHeaderAndChecksums() {
        // SQLite's magic, its format number 3007000 and its page size.
        for (const Bytes& known : {Bytes{0x37, 0x7f, 0x06, 0x82}, Bytes{0x37, 0x7f, 0x06, 0x83},
                                   Bytes{0x00, 0x2d, 0xe2, 0x18, 0x00, 0x00, 0x10, 0x00}}) {
            QVERIFY(std::search(m_log.begin(), m_log.end(), known.begin(), known.end()) == m_log.end());
        }
    }

    void neverRepeatsANonce() {
        std::set<Bytes> seen;
        for (std::size_t frame = 0; frame < framesOf(m_log); ++frame) {
            const auto page = ByteView{m_log}.subspan(seal::framesStart + frame * seal::sealedFrameSize +
                                                      seal::sealedFrameHeaderSize);
            seen.insert(copyOf(seal::nonceOf(page)));
        }
        QCOMPARE(seen.size(), framesOf(m_log));
        QVERIFY(seen.size() >= 30);
    }

private:
    static constexpr int before = 100;
    static constexpr int commits = 10;
    struct Outcome {
        std::int64_t survivors = -1; ///< commits that a rescue finds
        std::optional<StoreDamage> damage;
    };
    static std::string textOf(int id) { return std::string(6000, static_cast<char>('a' + id % 26)); }

    /// Whoever opens it first meets the damage; a rescue reads the commits before.
    Outcome outcomeOf(const Bytes& log) {
        const Path copy = pathOf(*m_folder) / "damaged.db";
        Outcome outcome;
        replaceContent(copy, m_content);
        replaceContent(logOf(copy), log);
        {
            const auto rescued = Database::openForRescue(m_files, copy, testKeys());
            if (!rescued) {
                return outcome;
            }
            outcome.survivors = noteCount(**rescued) - before;
            for (int i = 0; i < outcome.survivors; ++i) {
                const auto read = (*rescued)->query(
                    "SELECT text FROM note WHERE id = ?",
                    [&](Statement& row) {
                        return row.text(0) == textOf(1000 + i) ? Result<void>() : Error(ErrorCode::Internal);
                    },
                    1000 + i);
                if (!read) {
                    outcome.survivors = -1;
                }
            }
        }
        const auto database = Database::open(m_files, copy, testKeys(), noteComponents);
        if (!database) {
            outcome.damage = damageOf(database.error());
        } else if (!(*database)->verify() || noteCount(**database) - before != outcome.survivors) {
            outcome.survivors = -1;
        }
        return outcome;
    }
    void expectDamage(const Bytes& log, std::size_t frame) {
        const auto outcome = outcomeOf(log);
        QCOMPARE(outcome.survivors,
                 std::ranges::count_if(m_ends, [&](std::size_t end) { return end <= frame; }));
        // The last commit has nothing behind it that knew it to be on the disk.
        const bool known = frame < m_ends[commits - 2];
        QCOMPARE(outcome.damage, known ? std::optional(StoreDamage{DamagedPart::LogFrame, frame})
                                       : std::optional<StoreDamage>());
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    Bytes m_content;
    Bytes m_log;
    std::vector<std::size_t> m_ends;
};

QTEST_APPLESS_MAIN(SealedLogTest)
#include "tst_sealed_log.moc"
