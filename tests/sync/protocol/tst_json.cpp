// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"
#include "sync/protocol/json.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void refusesWhatIsNotOneCleanObject_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("number") << QByteArray("1");
        QTest::newRow("cut") << QByteArray(R"({"a":1)");
        QTest::newRow("more after it") << QByteArray(R"({"a":1} x)");
        QTest::newRow("duplicate") << QByteArray(R"({"a":1,"a":1})");
        QTest::newRow("duplicate spelled otherwise") << QByteArray(R"({"a":1,"\u0061":1})");
        QTest::newRow("duplicate deep inside") << QByteArray(R"({"a":[{"b":{"c":1,"c":2}}]})");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("comment") << QByteArray(R"({/*x*/"a":1})");
        QTest::newRow("number beyond all numbers") << QByteArray(R"({"a":1e999})");
        QTest::newRow("a hundred levels")
            << QByteArray(R"({"a":)") + QByteArray(100, '[') + QByteArray(100, ']') + '}';
        QTest::newRow("a million levels") << QByteArray(R"({"a":)") + QByteArray(1'000'000, '[');
    }
    void refusesWhatIsNotOneCleanObject() {
        QFETCH(QByteArray, text);
        QCOMPARE(codeOf(json::parseObject({text.constData(), static_cast<std::size_t>(text.size())})),
                 ErrorCode::Malformed);
    }

    void sameNameInTwoObjectsIsFine() {
        QVERIFY(json::parseObject(R"({"a":{"x":1},"b":{"x":1},"x":[{"x":1},{"x":2}]})"));
    }

    void gettersRefuseOtherTypes() {
        const auto value = must(json::parseObject(
            R"({"text":"x","number":5,"real":5.0,"big":18446744073709551615,"yes":true,"none":null,"list":["a",1]})"));
        QCOMPARE(must(json::text(value, "text")), std::string("x"));
        QCOMPARE(must(json::integer(value, "number")), std::int64_t{5});
        QVERIFY(must(json::flag(value, "yes")));
        QCOMPARE(must(json::array(value, "list"))->size(), std::size_t{2});
        for (const char* name : {"number", "yes", "none", "list", "absent"}) {
            QCOMPARE(codeOf(json::text(value, name)), ErrorCode::Malformed);
        }
        for (const char* name : {"text", "real", "big", "yes", "none", "absent"}) {
            QCOMPARE(codeOf(json::integer(value, name)), ErrorCode::Malformed);
        }
        QCOMPARE(codeOf(json::integer(value, "number", 6, 9)), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::texts(value, "list")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::object(value, "list")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::flag(value, "number")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::id<TeamId>(value, "text")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::text(must(json::array(value, "list"))->front(), "x")), ErrorCode::Malformed);
    }

    void sizesAndTimesHaveEnds() {
        const auto value =
            must(json::parseObject(R"({"negative":-1,"largest":9007199254740992,"more":9007199254740993})"));
        QVERIFY(json::size(value, "largest"));
        QCOMPARE(codeOf(json::size(value, "negative")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::size(value, "more")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::time(value, "negative")), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::time(value, "largest")), ErrorCode::Malformed);
    }

    void digestsAreLowerCase() {
        const std::string digest(64, 'a');
        QVERIFY(json::digestOf(digest));
        QCOMPARE(codeOf(json::digestOf(std::string(64, 'A'))), ErrorCode::Malformed);
        QCOMPARE(codeOf(json::digestOf(digest.substr(1))), ErrorCode::Malformed);
    }

    void writesBadUtf8WithoutThrowing() {
        QCOMPARE(json::write({{"a", "\xff"}}), std::string("{\"a\":\"\xEF\xBF\xBD\"}"));
    }

    void anotherVersionIsUnsupported() {
        QCOMPARE(codeOf(json::checkVersion(must(json::parseObject(R"({"v":2})")))), ErrorCode::Unsupported);
        QVERIFY(json::checkVersion(must(json::parseObject(R"({"v":1})"))));
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
