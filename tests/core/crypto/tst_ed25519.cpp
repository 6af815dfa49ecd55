// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/ed25519.h"
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

class TestEd25519 : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(initialise()); }

    /// RFC 8032 section 7.1, tests 1 to 3.
    void rfc8032_data() {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<QString>("publicKey");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("signature");
        QTest::newRow("1")
            << "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
            << "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
            << ""
            << "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
               "b46bd25bf5f0595bbe24655141438e7a100b";
        QTest::newRow("2")
            << "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
            << "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
            << "72"
            << "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
               "1d8c387b2eaeb4302aeeb00d291612bb0c00";
        QTest::newRow("3")
            << "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
            << "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
            << "af82"
            << "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
               "c6594a7c15e9716ed28dc027beceea1ec40a";
    }
    void rfc8032() {
        QFETCH(QString, seed);
        QFETCH(QString, publicKey);
        QFETCH(QString, message);
        QFETCH(QString, signature);
        const auto key = SigningKey::fromSeed(hex(seed.toStdString())).value();
        const Bytes text = hex(message.toStdString());
        QCOMPARE(toHex(key.publicKey().bytes()), publicKey.toStdString());
        QCOMPARE(toHex(key.sign(text)), signature.toStdString());
        QVERIFY(key.publicKey().verify(text, hex(signature.toStdString())));
        QCOMPARE(toHex(key.seed()), seed.toStdString());
    }
    /// RFC 8037 appendix A.3, the thumbprint of RFC 7638.
    void rfc8037Thumbprint() {
        const auto key = VerifyingKey::fromBase64Url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").value();
        QCOMPARE(key.thumbprint(), std::string("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
        QCOMPARE(key.base64Url(), std::string("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    }
    /// RFC 8037 appendix A.4.
    void rfc8037Signature() {
        const auto seed = fromBase64Url("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").value();
        const auto key = SigningKey::fromSeed(seed).value();
        const auto input = bytesOf("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
        QCOMPARE(
            toBase64Url(key.sign(input)),
            std::string(
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"));
    }
    void refusesAnyFlippedBit() {
        const auto key = SigningKey::generate().value();
        const Signature good = key.sign(bytesOf("message"));
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Signature bad = good;
            bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
            QCOMPARE(outcome(key.publicKey().verify(bytesOf("message"), bad)), std::string("bad_signature"));
        }
        QVERIFY(!key.publicKey().verify(bytesOf("messagf"), good));
        QVERIFY(!key.publicKey().verify(bytesOf("message"), ByteView(good).first(63)));
        QVERIFY(!key.publicKey().verify(bytesOf("message"), {}));
    }
    /// S + L is the same number modulo the group order: RFC 8032 section 5.1.7 wants S < L.
    void refusesTheOtherSpellingOfASignature() {
        const Bytes order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        const auto key = SigningKey::generate().value();
        Signature twin = key.sign(bytesOf("message"));
        unsigned carry = 0;
        for (std::size_t i = 0; i < 32; ++i) {
            carry += static_cast<unsigned>(twin[32 + i] + order[i]);
            twin[32 + i] = static_cast<std::uint8_t>(carry);
            carry >>= 8U;
        }
        QCOMPARE(carry, 0U);
        QVERIFY(!key.publicKey().verify(bytesOf("message"), twin));
    }
    void refusesWeakPublicKeys() {
        for (const auto* point : {
                 "0000000000000000000000000000000000000000000000000000000000000000", // order 4
                 "0000000000000000000000000000000000000000000000000000000000000080", // order 4
                 "0100000000000000000000000000000000000000000000000000000000000000", // neutral
                 "0100000000000000000000000000000000000000000000000000000000000080", // neutral, sign set
                 "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
                 "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", // order 8
                 "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // order 8
                 "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p, not canonical
                 "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p + 1
                 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", // not canonical
                 "0200000000000000000000000000000000000000000000000000000000000000", // not on the curve
             }) {
            QVERIFY2(!VerifyingKey::fromBytes(hex(point)), point);
        }
        QVERIFY(!VerifyingKey::fromBytes(Bytes(31)));
        QVERIFY(!VerifyingKey::fromBase64Url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="));
    }
    void aKeyThatIsNoneVerifiesNothing() {
        QVERIFY(!VerifyingKey().verify(bytesOf("message"), Signature{}));
        Signature neutral{};
        neutral[0] = 1;
        QVERIFY(!VerifyingKey().verify(bytesOf("message"), neutral));
    }
    void wantsThirtyTwoBytesOfSeed() {
        QVERIFY(!SigningKey::fromSeed(Bytes(31)));
        QVERIFY(!SigningKey::fromSeed(Bytes(64)));
        QVERIFY(SigningKey().seed().empty());
    }
    void generatedKeysDiffer() {
        QVERIFY(SigningKey::generate().value().publicKey() != SigningKey::generate().value().publicKey());
    }
};

QTEST_APPLESS_MAIN(TestEd25519)
#include "tst_ed25519.moc"
