// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// Every screen in every state: it loads without a warning, and whoever cannot see or point reaches
/// everything.
class TestScreens : public QObject {
    Q_OBJECT

private slots:
    void everyStateIsReachableWithoutSight_data();
    void everyStateIsReachableWithoutSight();
};

void TestScreens::everyStateIsReachableWithoutSight_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("text");
    const auto states = allScreenStates();
    for (int i = 0; i < states.size(); ++i) {
        const auto name = states.at(i).name;
        QTest::addRow("%s landscape", qPrintable(name)) << i << QSize(1280, 800) << 100;
        QTest::addRow("%s portrait", qPrintable(name)) << i << QSize(800, 1280) << 100;
        QTest::addRow("%s phone", qPrintable(name)) << i << QSize(360, 800) << 100;
        QTest::addRow("%s large text", qPrintable(name)) << i << QSize(1280, 800) << 200;
    }
}

void TestScreens::everyStateIsReachableWithoutSight() {
    QFETCH(const int, state);
    QFETCH(const QSize, size);
    QFETCH(const int, text);
    const ScreenState shown = allScreenStates().at(state);
    ScreenHarness harness(shown.start, {.size = size, .textPercent = text});
    QVERIFY2(harness.ready(), qPrintable(harness.problem()));
    QVERIFY(shown.arrange(harness));
    const auto faults =
        harness.accessibilityFaults({.minimumTarget = 48, .insideWindow = shown.insideWindow});
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    QVERIFY2(harness.warnings().isEmpty(), qPrintable(harness.warnings().join(QLatin1Char('\n'))));
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestScreens tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_screens.moc"
