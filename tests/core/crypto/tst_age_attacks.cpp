// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age_stream.h"
#include "core/crypto/hash.h"
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>
#include <sodium.h>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

std::string unpadded(ByteView bytes) {
    std::string text = toBase64(bytes);
    text.erase(text.find_last_not_of('=') + 1);
    return text;
}

/// A stanza that wraps `fileKey` rightly under the secret somebody says was shared.
std::string stanzaFor(ByteView shared, ByteView share, const AgeRecipient& recipient,
                      const SecretBuffer& fileKey) {
    Bytes salt = copyOf(share);
    salt.insert(salt.end(), recipient.bytes().begin(), recipient.bytes().end());
    const auto key = hkdfSha256(shared, salt, "age-encryption.org/v1/X25519", 32).value();
    Bytes wrapped(fileKey.size() + 16);
    const std::array<std::uint8_t, 12> nonce{};
    crypto_aead_chacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, fileKey.view().data(), fileKey.size(),
                                              nullptr, 0, nullptr, nonce.data(), key.view().data());
    return "-> X25519 " + unpadded(share) + '\n' + unpadded(wrapped) + '\n';
}

/// A file around any stanzas and chunks, its MAC right.
class Forge {
public:
    explicit Forge(const AgeRecipient& recipient) : m_recipient(recipient) {}

    const SecretBuffer& fileKey() const { return m_fileKey; }
    std::string stanza() const {
        const auto ephemeral = AgeIdentity::generate().value();
        std::array<std::uint8_t, 32> shared{};
        if (crypto_scalarmult(shared.data(), ephemeral.bytes().data(), m_recipient.bytes().data()) != 0) {
            std::abort();
        }
        return stanzaFor(shared, ephemeral.recipient().bytes(), m_recipient, m_fileKey);
    }
    Bytes file(const std::string& stanzas, ByteView chunks) const {
        std::string header = "age-encryption.org/v1\n" + stanzas + "---";
        const auto macKey = hkdfSha256(m_fileKey.view(), {}, "header", 32).value();
        header += ' ' + unpadded(hmacSha256(macKey.view(), bytesOf(header))) + '\n';
        Bytes bytes = copyOf(bytesOf(header));
        bytes.insert(bytes.end(), m_nonce.begin(), m_nonce.end());
        bytes.insert(bytes.end(), chunks.begin(), chunks.end());
        return bytes;
    }
    Bytes chunk(std::uint64_t index, ChunkPlace place, ByteView plaintext) const {
        Bytes sealed(plaintext.size() + 16);
        sealAgeChunk(agePayloadKey(m_fileKey, m_nonce).value(), index, place, plaintext, sealed);
        return sealed;
    }
    Bytes fine(const std::string& stanzas) const {
        return file(stanzas, chunk(0, ChunkPlace::Last, bytesOf("content")));
    }

private:
    AgeRecipient m_recipient;
    SecretBuffer m_fileKey = SecretBuffer::random(16).value();
    Bytes m_nonce = pattern(16);
};

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes all;
    for (const auto& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

} // namespace

class TestAgeAttacks : public QObject {
    Q_OBJECT
    AgeIdentity m_identity;
    Bytes m_small;
    Bytes m_large;
    std::size_t m_payload = 0; ///< where m_large's first chunk begins

    std::string opened(ByteView file) const { return outcome(ageOpen(file, m_identity)); }

private slots:
    void initTestCase() {
        QVERIFY(initialise());
        m_identity = AgeIdentity::generate().value();
        m_small = ageSeal(bytesOf("small content"), {m_identity.recipient()}).value();
        m_large = ageSeal(pattern(3 * ageChunkSize), {m_identity.recipient()}).value();
        m_payload = m_large.size() - 3 * ageSealedChunkSize;
    }
    void theForgeItselfIsSound() {
        const Forge forge(m_identity.recipient());
        QCOMPARE(opened(forge.fine(forge.stanza())), std::string("ok"));
    }

