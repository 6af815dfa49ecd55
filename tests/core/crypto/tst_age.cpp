// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

constexpr std::size_t chunk = 64 * 1024;

/// Counts what is read, to see that seeking reads no more than it must.
class CountingFile final : public File {
public:
    CountingFile(Bytes bytes, std::uint64_t& count) : m_file(std::move(bytes)), m_count(count) {}
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
        m_count += out.size();
        return m_file.readAt(offset, out);
    }
    Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
        return m_file.writeAt(offset, bytes);
    }
    Result<std::uint64_t> size() override { return m_file.size(); }
    Result<void> truncate(std::uint64_t size) override { return m_file.truncate(size); }
    Result<void> sync() override { return m_file.sync(); }

private:
    BytesFile m_file;
    std::uint64_t& m_count;
};

} // namespace

class TestAge : public QObject {
    Q_OBJECT
    AgeIdentity m_identity;

private slots:
    void initTestCase() {
        QVERIFY(initialise());
        m_identity = AgeIdentity::generate().value();
    }
    /// age 1.1.1 wrote it to the key 01 02 .. 20; it must open for ever, age installed or not.
    void theFrozenFileStillOpens() {
        Bytes key;
        for (std::uint8_t i = 1; i <= 32; ++i) {
            key.push_back(i);
        }
        const auto file = fromBase64(
            "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+"
            "IFgyNTUxOSAyQy9RK3FNVlp6ZDJPbjNETWRKWjJhb0tlTTVxVjVrQ1dDdTc3SFEvRERj"
            "CmNqMWNGQm9SZG4yRm5yc21vRk4rZ3ZDbnJ6YXE0b1Flb0dBRVc3c0FaNlEKLS0tIDJVTVhtckhldW05Y3J0MkM3b0tyRkpu"
            "enFI"
            "RWpjVDYzcUtuakp3bVE1b0UKyhzF7qYZFrV56p2kq8h1nX5lQkDQIj6h5ZDCh7fpLq6tjo7f26Z0xssYE44YHbgA99WK");
        const auto opened = ageOpen(file.value(), AgeIdentity::fromBytes(key).value());
        QCOMPARE(textOf(opened.value().view()), std::string_view("frozen by age 1.1.1"));
    }
    void everySizeComesBack_data() {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 15, 16, 17, 65535, 65536, 65537, 131071, 131072, 131073, 1048576}) {
            QTest::addRow("%d", size) << size;
        }
    }
    void everySizeComesBack() {
        QFETCH(int, size);
        const Bytes plaintext = pattern(static_cast<std::size_t>(size));
        const Bytes sealed = ageSeal(plaintext, {m_identity.recipient()}).value();
        const auto opened = ageOpen(sealed, m_identity);
        QCOMPARE(outcome(opened), std::string("ok"));
        QVERIFY(std::ranges::equal(opened.value().view(), plaintext));
        // header, nonce, then 16 bytes of tag for each chunk; an empty file has one too
        const std::size_t chunks = std::max<std::size_t>(1, (plaintext.size() + chunk - 1) / chunk);
        const std::string_view text = textOf(sealed);
        const std::size_t header = text.find("\n--- ") + 5 + 43 + 1;
        QCOMPARE(sealed.size(), header + 16 + plaintext.size() + 16 * chunks);
    }
    void piecesOfAnySizeMakeTheSameFile() {
        const Bytes plaintext = pattern(3 * chunk + 5);
        for (const std::size_t piece :
             {std::size_t{1000}, chunk - 1, chunk, chunk + 1, 2 * chunk + 7, plaintext.size()}) {
            Bytes sealed;
            auto writer = AgeWriter::create({m_identity.recipient()}, [&](ByteView bytes) -> Result<void> {
                              sealed.insert(sealed.end(), bytes.begin(), bytes.end());
                              return {};
                          }).value();
            for (std::size_t at = 0; at < plaintext.size(); at += piece) {
                QVERIFY(
                    writer.write(ByteView(plaintext).subspan(at, std::min(piece, plaintext.size() - at))));
            }
            QVERIFY(writer.finish());
            QVERIFY(std::ranges::equal(ageOpen(sealed, m_identity).value().view(), plaintext));
        }
    }
    void eachRecipientOpens() {
        std::vector<AgeIdentity> identities;
        std::vector<AgeRecipient> recipients;
        for (int i = 0; i < 5; ++i) {
            identities.push_back(AgeIdentity::generate().value());
            recipients.push_back(identities.back().recipient());
        }
        const Bytes sealed = ageSeal(bytesOf("to you all"), recipients).value();
        for (const auto& identity : identities) {
            QCOMPARE(textOf(ageOpen(sealed, identity).value().view()), std::string_view("to you all"));
        }
        QCOMPARE(outcome(ageOpen(sealed, m_identity)), std::string("wrong_key"));
    }
    void readsBackHundredsOfRecipients() {
        const std::vector<AgeRecipient> many(500, m_identity.recipient());
        QVERIFY(ageOpen(ageSeal({}, many).value(), m_identity));
        const std::vector<AgeRecipient> tooMany(1000, m_identity.recipient());
        QCOMPARE(outcome(ageSeal({}, tooMany)), std::string("too_large"));
    }
    void sealsDifferentlyEachTime() {
        const auto once = ageSeal(bytesOf("same"), {m_identity.recipient()}).value();
        QVERIFY(once != ageSeal(bytesOf("same"), {m_identity.recipient()}).value());
    }
    void theFileKeyOpensWithoutIdentity() {
        Bytes sealed;
        auto writer = AgeWriter::create({m_identity.recipient()}, [&](ByteView bytes) -> Result<void> {
                          sealed.insert(sealed.end(), bytes.begin(), bytes.end());
                          return {};
                      }).value();
        const AgeFileKey key = writer.fileKey().value();
        QCOMPARE(key.size(), 16U);
        QVERIFY(writer.write(bytesOf("a photo")));
        QVERIFY(writer.finish());
        auto reader = AgeReader::open(fileOf(sealed), key).value();
        Bytes out(20);
        QCOMPARE(reader.readAt(2, out).value(), 5U);
        QCOMPARE(textOf(ByteView(out).first(5)), std::string_view("photo"));
        QCOMPARE(outcome(AgeReader::open(fileOf(sealed), secret(Bytes(16)))), std::string("bad_signature"));
        QCOMPARE(outcome(AgeReader::open(fileOf(sealed), secret(Bytes(15)))),
                 std::string("invalid_argument"));
    }
    void seeksAnywhere() {
        const Bytes plaintext = pattern(4 * chunk + 321);
        const Bytes sealed = ageSeal(plaintext, {m_identity.recipient()}).value();
        auto reader = AgeReader::open(fileOf(sealed), m_identity).value();
        QCOMPARE(reader.size(), std::uint64_t{plaintext.size()});
        const std::pair<std::size_t, std::size_t> places[] = {
            {0, 1},   {chunk - 1, 2},   {chunk, chunk}, {3 * chunk, 10},
            {10, 10}, {4 * chunk, 321}, {1, 3 * chunk}, {chunk * 4 + 320, 1}};
        for (const auto& [offset, size] : places) {
            Bytes out(size);
            QCOMPARE(reader.readAt(offset, out).value(), size);
            QVERIFY(std::ranges::equal(out, ByteView(plaintext).subspan(offset, size)));
        }
        Bytes out(1000);
        QCOMPARE(reader.readAt(plaintext.size() - 10, out).value(), 10U);
        QCOMPARE(reader.readAt(plaintext.size(), out).value(), 0U);
        QCOMPARE(reader.readAt(~0ULL, out).value(), 0U);
        QCOMPARE(reader.readAt(5, {}).value(), 0U);
    }
    void readsNoMoreThanItMust() {
        std::uint64_t count = 0;
        const Bytes sealed = ageSeal(pattern(20 * chunk), {m_identity.recipient()}).value();
        auto reader = AgeReader::open(std::make_unique<CountingFile>(sealed, count), m_identity).value();
        count = 0;
        Bytes out(100);
        QVERIFY(reader.readAt(10 * chunk + 5, out));
        QVERIFY(reader.readAt(10 * chunk + 105, out));
        QCOMPARE(count, std::uint64_t{chunk + 16});
    }
    void readAllGivesEverythingInOrder() {
        const Bytes plaintext = pattern(2 * chunk + 1);
        auto reader =
            AgeReader::open(fileOf(ageSeal(plaintext, {m_identity.recipient()}).value()), m_identity).value();
        Bytes all;
        QVERIFY(reader.readAll([&](ByteView bytes) -> Result<void> {
            all.insert(all.end(), bytes.begin(), bytes.end());
            return {};
        }));
        QCOMPARE(all, plaintext);
        const auto stopped =
            reader.readAll([](ByteView) -> Result<void> { return Error(ErrorCode::Cancelled); });
        QCOMPARE(outcome(stopped), std::string("cancelled"));
    }
    void aFailedSinkStopsTheWriter() {
        bool full = false;
        auto writer = AgeWriter::create({m_identity.recipient()}, [&](ByteView) -> Result<void> {
                          return full ? Result<void>(Error(ErrorCode::DiskFull)) : Result<void>();
                      }).value();
        QVERIFY(writer.write(Bytes(chunk)));
        full = true;
        QCOMPARE(outcome(writer.write(Bytes(1))), std::string("disk_full"));
        full = false;
        QCOMPARE(outcome(writer.write(Bytes(1))), std::string("invalid_state"));
        QCOMPARE(outcome(writer.finish()), std::string("invalid_state"));
        const auto refused = AgeWriter::create(
            {m_identity.recipient()}, [](ByteView) -> Result<void> { return Error(ErrorCode::DiskFull); });
        QCOMPARE(outcome(refused), std::string("disk_full"));
    }
    void finishesOnce() {
        auto writer =
            AgeWriter::create({m_identity.recipient()}, [](ByteView) -> Result<void> { return {}; }).value();
        QVERIFY(writer.finish());
        QCOMPARE(outcome(writer.finish()), std::string("invalid_state"));
        QCOMPARE(outcome(writer.write(Bytes(1))), std::string("invalid_state"));
    }
};

QTEST_APPLESS_MAIN(TestAge)
#include "tst_age.moc"
