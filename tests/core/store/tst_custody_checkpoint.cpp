// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_checkpoint.h"
#include "tests/core/store/store_helpers.h"

using namespace storetest;

/// Checkpoints of the custody log as whoever keeps them for years will read them.
class CustodyCheckpointTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        Bytes seed(32);
        for (std::size_t i = 0; i < seed.size(); ++i) {
            seed[i] = static_cast<std::uint8_t>(i);
        }
        m_key = std::move(crypto::SigningKey::fromSeed(seed)).value();
        m_checkpoint = {std::string(origin), 42, merkle::leafHash(bytesOf("an entry"))};
        m_note = signCheckpoint(m_checkpoint, m_key).value();
    }

    /// Made by an independent program (Python and its cryptography package): the format must not drift.
    void writesTheBytesOfTheStandard() {
        QCOMPARE(QString::fromStdString(m_note), QString::fromUtf8(golden));
    }

    void readsWhatItWrote() {
        const auto read = verifyCheckpoint(m_note, origin, m_key.publicKey());
        HF_OK(read);
        QVERIFY(*read == m_checkpoint);
    }

    void passesOverACosignature() {
        const std::string others = m_note + "\xe2\x80\x94 gateway.example " + toBase64(Bytes(76, 7)) + "\n";
        HF_OK(verifyCheckpoint(others, origin, m_key.publicKey()));
    }

    void noticesEveryChangedByte() {
        for (std::size_t at = 0; at < m_note.size(); ++at) {
            for (const int bit : {1, 32, 128}) {
                std::string bad = m_note;
                bad[at] = static_cast<char>(bad[at] ^ bit);
                QVERIFY2(!verifyCheckpoint(bad, origin, m_key.publicKey()), std::to_string(at).c_str());
            }
        }
        for (std::size_t size = 0; size < m_note.size(); ++size) {
            QVERIFY(!verifyCheckpoint(std::string_view{m_note}.substr(0, size), origin, m_key.publicKey()));
        }
    }

    void refusesAnotherKeyOrAnotherLog() {
        const auto other = crypto::SigningKey::generate();
        HF_FAILS(verifyCheckpoint(m_note, origin, other->publicKey()), ErrorCode::NotCertified);
        HF_FAILS(verifyCheckpoint(m_note, "holdfast/other", m_key.publicKey()), ErrorCode::NotCertified);
        // Signed by the right key in the other's name, over the text of this one.
        const auto foreign = signCheckpoint({"holdfast/other", 42, m_checkpoint.root}, m_key);
        HF_FAILS(verifyCheckpoint(*foreign, origin, m_key.publicKey()), ErrorCode::NotCertified);
    }

    void refusesOtherSpellings() {
        for (const auto& [from, to] :
             {std::pair{"\n42\n", "\n042\n"}, std::pair{"\n42\n", "\n+42\n"}, std::pair{"\n42\n", "\n42 \n"},
              std::pair{"\n\n", "\nextension\n\n"}}) {
            std::string bad = m_note;
            bad.replace(bad.find(from), std::string_view{from}.size(), to);
            HF_FAILS(verifyCheckpoint(bad, origin, m_key.publicKey()), ErrorCode::Malformed);
        }
    }

    void refusesNamesThatWouldForgeALine() {
        for (const char* name : {"", "a b", "a\nb", "a+b"}) {
            HF_FAILS(signCheckpoint({name, 1, {}}, m_key), ErrorCode::InvalidArgument);
        }
    }

private:
    static constexpr std::string_view origin = "holdfast/018f3c2a-0000-7000-8000-000000000001";
    static const char* const golden;
    crypto::SigningKey m_key;
    CustodyCheckpoint m_checkpoint;
    std::string m_note;
};

const char* const CustodyCheckpointTest::golden =
    "holdfast/018f3c2a-0000-7000-8000-000000000001\n"
    "42\n"
    "g/jjpc4q6P6YCFFoOy42e3k/0Eq3wTIvMELnXBYUGDM=\n"
    "\n"
    "\xe2\x80\x94 holdfast/018f3c2a-0000-7000-8000-000000000001 "
    "13OL9Vyj/E2L4Cs7doVvVCpy9gnMxGkvUL13w+PRFXBwvPngv6R1PsN7xMMey2ReY8jB7oJ/wgcOsQkq2xBK5cEIUQM=\n";

QTEST_APPLESS_MAIN(CustodyCheckpointTest)
#include "tst_custody_checkpoint.moc"
