// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/cipher.h"
#include "tests/core/store/store_helpers.h"

#include <algorithm>
#include <set>

using namespace storetest;
namespace seal = holdfast::store::seal;

namespace {
template <typename Content>
auto at(Content& content, std::size_t page) {
    return content.begin() + static_cast<std::ptrdiff_t>(page * seal::pageSize);
}

} // namespace

/// Somebody with the disk in hand changes it: every change is an error or, in the log, an earlier state;
/// never other data.
class SealedTamperingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        m_folder.emplace();
        m_path = pathOf(*m_folder) / "test.db";
        auto database = Database::create(m_files, m_path, testKeys(), noteComponents);
        HF_OK(database);
        HF_OK(addNotes(**database, 1, 400, std::string(300, 'a')));
        database->reset();
        m_content = contentOf(m_path);
        QVERIFY(m_content.size() > 20 * seal::pageSize);
    }

    void noticesAChangedByteInEveryPage() {
        for (std::size_t page = 0; page < pages(); ++page) {
            for (const std::size_t byte : {std::size_t{0}, 17 + page % 4000, seal::pageContentSize - 1,
                                           seal::pageContentSize + 3, seal::pageSize - 1}) {
                Bytes bad = m_content;
                bad[page * seal::pageSize + byte] ^= static_cast<std::uint8_t>(1U << (page % 8));
                expectDamage(bad);
            }
        }
    }

    void noticesZeroedSwappedAndCopiedPages() {
        for (std::size_t page = 0; page < pages(); ++page) {
            Bytes bad = m_content;
            std::fill(at(bad, page), at(bad, page + 1), std::uint8_t{0});
            expectDamage(bad);
            if (page + 1 < pages()) {
                bad = m_content;
                std::swap_ranges(at(bad, page), at(bad, page + 1), at(bad, page + 1));
                expectDamage(bad);
                bad = m_content;
                std::copy(at(m_content, page), at(m_content, page + 1), at(bad, page + 1));
                expectDamage(bad);
            }
        }
    }

    void noticesATruncatedFile() {
        for (std::size_t cut = 1; cut < m_content.size() - seal::pageSize; cut += 3001) {
            Bytes bad = m_content;
            bad.resize(m_content.size() - cut);
            expectDamage(bad);
        }
        for (std::size_t cut = 1; cut < seal::pageSize; cut += 97) {
            Bytes bad = m_content;
            bad.resize(m_content.size() - cut);
            expectDamage(bad);
        }
    }

    void refusesPagesOfASiblingStore() {
        // Same keys, other store: only the associated data differs.
        const Path path = pathOf(*m_folder) / "sibling.db";
        StoreKeys keys = testKeys();
        keys.storeId = Uuid::fromBytes(Bytes(16, 77)).value();
        auto sibling = Database::create(m_files, path, std::move(keys), noteComponents);
        HF_OK(sibling);
        HF_OK(addNotes(**sibling, 1, 400, std::string(300, 'b')));
        sibling->reset();
        const Bytes other = contentOf(path);
        QCOMPARE(other.size(), m_content.size());
        for (std::size_t page = 0; page < pages(); ++page) {
            Bytes bad = m_content;
            std::copy(at(other, page), at(other, page + 1), at(bad, page));
            expectDamage(bad);
        }
        expectDamage(other);
    }

    void refusesOtherKeys() {
        HF_FAILS(Database::open(m_files, m_path, testKeys(2), noteComponents), ErrorCode::StoreDamaged);
        QCOMPARE(contentOf(m_path), m_content);
    }

    void takesADamagedLogForItsEnd() {
        // Ten commits in the log; damage anywhere leaves the commits before it and nothing of those behind.
        const Path live = pathOf(*m_folder) / "live.db";
        replaceContent(live, m_content);
        auto database = Database::open(m_files, live, testKeys(), noteComponents);
        HF_OK(database);
        std::vector<std::size_t> ends;
        const Path log = Path{live}.concat("-wal");
        for (int i = 0; i < 10; ++i) {
            HF_OK(addNotes(**database, 1000 + i, 1, std::string(6000, 'c')));
            ends.push_back(std::filesystem::file_size(log));
        }
        const Bytes whole = contentOf(log);
        QCOMPARE((whole.size() - seal::sealedWalHeaderSize) % seal::sealedFrameSize, std::size_t{0});
        const auto survivors = [&](const Bytes& damaged) -> std::int64_t {
            const Path copy = pathOf(*m_folder) / "damaged.db";
            replaceContent(copy, m_content);
            replaceContent(Path{copy}.concat("-wal"), damaged);
            const auto again = Database::open(m_files, copy, testKeys(), noteComponents);
            return again && (*again)->verify() ? noteCount(**again) - 400 : -1;
        };
        QCOMPARE(survivors(whole), 10);
        for (std::size_t offset = 5; offset < whole.size(); offset += 1733) {
            Bytes bad = whole;
            bad[offset] ^= 0x40U;
            const auto expected =
                offset < seal::sealedWalHeaderSize
                    ? 0
                    : std::ranges::count_if(ends, [&](std::size_t end) { return end <= offset; });
            QCOMPARE(survivors(bad), expected);
        }
        for (std::size_t cut = 1; cut < whole.size(); cut += 2903) {
            Bytes bad = whole;
            bad.resize(whole.size() - cut);
            const auto expected =
                std::ranges::count_if(ends, [&](std::size_t end) { return end <= bad.size(); });
            QCOMPARE(survivors(bad), expected);
        }
        // Frames cannot change places, nor be repeated.
        const auto frame = [&](Bytes& bytes, std::size_t index) {
            return bytes.begin() +
                   static_cast<std::ptrdiff_t>(seal::sealedWalHeaderSize + index * seal::sealedFrameSize);
        };
        Bytes swapped = whole;
        std::swap_ranges(frame(swapped, 0), frame(swapped, 1), frame(swapped, 1));
        QCOMPARE(survivors(swapped), 0);
        Bytes repeated = whole;
        std::copy(frame(repeated, 0), frame(repeated, 1), frame(repeated, 1));
        QCOMPARE(survivors(repeated), 0);
        // Nor does a log of another store apply.
        Bytes foreign = whole;
        std::fill(foreign.begin(), foreign.begin() + seal::sealedWalHeaderSize, std::uint8_t{0});
        QCOMPARE(survivors(foreign), 0);
    }

    void hidesTheLogsHeaderAndChecksums() {
        const Path live = pathOf(*m_folder) / "header.db";
        auto database = Database::create(m_files, live, testKeys(), noteComponents);
        HF_OK(database);
        HF_OK(addNotes(**database, 1, 1, "x"));
        const Bytes log = contentOf(Path{live}.concat("-wal"));
        QVERIFY(log.size() > seal::sealedWalHeaderSize);
        // SQLite's magic, its format number 3007000 and its page size.
        for (const Bytes& known : {Bytes{0x37, 0x7f, 0x06, 0x82}, Bytes{0x37, 0x7f, 0x06, 0x83},
                                   Bytes{0x00, 0x2d, 0xe2, 0x18, 0x00, 0x00, 0x10, 0x00}}) {
            QVERIFY(std::ranges::search(log, known).empty());
        }
    }

    void neverRepeatsANonce() {
        const Path live = pathOf(*m_folder) / "nonces.db";
        std::set<Bytes> seen;
        std::size_t sealed = 0;
        auto database = Database::create(m_files, live, testKeys(), noteComponents);
        HF_OK(database);
        for (int i = 0; i < 30; ++i) {
            HF_OK(addNotes(**database, i, 1, "the same page again"));
        }
        const Bytes log = contentOf(Path{live}.concat("-wal"));
        for (std::size_t start = seal::sealedWalHeaderSize; start < log.size();
             start += seal::sealedFrameSize) {
            const auto nonce = ByteView{log}.subspan(
                start + seal::sealedFrameHeaderSize + seal::pageContentSize, seal::nonceSize);
            seen.insert(copyOf(nonce));
            ++sealed;
        }
        QVERIFY(sealed >= 30);
        QCOMPARE(seen.size(), sealed);
    }

private:
    [[nodiscard]] std::size_t pages() const { return m_content.size() / seal::pageSize; }
    void expectDamage(const Bytes& content) {
        const Path copy = pathOf(*m_folder) / "copy.db";
        replaceContent(copy, content);
        static_cast<void>(m_files.remove(Path{copy}.concat("-wal")));
        auto database = Database::open(m_files, copy, testKeys(), noteComponents);
        if (!database) {
            QCOMPARE(database.code(), ErrorCode::StoreDamaged);
            return;
        }
        HF_FAILS((*database)->verify(), ErrorCode::StoreDamaged);
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    Path m_path;
    Bytes m_content;
};

QTEST_APPLESS_MAIN(SealedTamperingTest)
#include "tst_sealed_tampering.moc"
