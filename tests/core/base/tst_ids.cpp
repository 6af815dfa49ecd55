// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fake_clock.h"
#include "core/base/fake_random.h"
#include "core/base/ids.h"

#include <QTest>
#include <type_traits>
#include <unordered_set>

using namespace holdfast;

static_assert(!std::is_convertible_v<CaseId, VisitId>, "one kind of id must not pass for another");
static_assert(!std::is_constructible_v<CaseId, VisitId>);
static_assert(!std::is_convertible_v<Uuid, CaseId>);

class TestIds : public QObject {
    Q_OBJECT
private slots:
    void carriesTheTimeVersionAndVariant() {
        FakeClock clock;
        clock.setNow(fromUnixMilliseconds(0x0123456789abLL));
        FakeRandom random;
        const Uuid id = Uuid::create(clock, random);
        QCOMPARE(toHex(id.bytes().first(6)), std::string("0123456789ab"));
        QCOMPARE(id.bytes()[6] >> 4, 7);
        QCOMPARE(id.bytes()[8] >> 6, 2);
    }
    void sortsByTimeOfMaking() {
        FakeClock clock;
        FakeRandom random;
        Uuid before = Uuid::create(clock, random);
        for (int i = 0; i < 100; ++i) {
            clock.advance(std::chrono::milliseconds(1));
            const Uuid next = Uuid::create(clock, random);
            QVERIFY(before < next);
            QVERIFY(before.text() < next.text());
            before = next;
        }
    }
    void differsWithinOneMillisecond() {
        const FakeClock clock;
        FakeRandom random;
        std::unordered_set<CaseId> seen;
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(seen.insert(CaseId::create(clock, random)).second);
        }
    }
    void readsTheTextItWrites() {
        const std::string text = "01938a5f-3c00-7abc-8def-0123456789ab";
        QCOMPARE(Uuid::parse(text).value().text(), text);
        QCOMPARE(VisitId::parse(text).value().text(), text);
    }
    void refusesEveryOtherSpelling() {
        for (const auto* text :
             {"", "01938A5F-3C00-7ABC-8DEF-0123456789AB", "01938a5f3c007abc8def0123456789ab",
              "{1938a5f-3c00-7abc-8def-0123456789a}", "01938a5f-3c00-7abc-8def-0123456789ag",
              "01938a5f-3c00-7abc-8def-0123456789a-", "01938a5f-3c00-7abc-8def-0123456789abc",
              "01938a5f-3c00-7abc-8def_0123456789ab"}) {
            QVERIFY2(!Uuid::parse(text), text);
        }
    }
    void wantsSixteenBytes() {
        QVERIFY(Uuid::fromBytes(Bytes(16)));
        QVERIFY(!Uuid::fromBytes(Bytes(15)));
        QVERIFY(!Uuid::fromBytes(Bytes(17)));
        QVERIFY(Uuid::fromBytes(Bytes(16)).value().isNil());
    }
};

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
