// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <QTest>
#include <memory>

using namespace holdfast;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) {
        return Error(ErrorCode::InvalidArgument, number);
    }
    return number / 2;
}
Result<int> quarter(int number) {
    HOLDFAST_TRY(const int once, half(number));
    HOLDFAST_TRY(const int twice, half(once));
    return twice;
}
Result<void> mustBeEven(int number, int& reached) {
    HOLDFAST_CHECK(half(number));
    ++reached;
    return {};
}

} // namespace

class TestResult : public QObject {
    Q_OBJECT
private slots:
    void holdsAValue() {
        const auto result = half(8);
        QVERIFY(result);
        QCOMPARE(*result, 4);
    }
    void holdsAnError() {
        const auto result = half(7);
        QVERIFY(!result);
        QCOMPARE(result.code(), ErrorCode::InvalidArgument);
        QCOMPARE(result.error().detail(), 7);
    }
    void tryPassesTheFirstErrorOn() {
        QCOMPARE(quarter(8).value(), 2);
        QCOMPARE(quarter(6).error().detail(), 3);
    }
    void checkLeavesOnAnError() {
        int reached = 0;
        QVERIFY(mustBeEven(2, reached));
        QVERIFY(!mustBeEven(3, reached));
        QCOMPARE(reached, 1);
    }
    void carriesWhatCannotBeCopied() {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 5);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