    void truncatedAtChunkBoundary() {
        for (const std::size_t chunks : {1U, 2U}) {
            QCOMPARE(opened(ByteView(m_large).first(m_payload + chunks * ageSealedChunkSize)),
                     std::string("truncated"));
        }
        QCOMPARE(opened(ByteView(m_large).first(m_payload)), std::string("truncated"));
    }
    void truncatedAnywhere() {
        for (std::size_t size = 0; size < m_small.size(); ++size) {
            QVERIFY2(opened(ByteView(m_small).first(size)) != "ok", std::to_string(size).c_str());
        }
        for (const std::size_t cut : {1U, 15U, 16U, 17U, 65551U}) {
            QVERIFY(opened(ByteView(m_large).first(m_large.size() - cut)) != "ok");
        }
    }
    void swappedChunks() {
        Bytes bad = m_large;
        const auto first = bad.begin() + static_cast<std::ptrdiff_t>(m_payload);
        const auto second = first + static_cast<std::ptrdiff_t>(ageSealedChunkSize);
        std::swap_ranges(first, second, second);
        // The header and the last chunk are as they were: opening succeeds, reading must not.
        QCOMPARE(opened(bad), std::string("malformed"));
        auto reader = AgeReader::open(fileOf(bad), m_identity).value();
        Bytes out(10);
        QCOMPARE(outcome(reader.readAt(0, out)), std::string("malformed"));
        QCOMPARE(out, Bytes(10));
        QCOMPARE(outcome(reader.readAt(2 * ageChunkSize, out)), std::string("ok"));
    }
    void repeatedOrDroppedChunk() {
        const auto at = [&](std::size_t chunk) {
            return m_large.begin() + static_cast<std::ptrdiff_t>(m_payload + chunk * ageSealedChunkSize);
        };
        Bytes dropped = m_large;
        dropped.erase(dropped.begin() + (at(0) - m_large.begin()),
                      dropped.begin() + (at(1) - m_large.begin()));
        QCOMPARE(opened(dropped), std::string("malformed"));
        Bytes twice = m_large;
        twice.insert(twice.end(), at(2), m_large.end());
        QCOMPARE(opened(twice), std::string("malformed"));
    }
    void chunksOfAnotherFile() {
        const Bytes other = ageSeal(pattern(3 * ageChunkSize), {m_identity.recipient()}).value();
        Bytes mixed(m_large.begin(), m_large.begin() + static_cast<std::ptrdiff_t>(m_payload));
        mixed.insert(mixed.end(), other.end() - 3 * static_cast<std::ptrdiff_t>(ageSealedChunkSize),
                     other.end());
        QCOMPARE(opened(mixed), std::string("malformed"));
    }
    void flippedByteAnywhere() {
        for (std::size_t i = 0; i < m_small.size(); ++i) {
            for (unsigned bit = 0; bit < 8; ++bit) {
                Bytes bad = m_small;
                bad[i] = static_cast<std::uint8_t>(bad[i] ^ (1U << bit));
                QVERIFY2(opened(bad) != "ok", std::to_string(i).c_str());
            }
        }
    }
    void wrongIdentity() {
        const auto other = AgeIdentity::generate().value();
        QCOMPARE(outcome(ageOpen(m_small, other)), std::string("wrong_key"));
        QCOMPARE(outcome(ageOpen(m_small, AgeIdentity())), std::string("invalid_argument"));
    }
    void zeroSharedSecret() {
        // Rightly wrapped under the secret that any identity and a point of low order share: zero.
        const Forge forge(m_identity.recipient());
        for (const auto* point : {"0000000000000000000000000000000000000000000000000000000000000000",
                                  "0100000000000000000000000000000000000000000000000000000000000000",
                                  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"}) {
            const auto stanza = stanzaFor(Bytes(32), hex(point), m_identity.recipient(), forge.fileKey());
            QCOMPARE(opened(forge.fine(stanza)), std::string("malformed"));
        }
    }
    void headerMacStripped() {
        const std::string text(textOf(m_small));
        const auto line = text.find("---");
        const auto after = text.find('\n', line) + 1;
        const std::string before = text.substr(0, line);
        const std::string payload = text.substr(after);
        for (const auto* mac : {"", "---\n", "--- \n", "--- AAAA\n"}) {
            QVERIFY2(opened(bytesOf(before + mac + payload)) != "ok", mac);
        }
        QCOMPARE(opened(bytesOf(before + "--- " + std::string(43, 'A') + "\n" + payload)),
                 std::string("bad_signature"));
        QCOMPARE(opened(bytesOf(before + text.substr(line, after - line - 1) + "=\n" + payload)),
                 std::string("malformed"));
        QCOMPARE(opened(bytesOf(before + text.substr(line, after - line - 1) + " \n" + payload)),
                 std::string("malformed"));
    }
    void addedRecipient() {
        // A stanza put in later would let the writer of it read nothing, but it is not the sender's file.
        std::string text(textOf(m_small));
        text.insert(text.find("---"),
                    "-> X25519 " + unpadded(Bytes(32, 9)) + '\n' + unpadded(Bytes(32)) + '\n');
        QCOMPARE(opened(bytesOf(text)), std::string("bad_signature"));
    }
    void trailingBytes() {
        for (const std::size_t count : {1U, 16U, 17U, 65552U}) {
            Bytes bad = m_small;
            bad.resize(bad.size() + count);
            QVERIFY(opened(bad) != "ok");
            bad = m_large;
            bad.resize(bad.size() + count);
            QVERIFY(opened(bad) != "ok");
        }
    }
    void emptyLastChunkAfterOthers() {
        const Forge forge(m_identity.recipient());
        const Bytes full = pattern(ageChunkSize);
        const auto two =
            joined({forge.chunk(0, ChunkPlace::Inner, full), forge.chunk(1, ChunkPlace::Last, {})});
        QCOMPARE(opened(forge.file(forge.stanza(), two)), std::string("malformed"));
        QCOMPARE(opened(forge.file(forge.stanza(), forge.chunk(0, ChunkPlace::Last, full))),
                 std::string("ok"));
        QCOMPARE(opened(forge.file(forge.stanza(), forge.chunk(0, ChunkPlace::Last, {}))), std::string("ok"));
        QCOMPARE(opened(forge.file(forge.stanza(), forge.chunk(0, ChunkPlace::Inner, {}))),
                 std::string("truncated"));
    }
    void lastChunkTwice() {
        const Forge forge(m_identity.recipient());
        const Bytes full = pattern(ageChunkSize);
        const auto two =
            joined({forge.chunk(0, ChunkPlace::Last, full), forge.chunk(1, ChunkPlace::Last, full)});
        QCOMPARE(opened(forge.file(forge.stanza(), two)), std::string("malformed"));
    }

    void skipsStanzasItDoesNotKnow() {
        const Forge forge(m_identity.recipient());
        const std::string column64(64, 'A');
        for (const std::string& other :
             {std::string("-> other\n\n"), std::string("-> other !#~ a b\nAAAA\n"),
              "-> grease\n" + column64 + "\n\n", "-> grease x\n" + column64 + "\n" + column64 + "\nAA\n"}) {
            QCOMPARE(opened(forge.fine(other + forge.stanza())), std::string("ok"));
            QCOMPARE(opened(forge.fine(forge.stanza() + other)), std::string("ok"));
            QCOMPARE(opened(forge.fine(other)), std::string("wrong_key"));
        }
    }
    void refusesLooseStanzas_data() {
        QTest::addColumn<QString>("stanza");
        const QString column64(64, 'A');
        const QString share = QString::fromStdString(unpadded(Bytes(32, 9)));
        QTest::newRow("no argument") << "-> \n\n";
        QTest::newRow("two spaces") << "-> a  b\n\n";
        QTest::newRow("space at the end") << "-> a \n\n";
        QTest::newRow("no space") << "->a\n\n";
        QTest::newRow("control character") << "-> a\tb\n\n";
        QTest::newRow("not ASCII") << QStringLiteral("-> \u00e9\n\n");
        QTest::newRow("carriage return") << "-> a\r\n\n";
        QTest::newRow("padded body") << "-> a\nAA==\n";
        QTest::newRow("spare bits") << "-> a\nAB\n";
        QTest::newRow("one character") << "-> a\nA\n";
        QTest::newRow("url alphabet") << "-> a\n-_-_\n";
        QTest::newRow("long line") << "-> a\n" + column64 + "AAAA\n\n";
        QTest::newRow("no short line") << "-> a\n" + column64 + "\n";
        QTest::newRow("two short lines") << "-> a\nAAAA\nAAAA\n";
        QTest::newRow("no body") << "-> a\n";
        QTest::newRow("X25519 without a share") << "-> X25519\n" + QString(43, 'A') + "\n";
        QTest::newRow("X25519 with more") << "-> X25519 " + share + " x\n" + QString(43, 'A') + "\n";
        QTest::newRow("X25519 short share") << "-> X25519 AAAA\n" + QString(43, 'A') + "\n";
        QTest::newRow("X25519 long key") << "-> X25519 " + share + "\n" + QString(46, 'A') + "\n";
        QTest::newRow("X25519 short key") << "-> X25519 " + share + "\n" + QString(42, 'A') + "\n";
    }
    void refusesLooseStanzas() {
        QFETCH(QString, stanza);
        const Forge forge(m_identity.recipient());
        QCOMPARE(opened(forge.fine(forge.stanza() + stanza.toStdString())), std::string("malformed"));
    }
    void refusesOtherVersionsAndForms() {
        const std::string rest(textOf(m_small).substr(21));
        for (const auto* version :
             {"age-encryption.org/v2", "age-encryption.org/v1 ", "Age-encryption.org/v1", "",
              "\xef\xbb\xbf"
              "age-encryption.org/v1"}) {
            QVERIFY(opened(bytesOf(version + rest)) != "ok");
        }
        const Forge forge(m_identity.recipient());
        QCOMPARE(opened(forge.fine("")), std::string("malformed"));
        QVERIFY(opened(bytesOf("-----BEGIN AGE ENCRYPTED FILE-----\n")) != "ok");
    }
    void refusesAnEndlessHeader() {
        const Forge forge(m_identity.recipient());
        std::string many;
        while (many.size() < 80'000) {
            many += "-> other\n\n";
        }
        QCOMPARE(opened(forge.fine(many + forge.stanza())), std::string("too_large"));
    }
    void theFileKeyHasSixteenBytes() {
        // A wrapped key of another size would make one file open to two contents.
        const Forge forge(m_identity.recipient());
        const auto longKey = SecretBuffer::random(32).value();
        const auto ephemeral = AgeIdentity::generate().value();
        std::array<std::uint8_t, 32> shared{};
        QCOMPARE(
            crypto_scalarmult(shared.data(), ephemeral.bytes().data(), m_identity.recipient().bytes().data()),
            0);
        const auto stanza = stanzaFor(shared, ephemeral.recipient().bytes(), m_identity.recipient(), longKey);
        QCOMPARE(opened(forge.fine(stanza)), std::string("malformed"));
    }
};

QTEST_APPLESS_MAIN(TestAgeAttacks)
#include "tst_age_attacks.moc"
