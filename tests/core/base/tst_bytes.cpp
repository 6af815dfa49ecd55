// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"

#include <QTest>

using namespace holdfast;

class TestBytes : public QObject {
    Q_OBJECT
private slots:
    void writesHexInLowerCase() { QCOMPARE(toHex(Bytes{0x00, 0x9f, 0xff}), std::string("009fff")); }
    void readsHexInEitherCase() { QCOMPARE(fromHex("009FfF").value(), (Bytes{0x00, 0x9f, 0xff})); }
    void refusesHexThatIsNotHex() {
        for (const auto* text : {"0", "0g", "0 ", "0x00", "-1"}) {
            QVERIFY2(!fromHex(text), text);
        }
        QCOMPARE(fromHex("").value(), Bytes{});
    }

    /// RFC 4648 section 10.
    void writesAndReadsTheBase64Vectors() {
        const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                               {"f", "Zg=="},
                                                               {"fo", "Zm8="},
                                                               {"foo", "Zm9v"},
                                                               {"foob", "Zm9vYg=="},
                                                               {"fooba", "Zm9vYmE="},
                                                               {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, encoded] : vectors) {
            QCOMPARE(toBase64(bytesOf(plain)), std::string(encoded));
            QCOMPARE(fromBase64(encoded).value(), copyOf(bytesOf(plain)));
        }
    }
    void refusesLooseBase64() {
        // missing, excess and misplaced padding; spare bits set; white space; the other alphabet
        for (const auto* text : {"Zg", "Zg=", "Zg===", "Z===", "====", "Zg==Zg==", "Zh==", "Zm9=", "Zg==\n",
                                 " Zg==", "Zm 9v", "__--", "=Zg="}) {
            QVERIFY2(!fromBase64(text), text);
        }
    }
    void usesTheUrlAlphabetWithoutPadding() {
        const Bytes bytes{0xfb, 0xff, 0xfe, 0x00};
        QCOMPARE(toBase64Url(bytes), std::string("-__-AA"));
        QCOMPARE(fromBase64Url("-__-AA").value(), bytes);
    }
    void refusesLooseBase64Url() {
        for (const auto* text : {"AA==", "AB", "A", "AA+/", "AA\n", "AAAAA"}) {
            QVERIFY2(!fromBase64Url(text), text);
        }
    }
    void everyByteComesBack() {
        Bytes all;
        for (int i = 0; i < 256; ++i) {
            all.push_back(static_cast<std::uint8_t>(i));
            QCOMPARE(fromBase64(toBase64(all)).value(), all);
            QCOMPARE(fromBase64Url(toBase64Url(all)).value(), all);
            QCOMPARE(fromHex(toHex(all)).value(), all);
        }
    }
    void storesBigEndian() {
        Bytes out(12);
        storeBigEndian32(out, 0x01020304);
        storeBigEndian64(MutableByteView(out).subspan(4), 0x05060708090a0b0cULL);
        QCOMPARE(toHex(out), std::string("0102030405060708090a0b0c"));
        QCOMPARE(loadBigEndian32(out), 0x01020304U);
        QCOMPARE(loadBigEndian64(ByteView(out).subspan(4)), 0x05060708090a0b0cULL);
    }
    void viewsTextAsBytesAndBack() { QCOMPARE(textOf(bytesOf("a\0b")), std::string_view("a\0b")); }
};

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
