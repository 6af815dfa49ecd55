// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hash.h"
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

std::string hkdf(ByteView key, ByteView salt, ByteView info, std::size_t size) {
    return toHex(hkdfSha256(key, salt, textOf(info), size).value().view());
}
Bytes counting(std::uint8_t first, std::size_t count) {
    Bytes bytes;
    for (std::size_t i = 0; i < count; ++i) {
        bytes.push_back(static_cast<std::uint8_t>(first + i));
    }
    return bytes;
}

} // namespace

class TestHash : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(initialise()); }

    /// FIPS 180-4 examples.
    void sha256Vectors() {
        QCOMPARE(toHex(sha256({})),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(toHex(sha256(bytesOf("abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(toHex(sha256(bytesOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(toHex(sha256(repeated('a', 1'000'000))),
                 std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    }
    void aStreamHashesLikeTheWhole() {
        const Bytes all = pattern(100'000);
        Sha256 stream;
        stream.update({});
        for (std::size_t at = 0, step = 1; at < all.size(); at += step, step = step * 3 + 1) {
            stream.update(ByteView(all).subspan(at, std::min(step, all.size() - at)));
        }
        QCOMPARE(stream.finish(), sha256(all));
        QCOMPARE(Sha256().finish(), sha256({}));
    }
    /// RFC 4231 cases 1, 2, 3 and 6.
    void hmacVectors() {
        QCOMPARE(toHex(hmacSha256(repeated(0x0b, 20), bytesOf("Hi There"))),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(toHex(hmacSha256(bytesOf("Jefe"), bytesOf("what do ya want for nothing?"))),
                 std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(toHex(hmacSha256(repeated(0xaa, 20), repeated(0xdd, 50))),
                 std::string("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"));
        QCOMPARE(toHex(hmacSha256(repeated(0xaa, 131),
                                  bytesOf("Test Using Larger Than Block-Size Key - Hash Key First"))),
                 std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }
    void hmacOfNothing() {
        QCOMPARE(toHex(hmacSha256({}, {})),
                 std::string("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }
    /// RFC 5869 appendix A.1 to A.3.
    void hkdfVectors() {
        QCOMPARE(hkdf(repeated(0x0b, 22), counting(0, 13), counting(0xf0, 10), 42),
                 std::string(
                     "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
        QCOMPARE(
            hkdf(counting(0, 80), counting(0x60, 80), counting(0xb0, 80), 82),
            std::string(
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e"
                "590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"));
        QCOMPARE(hkdf(repeated(0x0b, 22), {}, {}, 42),
                 std::string(
                     "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }
    void hkdfRefusesWhatItCannotMake() {
        QCOMPARE(outcome(hkdfSha256({}, {}, "x", 32)), std::string("invalid_argument"));
        QCOMPARE(outcome(hkdfSha256(Bytes(16), {}, "x", 0)), std::string("invalid_argument"));
        QCOMPARE(outcome(hkdfSha256(Bytes(16), {}, "x", 255 * 32 + 1)), std::string("invalid_argument"));
        QCOMPARE(outcome(hkdfSha256(Bytes(16), {}, "x", 255 * 32)), std::string("ok"));
    }
    /// Computed with another implementation (Python's hashlib).
    void blake2bVectors() {
        QCOMPARE(toHex(blake2bKeyed(counting(0, 32), bytesOf("abc")).value().view()),
                 std::string("d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f"));
        QVERIFY(!blake2bKeyed(Bytes(15), {}));
        QVERIFY(!blake2bKeyed(Bytes(65), {}));
    }
    /// BLAKE2b with the number as salt and the context as personalisation; from Python's hashlib.
    void subkeyVector() {
        const auto key = secret(counting(0, 32));
        QCOMPARE(toHex(deriveSubkey(key, "holdfast", 7).value().view()),
                 std::string("84c27b6cd00d180fecf4d486e6471469713482b928d91e3897af554a45e8f09d"));
    }
    void subkeysAreApart() {
        const auto key = secret(counting(0, 32));
        const auto one = deriveSubkey(key, "contextA", 1).value();
        QVERIFY(!constantTimeEqual(one.view(), deriveSubkey(key, "contextB", 1).value().view()));
        QVERIFY(!constantTimeEqual(one.view(), deriveSubkey(key, "contextA", 2).value().view()));
        QVERIFY(!deriveSubkey(key, "short", 1));
        QVERIFY(!deriveSubkey(key, "much too long", 1));
        QVERIFY(!deriveSubkey(secret(Bytes(31)), "contextA", 1));
    }
};

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
