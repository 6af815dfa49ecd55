// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_log.h"
#include "tests/core/store/store_helpers.h"

#include <algorithm>

using namespace storetest;

/// The Merkle log against the known vectors of Certificate Transparency, and as part of the vault.
class CustodyLogTest : public QObject {
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

    void hasTheKnownRoots() {
        // The eight leaves and roots of the Certificate Transparency reference tests.
        const auto hashes = leaves();
        const std::array<const char*, 9> roots{
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
        for (std::uint64_t size = 0; size <= 8; ++size) {
            const auto root = merkle::root(size, reader(hashes));
            HF_OK(root);
            QCOMPARE(toHex(*root), std::string(roots[size]));
        }
    }

    void provesInclusionAndConsistencyOfEveryPair() {
        std::vector<merkle::Digest> hashes;
        for (std::uint8_t i = 0; i < 40; ++i) {
            hashes.push_back(merkle::leafHash(Bytes(i, i)));
        }
        const auto from = reader(hashes);
        for (std::uint64_t size = 1; size <= hashes.size(); ++size) {
            const auto root = merkle::root(size, from);
            for (std::uint64_t index = 0; index < size; ++index) {
                auto proof = merkle::inclusionProof(index, size, from);
                HF_OK(proof);
                HF_OK(merkle::verifyInclusion(hashes[index], index, size, *proof, *root));
                HF_FAILS(merkle::verifyInclusion(hashes[index ^ 1U], index, size, *proof, *root),
                         ErrorCode::BadDigest);
                proof->push_back(hashes[0]);
                HF_FAILS(merkle::verifyInclusion(hashes[index], index, size, *proof, *root),
                         ErrorCode::BadDigest);
            }
            for (std::uint64_t older = 1; older <= size; ++older) {
                auto proof = merkle::consistencyProof(older, size, from);
                HF_OK(proof);
                const auto olderRoot = merkle::root(older, from);
                HF_OK(merkle::verifyConsistency(older, size, *olderRoot, *root, *proof));
                merkle::Digest other = *olderRoot;
                other[7] ^= 1U;
                HF_FAILS(merkle::verifyConsistency(older, size, other, *root, *proof), ErrorCode::BadDigest);
                if (!proof->empty()) {
                    proof->back()[0] ^= 1U;
                    HF_FAILS(merkle::verifyConsistency(older, size, *olderRoot, *root, *proof),
                             ErrorCode::BadDigest);
                    proof->pop_back();
                    HF_FAILS(merkle::verifyConsistency(older, size, *olderRoot, *root, *proof),
                             ErrorCode::BadDigest);
                }
            }
        }
    }

    void writesOneSpelling() {
        CustodyEvent event = makeEvent(0);
        event.details = {{"size", std::int64_t{12}}, {"digest", std::string("ab\"\n\u00e9")}};
        const auto bytes = encodeCustodyEvent(event);
        HF_OK(bytes);
        QCOMPARE(std::string(textOf(*bytes)),
                 std::string("{\"actor\":\"02020202-0202-0202-0202-020202020202\",\"at\":1795078800000,"
                             "\"details\":{\"digest\":\"ab\\\"\\n\u00e9\",\"size\":12},\"kind\":\"captured\","
                             "\"subject\":\"00000000-0000-0000-0000-000000000000\",\"v\":1}"));
        const auto decoded = decodeCustodyEvent(*bytes);
        HF_OK(decoded);
        QCOMPARE(*encodeCustodyEvent(*decoded), *bytes);
        Bytes spaced = *bytes;
        spaced.insert(spaced.begin() + 1, std::uint8_t{' '});
        HF_FAILS(decodeCustodyEvent(spaced), ErrorCode::Malformed);
        HF_FAILS(decodeCustodyEvent(bytesOf("[]")), ErrorCode::Malformed);
        event.kind = "Not a word";
        HF_FAILS(encodeCustodyEvent(event), ErrorCode::InvalidArgument);
        event.kind = "captured";
        event.details = {{"note", std::string("\xff\xfe")}};
        HF_FAILS(encodeCustodyEvent(event), ErrorCode::InvalidArgument);
    }

    void appendsWithTheTransactionOnly() {
        CustodyLog log(*m_database);
        HF_FAILS(log.append(makeEvent(1)), ErrorCode::InvalidState);
        append(20);
        static_cast<void>(m_database->transaction([&]() -> Result<void> {
            HOLDFAST_CHECK(log.append(makeEvent(1)));
            return Error(ErrorCode::Cancelled);
        }));
        QCOMPARE(*log.size(), std::uint64_t{20});
        HF_OK(log.verify());
        std::vector<merkle::Digest> hashes;
        for (std::uint64_t i = 0; i < 20; ++i) {
            hashes.push_back(merkle::leafHash(*log.entry(i)));
        }
        for (std::uint64_t size = 0; size <= 20; ++size) {
            QCOMPARE(*log.root(size), *merkle::root(size, reader(hashes)));
        }
        HF_OK(merkle::verifyInclusion(hashes[13], 13, 20, *log.inclusionProof(13, 20), *log.root(20)));
        HF_OK(merkle::verifyConsistency(9, 20, *log.root(9), *log.root(20), *log.consistencyProof(9, 20)));
        HF_FAILS(log.root(21), ErrorCode::InvalidArgument);
        HF_FAILS(log.entry(20), ErrorCode::NotFound);
        QCOMPARE(*log.about(makeEvent(1).subject), (std::vector<std::uint64_t>{1, 5, 9, 13, 17}));
    }

    void cannotBeEditedInPlace() {
        append(5);
        HF_FAILS(m_database->run("UPDATE custody_entry SET entry = x'00' WHERE position = 2"),
                 ErrorCode::InvalidState);
        HF_FAILS(m_database->run("DELETE FROM custody_entry WHERE position = 4"), ErrorCode::InvalidState);
        HF_FAILS(m_database->run("DELETE FROM custody_node"), ErrorCode::InvalidState);
    }

    void noticesAnEntryThatDiffersFromItsHash() {
        append(9);
        HF_OK(m_database->execute("DROP TRIGGER custody_entry_kept"));
        HF_OK(m_database->run("UPDATE custody_entry SET entry = x'00' WHERE position = 6"));
        HF_FAILS(CustodyLog(*m_database).verify(), ErrorCode::StoreDamaged);
    }

private:
    static std::vector<merkle::Digest> leaves() {
        std::vector<merkle::Digest> hashes;
        for (const char* entry : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                  "606162636465666768696a6b6c6d6e6f"}) {
            hashes.push_back(merkle::leafHash(*fromHex(entry)));
        }
        return hashes;
    }
    /// Complete subtrees computed from all leaves each time: the slow, plain definition.
    static merkle::SubtreeHash reader(const std::vector<merkle::Digest>& hashes) {
        return [hashes](unsigned level, std::uint64_t position) -> Result<merkle::Digest> {
            std::vector<merkle::Digest> row(hashes.begin() + static_cast<std::ptrdiff_t>(position << level),
                                            hashes.begin() +
                                                static_cast<std::ptrdiff_t>((position + 1) << level));
            while (row.size() > 1) {
                for (std::size_t i = 0; i < row.size() / 2; ++i) {
                    row[i] = merkle::nodeHash(row[2 * i], row[2 * i + 1]);
                }
                row.resize(row.size() / 2);
            }
            return row[0];
        };
    }
    static CustodyEvent makeEvent(std::uint8_t number) {
        return {fromUnixMilliseconds(1'795'078'800'000 + number),
                PractitionerId::fromBytes(Bytes(16, 2)).value(),
                "captured",
                Uuid::fromBytes(Bytes(16, number % 4)).value(),
                {}};
    }
    void append(std::uint8_t count) {
        CustodyLog log(*m_database);
        HF_OK(m_database->transaction([&]() -> Result<void> {
            for (std::uint8_t i = 0; i < count; ++i) {
                HOLDFAST_TRY(const std::uint64_t index, log.append(makeEvent(i)));
                if (index != i) {
                    return Error(ErrorCode::Internal);
                }
            }
            return {};
        }));
    }
    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_APPLESS_MAIN(CustodyLogTest)
#include "tst_custody_log.moc"
