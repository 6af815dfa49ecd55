// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/xchacha.h"
#include "tests/core/store/store_helpers.h"

#include <random>
#include <sodium.h>

using namespace storetest;
using holdfast::store::seal::Xchacha;

/// The fast XChaCha20-Poly1305 makes the standard's bytes and refuses everything else.
class SealCipherTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { HF_OK(crypto::initialise()); }

    void makesTheBytesOfTheStandard() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1
        const Bytes key = *fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        const Bytes nonce = *fromHex("404142434445464748494a4b4c4d4e4f5051525354555657");
        const Bytes associated = *fromHex("50515253c0c1c2c3c4c5c6c7");
        const std::string_view plain =
            "Ladies and Gentlemen of the class of '99: If I could offer you only one "
            "tip for the future, sunscreen would be it.";
        Bytes sealed(plain.size());
        Bytes tag(Xchacha::tagSize);
        Xchacha aead;
        aead.seal(sealed, tag, bytesOf(plain), associated, nonce, key);
        QCOMPARE(toHex(sealed),
                 std::string("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b"
                             "0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945"
                             "b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f6"
                             "15c68b13b52e"));
        QCOMPARE(toHex(tag), std::string("c0875924c1c7987947deafd8780acf49"));
    }

    void agreesWithLibsodium() {
        std::mt19937_64 random(7);
        const auto draw = [&random](std::size_t size) {
            Bytes bytes(size);
            std::ranges::generate(bytes, [&] { return static_cast<std::uint8_t>(random()); });
            return bytes;
        };
        Xchacha aead;
        for (const std::size_t size :
             {1U, 15U, 16U, 17U, 28U, 32U, 63U, 64U, 65U, 255U, 1000U, 4056U, 4096U, 70000U}) {
            const Bytes key = draw(Xchacha::keySize);
            const Bytes nonce = draw(Xchacha::nonceSize);
            const Bytes associated = draw(28);
            const Bytes plain = draw(size);
            Bytes theirs(size);
            Bytes theirTag(Xchacha::tagSize);
            crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
                theirs.data(), theirTag.data(), nullptr, plain.data(), plain.size(), associated.data(),
                associated.size(), nullptr, nonce.data(), key.data());
            Bytes ours(size);
            Bytes ourTag(Xchacha::tagSize);
            aead.seal(ours, ourTag, plain, associated, nonce, key);
            QCOMPARE(ours, theirs);
            QCOMPARE(ourTag, theirTag);
            QVERIFY(Xchacha::verify(ours, ourTag, associated, nonce, key));
            Bytes opened(size);
            QVERIFY(aead.open(opened, theirs, theirTag, associated, nonce, key));
            QCOMPARE(opened, plain);
            QVERIFY(aead.open(ours, ours, ourTag, associated, nonce, key)); // in place, as pages are read
            QCOMPARE(ours, plain);
        }
    }

    void opensNothingThatWasChanged() {
        const Bytes key(Xchacha::keySize, 1);
        const Bytes nonce(Xchacha::nonceSize, 2);
        const Bytes associated(28, 3);
        const Bytes plain(300, 4);
        Bytes sealed(plain.size());
        Bytes tag(Xchacha::tagSize);
        Xchacha aead;
        aead.seal(sealed, tag, plain, associated, nonce, key);
        const auto refuses = [&](Bytes changed, Bytes Parts::*part) {
            Parts parts{sealed, tag, associated, nonce, key};
            parts.*part = std::move(changed);
            Bytes out(plain.size(), 9);
            const bool opened =
                aead.open(out, parts.sealed, parts.tag, parts.associated, parts.nonce, parts.key);
            return !opened && out == Bytes(plain.size(), 0) &&
                   !Xchacha::verify(parts.sealed, parts.tag, parts.associated, parts.nonce, parts.key);
        };
        const auto sweep = [&](const Bytes& good, Bytes Parts::*part) {
            for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
                Bytes bad = good;
                bad[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
                QVERIFY(refuses(bad, part));
            }
        };
        sweep(sealed, &Parts::sealed);
        sweep(tag, &Parts::tag);
        sweep(associated, &Parts::associated);
        sweep(nonce, &Parts::nonce);
        sweep(key, &Parts::key);
        Bytes out(plain.size());
        QVERIFY(aead.open(out, sealed, tag, associated, nonce, key)); // a refusal leaves no trace
    }

private:
    struct Parts {
        Bytes sealed, tag, associated, nonce, key;
    };
};

QTEST_APPLESS_MAIN(SealCipherTest)
#include "tst_seal_cipher.moc"
