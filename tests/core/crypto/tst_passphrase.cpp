// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/passphrase.h"
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

constexpr std::uint64_t mebibyte = 1024ULL * 1024;
constexpr std::string_view salt = "holdfast-salt-16";

std::string derived(std::string_view passphrase, const KdfParameters& parameters) {
    const auto key = derivePassphraseKey(secret(passphrase), bytesOf(salt), parameters);
    return key ? toHex(key->view()) : std::string(errorName(key.code()));
}
std::string strength(std::string_view passphrase) {
    return outcome(checkStrength(secret(passphrase)));
}

} // namespace

class TestPassphrase : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(initialise()); }

    /// From the reference implementation: printf PASSPHRASE | argon2 SALT -id -v 13 -t T -k K -p 1 -l 32 -r
    void argon2idVectors() {
        QCOMPARE(derived("correct horse battery staple", {1, 8 * mebibyte}),
                 std::string("29ef5a6e4fa27935f73b44cd6f10bb8033f09bf1f6c6e2fda4dd896d09b744da"));
        QCOMPARE(derived("correct horse battery staple", {2, 16 * mebibyte}),
                 std::string("f1d13c4012a95c45fca2381e47ff46b49233d2b91aed84c74917460bb4039944"));
    }
    void everyInputCounts() {
        const KdfParameters least{1, 8 * mebibyte};
        const auto base = derived("correct horse battery staple", least);
        QVERIFY(base != derived("correct horse battery staplf", least));
        QVERIFY(base != derived("correct horse battery staple", {2, 8 * mebibyte}));
        const auto other =
            derivePassphraseKey(secret("correct horse battery staple"), Bytes(16), least).value();
        QVERIFY(base != toHex(other.view()));
    }
    void refusesParametersOutOfBounds() {
        QCOMPARE(derived("p", {0, 8 * mebibyte}), std::string("weak_parameters"));
        QCOMPARE(derived("p", {1, 8 * mebibyte - 1}), std::string("weak_parameters"));
        QCOMPARE(derived("p", {257, 8 * mebibyte}), std::string("invalid_argument"));
        QCOMPARE(derived("p", {1, 1024 * mebibyte + 1}), std::string("invalid_argument"));
        QCOMPARE(derived("p", {1, ~0ULL}), std::string("invalid_argument"));
        QCOMPARE(derived("", {1, 8 * mebibyte}), std::string("invalid_argument"));
        QVERIFY(!derivePassphraseKey(secret("p"), Bytes(15), {1, 8 * mebibyte}));
    }
    void theProductsFloorIsHard() {
        QVERIFY(checkFloor({}, KdfFloor::Product));
        QVERIFY(checkFloor({3, 256 * mebibyte}, KdfFloor::Product));
        QCOMPARE(outcome(checkFloor({2, 256 * mebibyte}, KdfFloor::Product)), std::string("weak_parameters"));
        QCOMPARE(outcome(checkFloor({3, 256 * mebibyte - 1}, KdfFloor::Product)),
                 std::string("weak_parameters"));
        QCOMPARE(outcome(checkFloor({100, mebibyte}, KdfFloor::Product)), std::string("weak_parameters"));
        QVERIFY(checkFloor({1, 8 * mebibyte}, KdfFloor::Test));
        QVERIFY(!checkFloor({0, 8 * mebibyte}, KdfFloor::Test));
        QCOMPARE(outcome(checkFloor({300, 256 * mebibyte}, KdfFloor::Product)),
                 std::string("invalid_argument"));
    }
    void calibratesNeverBelowTheFloor() {
        const auto least = calibrate(std::chrono::milliseconds(0));
        if (!least && least.code() == ErrorCode::OutOfMemory) {
            QSKIP("256 MiB are not to be had here");
        }
        QCOMPARE(least.value(), (KdfParameters{3, 256 * mebibyte}));
    }
    void raisesThePassesUntilADerivationTakesLongEnough() {
        const auto passesWhenEachTakes = [](std::int64_t each) {
            return calibrate(derivationTime,
                             [each](const KdfParameters& tried) -> Result<std::chrono::milliseconds> {
                                 return std::chrono::milliseconds(
                                     each * static_cast<std::int64_t>(tried.operations));
                             })
                .value();
        };
        QCOMPARE(passesWhenEachTakes(70), (KdfParameters{10, 256 * mebibyte}));
        QCOMPARE(passesWhenEachTakes(150), (KdfParameters{5, 256 * mebibyte}));
        QCOMPARE(passesWhenEachTakes(2'000), (KdfParameters{3, 256 * mebibyte}));
        QCOMPARE(passesWhenEachTakes(0), (KdfParameters{256, 256 * mebibyte})); // a clock that stands still
    }

    void fourteenCharactersAreEnough() {
        QCOMPARE(strength("vK7mq2ZxLw9pTb"), std::string("ok"));
        QCOMPARE(strength("vK7mq2ZxLw9pT"), std::string("weak_passphrase"));
    }
    void countsCharactersNotBytes() {
        QCOMPARE(strength("żółćęśąźńżółć"), std::string("weak_passphrase")); // 13 characters, 26 bytes
        QCOMPARE(strength("żółćęśąźńżółćę"), std::string("ok"));
        QCOMPARE(strength("密码是很长的"), std::string("weak_passphrase")); // 6 characters, 18 bytes
    }
    void fourWordsAreEnough() {
        QCOMPARE(strength("my red old ox"), std::string("ok")); // 13 characters
        QCOMPARE(strength("my red old"), std::string("weak_passphrase"));
        QCOMPARE(strength("ab  cd   ef gh"), std::string("ok"));
        QCOMPARE(strength("密码 很长 安全 单词"), std::string("ok"));
    }
    void refusesWhatAGuesserTriesFirst_data() {
        QTest::addColumn<QString>("passphrase");
        for (const char* guess : {"password password password password", "abcdefghijklmn", "12345678901234",
                                  "qwertyuiopasdf", "monkeymonkeymonkey", "liverpoolliverpool",
                                  "iloveyou2019!!", "Password123456", "qazwsxedcrfvtgb"}) {
            QTest::newRow(guess) << QString(guess);
        }
    }
    void refusesWhatAGuesserTriesFirst() {
        QFETCH(QString, passphrase);
        QCOMPARE(strength(passphrase.toStdString()), std::string("weak_passphrase"));
    }
    void takesALongPassphraseInNoTime() {
        QCOMPARE(strength("red fox ran home " + std::string(100'000, 'x')), std::string("ok"));
    }
    void lettersAreNoWords() {
        QCOMPARE(strength("a b c d e f"), std::string("weak_passphrase"));
        QCOMPARE(strength("           "), std::string("weak_passphrase"));
    }
    void sameCharacterAgainIsWeak() {
        QCOMPARE(strength("aaaaaaaaaaaaaaaaaaaa"), std::string("weak_passphrase"));
        QCOMPARE(strength("12121212121212121212"), std::string("weak_passphrase"));
        QCOMPARE(strength("                    "), std::string("weak_passphrase"));
        QCOMPARE(strength(""), std::string("weak_passphrase"));
    }
    void refusesWhatIsNotUtf8() {
        for (const std::string_view bad :
             {"abcdefghijklmn\x80", "abcdefghijklmn\xc0\xaf", "abcdefghijklmn\xed\xa0\x80",
              "abcdefghijklmn\xf5\x80\x80\x80", "abcdefghijklmn\xe2\x82"}) {
            QCOMPARE(strength(bad), std::string("malformed"));
        }
        QCOMPARE(strength("abcdefghij\xf0\x9f\x90\x8e klm"), std::string("ok"));
    }
};

QTEST_APPLESS_MAIN(TestPassphrase)
#include "tst_passphrase.moc"
