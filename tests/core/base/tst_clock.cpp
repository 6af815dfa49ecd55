// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/fake_clock.h"

#include <QTest>

using namespace holdfast;
using namespace std::chrono_literals;

class TestClock : public QObject {
    Q_OBJECT
private slots:
    void writesUtcWithMilliseconds() {
        QCOMPARE(toRfc3339(fromUnixMilliseconds(0)), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(toRfc3339(fromUnixMilliseconds(1'795'098'725'120)), std::string("2026-11-19T14:32:05.120Z"));
        QCOMPARE(toRfc3339(fromUnixMilliseconds(-1)), std::string("1969-12-31T23:59:59.999Z"));
    }
    void readsWhatItWrites() {
        for (const std::int64_t time : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{951'782'400'000},
                                        std::int64_t{1'795'098'725'120}}) {
            const auto read = fromRfc3339(toRfc3339(fromUnixMilliseconds(time)));
            QVERIFY(read);
            QCOMPARE(toUnixMilliseconds(*read), time);
        }
    }
    void readsWholeSeconds() {
        QCOMPARE(toUnixMilliseconds(fromRfc3339("2026-11-19T14:32:05Z").value()), 1'795'098'725'000);
    }
    void knowsLeapDays() {
        QVERIFY(fromRfc3339("2024-02-29T00:00:00Z"));
        QVERIFY(!fromRfc3339("2026-02-29T00:00:00Z"));
        QVERIFY(!fromRfc3339("2100-02-29T00:00:00Z"));
    }
    void refusesEveryOtherSpelling() {
        for (const auto* text : {"",
                                 "2026-11-19",
                                 "2026-11-19T14:32:05",
                                 "2026-11-19t14:32:05z",
                                 "2026-11-19 14:32:05Z",
                                 "2026-11-19T14:32:05+00:00",
                                 "2026-11-19T14:32:05.1Z",
                                 "2026-11-19T14:32:05.1200Z",
                                 "2026-11-19T14:32:05,120Z",
                                 "2026-13-19T14:32:05Z",
                                 "2026-00-19T14:32:05Z",
                                 "2026-11-31T14:32:05Z",
                                 "2026-11-19T24:00:00Z",
                                 "2026-11-19T14:60:05Z",
                                 "2026-11-19T14:32:60Z",
                                 "2026-11-19T-1:32:05Z",
                                 "2026-11-19T 1:32:05Z",
                                 "-026-11-19T14:32:05Z",
                                 "2026-11-19T14:32:05Z ",
                                 "2026-1a-19T14:32:05Z"}) {
            QVERIFY2(!fromRfc3339(text), text);
        }
    }
    void realClocksMoveForward() {
        const SystemClock clock;
        const auto boot = clock.sinceBoot();
        QVERIFY(clock.now() > fromRfc3339("2020-01-01T00:00:00Z").value());
        QVERIFY(boot > 0ms);
        QVERIFY(clock.sinceBoot() >= boot);
    }
    void aFakeClockMovesOnlyWhenTold() {
        FakeClock clock;
        QCOMPARE(toRfc3339(clock.now()), std::string("2026-11-19T09:00:00.000Z"));
        clock.advance(1500ms);
        QCOMPARE(toRfc3339(clock.now()), std::string("2026-11-19T09:00:01.500Z"));
        QCOMPARE(clock.sinceBoot(), BootTime{3'601'500});
        clock.setNow(fromUnixMilliseconds(0));
        QCOMPARE(clock.sinceBoot(), BootTime{3'601'500});
        clock.reboot();
        QCOMPARE(clock.sinceBoot(), BootTime{0});
        QCOMPARE(toUnixMilliseconds(clock.now()), 0);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
