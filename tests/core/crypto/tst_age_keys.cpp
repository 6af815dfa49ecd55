// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

/// The key 01 02 .. 20, as age-keygen -y reads it.
constexpr std::string_view identityText =
    "AGE-SECRET-KEY-1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5Z5TPWXQERGD3C8G7RUSQGPQYEE";
constexpr std::string_view recipientText = "age1q73he0q5yzfu3d64msd3p6rvksnrwjk3d2598mgtmlqt9wrdr37q2vrn72";

Bytes oneToThirtyTwo() {
    Bytes bytes;
    for (std::uint8_t i = 1; i <= 32; ++i) {
        bytes.push_back(i);
    }
    return bytes;
}

} // namespace

class TestAgeKeys : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(initialise()); }

    void writesWhatAgeReads() {
        const auto identity = AgeIdentity::fromBytes(oneToThirtyTwo()).value();
        QCOMPARE(textOf(identity.text().value().view()), identityText);
        QCOMPARE(identity.recipient().text(), std::string(recipientText));
    }
    void readsWhatItWrites() {
        const auto identity = AgeIdentity::parse(secret(identityText)).value();
        QCOMPARE(copyOf(identity.bytes()), oneToThirtyTwo());
        QVERIFY(AgeRecipient::parse(recipientText).value() == identity.recipient());
        for (int i = 0; i < 50; ++i) {
            const auto key = AgeIdentity::generate().value();
            QCOMPARE(copyOf(AgeIdentity::parse(key.text().value()).value().bytes()), copyOf(key.bytes()));
            QVERIFY(AgeRecipient::parse(key.recipient().text()).value() == key.recipient());
        }
    }
    void refusesEveryWrongCharacter() {
        for (std::size_t i = 0; i < recipientText.size(); ++i) {
            for (const char wrong : std::string_view("qpz1bB-\x7f\xff")) {
                if (std::string bad(recipientText); bad[i] != wrong) {
                    bad[i] = wrong;
                    QVERIFY2(!AgeRecipient::parse(bad), bad.c_str());
                }
            }
        }
        for (std::size_t i = 0; i < identityText.size(); ++i) {
            std::string bad(identityText);
            bad[i] = bad[i] == 'Q' ? 'P' : 'Q';
            QVERIFY2(!AgeIdentity::parse(secret(bad)), bad.c_str());
        }
    }
    void refusesOtherCasesAndLengths() {
        std::string upper(recipientText);
        std::ranges::transform(upper, upper.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        QVERIFY(!AgeRecipient::parse(upper));
        std::string mixed(recipientText);
        mixed[10] = static_cast<char>(mixed[10] - 32);
        QVERIFY(!AgeRecipient::parse(mixed));
        std::string lower(identityText);
        std::ranges::transform(lower, lower.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        QVERIFY(!AgeIdentity::parse(secret(lower)));
        QVERIFY(!AgeRecipient::parse(std::string(recipientText) + "q"));
        QVERIFY(!AgeRecipient::parse(recipientText.substr(0, 61)));
        QVERIFY(!AgeRecipient::parse(identityText));
        QVERIFY(!AgeRecipient::parse(""));
        QVERIFY(!AgeIdentity::parse(secret(std::string(identityText) + "\n")));
    }
    void refusesPointsOfLowOrder() {
        for (const auto* point : {"0000000000000000000000000000000000000000000000000000000000000000",
                                  "0100000000000000000000000000000000000000000000000000000000000000",
                                  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                                  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"}) {
            QVERIFY2(!AgeRecipient::fromBytes(hex(point)), point);
        }
    }
    void wantsThirtyTwoBytes() {
        QVERIFY(!AgeRecipient::fromBytes(Bytes(31, 9)));
        QVERIFY(!AgeIdentity::fromBytes(Bytes(31, 9)));
        QVERIFY(!AgeIdentity().text());
    }
    void noKeySealsNothing() {
        QVERIFY(!ageSeal(bytesOf("x"), {}));
        QVERIFY(!ageSeal(bytesOf("x"), {AgeRecipient()}));
        QVERIFY(!ageOpen(bytesOf("x"), AgeIdentity()));
    }
};

QTEST_APPLESS_MAIN(TestAgeKeys)
#include "tst_age_keys.moc"
