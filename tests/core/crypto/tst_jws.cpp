// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/jws.h"
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

constexpr std::string_view typ = "holdfast-order+jws";
constexpr std::string_view payload = "{\"a\":1}";

/// JSON with its quotes written as ' (moc 6.4 loses its way in raw string literals).
std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

/// A token with any header at all, rightly signed over it.
std::string forged(const SigningKey& key, std::string_view header, std::string_view encodedPayload) {
    const std::string text = toBase64Url(bytesOf(header)) + '.' + std::string(encodedPayload);
    return text + '.' + toBase64Url(key.sign(bytesOf(text)));
}
std::string forged(const SigningKey& key, std::string_view header) {
    return forged(key, header, toBase64Url(bytesOf(payload)));
}

} // namespace

class TestJws : public QObject {
    Q_OBJECT
    SigningKey m_key = SigningKey();

    std::string kid() const { return m_key.publicKey().thumbprint(); }
    std::string header() const {
        return json("{'alg':'EdDSA','kid':'") + kid() + json("','typ':'") + std::string(typ) + json("'}");
    }
    std::string verified(std::string_view token) const {
        return outcome(verifyJws(token, m_key.publicKey(), typ));
    }

private slots:
    void initTestCase() {
        QVERIFY(initialise());
        m_key = SigningKey::fromSeed(repeated(7, 32)).value();
    }
    void comesBackAsItWent() {
        const std::string token = signJws(m_key, typ, bytesOf(payload));
        const auto read = verifyJws(token, m_key.publicKey(), typ).value();
        QCOMPARE(textOf(read.payload), payload);
        QCOMPARE(read.kid, kid());
        QCOMPARE(read.typ, std::string(typ));
        QCOMPARE(token, forged(m_key, header()));
        const auto peeked = peekJws(token).value();
        QCOMPARE(peeked.kid, kid());
        QCOMPARE(peeked.typ, std::string(typ));
    }
    void carriesAnyBytes() {
        for (const std::size_t size : {0U, 1U, 2U, 3U, 1000U}) {
            const auto token = signJws(m_key, typ, pattern(size));
            QCOMPARE(verifyJws(token, m_key.publicKey(), typ).value().payload, pattern(size));
        }
    }
    void findsTheKeyByKid() {
        const auto token = signJws(m_key, typ, bytesOf(payload));
        const KeyLookup lookup = [&](std::string_view wanted) -> std::optional<VerifyingKey> {
            return wanted == kid() ? std::optional(m_key.publicKey()) : std::nullopt;
        };
        QVERIFY(verifyJws(token, lookup, typ));
        const auto other = SigningKey::generate().value();
        QCOMPARE(outcome(verifyJws(signJws(other, typ, {}), lookup, typ)), std::string("not_certified"));
    }
    void algNone() {
        const std::string none =
            json("{'alg':'none','kid':'") + kid() + json("','typ':'holdfast-order+jws'}");
        QCOMPARE(verified(forged(m_key, none)), std::string("malformed"));
        const std::string bare = toBase64Url(bytesOf(none)) + '.' + toBase64Url(bytesOf(payload)) + '.';
        QCOMPARE(verified(bare), std::string("malformed"));
        const std::string unsignedToken =
            toBase64Url(bytesOf(header())) + '.' + toBase64Url(bytesOf(payload)) + '.';
        QCOMPARE(verified(unsignedToken), std::string("bad_signature"));
    }
    void otherType() {
        QCOMPARE(verified(signJws(m_key, "holdfast-receipt+jws", bytesOf(payload))),
                 std::string("bad_signature"));
        QCOMPARE(verified(signJws(m_key, "holdfast-order+jw", bytesOf(payload))),
                 std::string("bad_signature"));
    }
    void extraHeaderMember() {
        std::string extra = header();
        extra.insert(extra.size() - 1, json(",'crit':[]"));
        QCOMPARE(verified(forged(m_key, extra)), std::string("malformed"));
        QCOMPARE(verified(forged(m_key, json("{'jku':'x',") + header().substr(1))), std::string("malformed"));
        // hidden in a type: quotes are no type characters
        const std::string hidden = json("{'alg':'EdDSA','kid':'") + kid() + json("','typ':'x','typ':'y'}");
        QCOMPARE(verified(forged(m_key, hidden)), std::string("malformed"));
    }
    void reorderedHeader() {
        const std::string reordered =
            json("{'kid':'") + kid() + json("','alg':'EdDSA','typ':'holdfast-order+jws'}");
        QCOMPARE(verified(forged(m_key, reordered)), std::string("malformed"));
    }
    void spacedOrMissingHeader() {
        QCOMPARE(verified(forged(m_key, " " + header())), std::string("malformed"));
        QCOMPARE(verified(forged(m_key, header() + "\n")), std::string("malformed"));
        QCOMPARE(verified(forged(m_key, json("{'alg':'EdDSA'}"))), std::string("malformed"));
        QCOMPARE(verified(forged(m_key, "")), std::string("malformed"));
    }
    void paddedBase64() {
        const std::string good = signJws(m_key, typ, bytesOf(payload));
        QCOMPARE(verified(good + "=="), std::string("malformed"));
        QVERIFY(toBase64(bytesOf(payload)).ends_with("=="));
        // rightly signed, but the payload has another spelling
        QCOMPARE(verified(forged(m_key, header(), toBase64(bytesOf(payload)))), std::string("malformed"));
        QCOMPARE(verified(forged(m_key, header(), "eyJhIjoxfR")), std::string("malformed"));
    }
    void signatureMalleability() {
        // 64 bytes leave four unused bits in the last character: setting one must not pass.
        const std::string good = signJws(m_key, typ, bytesOf(payload));
        constexpr std::string_view alphabet =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (const char last : alphabet) {
            if (std::string bad = good; last != good.back()) {
                bad.back() = last;
                QVERIFY(!verifyJws(bad, m_key.publicKey(), typ));
            }
        }
    }
    void kidMismatch() {
        const auto other = SigningKey::generate().value();
        // names our key, signed by another
        QCOMPARE(verified(forged(other, header())), std::string("bad_signature"));
        // another's token shown to our key
        QCOMPARE(verified(signJws(other, typ, bytesOf(payload))), std::string("bad_signature"));
        // names another key, signed by ours: the lookup hands out ours whatever is asked
        const std::string foreign = json("{'alg':'EdDSA','kid':'") + other.publicKey().thumbprint() +
                                    json("','typ':'holdfast-order+jws'}");
        const KeyLookup careless = [&](std::string_view) { return std::optional(m_key.publicKey()); };
        QCOMPARE(outcome(verifyJws(forged(m_key, foreign), careless, typ)), std::string("bad_signature"));
    }
    void flippedByteAnywhere() {
        const std::string good = signJws(m_key, typ, bytesOf(payload));
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (const unsigned bit : {1U, 4U, 0x20U, 0x80U}) {
                std::string bad = good;
                bad[i] = static_cast<char>(static_cast<unsigned char>(bad[i]) ^ bit);
                QVERIFY(!verifyJws(bad, m_key.publicKey(), typ));
            }
        }
    }
    void cutOrJoined() {
        const std::string good = signJws(m_key, typ, bytesOf(payload));
        for (std::size_t size = 0; size < good.size(); ++size) {
            QVERIFY(!verifyJws(std::string_view(good).substr(0, size), m_key.publicKey(), typ));
        }
        QVERIFY(!verifyJws(good + ".", m_key.publicKey(), typ));
        QVERIFY(!verifyJws(good + "." + good, m_key.publicKey(), typ));
        QVERIFY(!verifyJws("..", m_key.publicKey(), typ));
    }
};

QTEST_APPLESS_MAIN(TestJws)
#include "tst_jws.moc"
