// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include "tests/support/focus_walk.h"
#include "tests/support/text_walk.h"

#include <QQuickWindow>
#include <QTest>

#include <algorithm>

using namespace holdfast;
using namespace holdfast::test;

/// Every screen in every state and every layout: whoever cannot see, point or read small print reaches
/// everything, and no words are lost.
class TestScreens : public QObject {
    Q_OBJECT

private slots:
    void everyStateIsUsable_data();
    void everyStateIsUsable();
};

namespace {

struct Layout {
    const char* name;
    ScreenSetting setting;
};

const Layout layouts[] = {
    {"landscape", {.size = {1280, 800}}},
    {"landscape, left hand", {.size = {1280, 800}, .leftHanded = true}},
    {"landscape, 150% text", {.size = {1280, 800}, .textPercent = 150}},
    {"landscape, 200% text", {.size = {1280, 800}, .textPercent = 200}},
    {"landscape, 200% text, left hand", {.size = {1280, 800}, .textPercent = 200, .leftHanded = true}},
    {"portrait", {.size = {800, 1280}}},
    {"portrait, 200% text", {.size = {800, 1280}, .textPercent = 200}},
    {"phone", {.size = {360, 740}}},
    {"phone, 200% text", {.size = {360, 740}, .textPercent = 200}},
};

/// A field that teaches a keyboard, or hands out what is selected.
QStringList leakyFields(const QQuickItem& item) {
    QStringList faults;
    if (item.inherits("QQuickTextInput") || item.inherits("QQuickTextEdit")) {
        const Qt::InputMethodHints hints(item.property("inputMethodHints").toInt());
        if (!hints.testFlags(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText)) {
            faults << QStringLiteral("a keyboard learns from a field");
        }
        if (item.property("selectByMouse").toBool()) {
            faults << QStringLiteral("selecting in a field copies");
        }
    }
    for (const QQuickItem* child : item.childItems()) {
        faults << leakyFields(*child);
    }
    return faults;
}

/// Not walked with Tab yet: Tab through a ListView of Qt 6.4 comes to rows it has not placed.
bool hasRowsOfAList(const QQuickItem& item) {
    return item.isVisible() && ((item.inherits("QQuickListView") && item.property("count").toInt() > 0) ||
                                std::ranges::any_of(item.childItems(), [](const QQuickItem* child) {
                                    return hasRowsOfAList(*child);
                                }));
}

} // namespace

void TestScreens::everyStateIsUsable_data() {
    QTest::addColumn<int>("state");
    const auto states = allScreenStates();
    for (int i = 0; i < states.size(); ++i) {
        QTest::newRow(qPrintable(states.at(i).name)) << i;
    }
}

void TestScreens::everyStateIsUsable() {
    QFETCH(const int, state);
    const ScreenState shown = allScreenStates().at(state);
    ScreenHarness harness(shown.start);
    QVERIFY2(harness.ready(), qPrintable(harness.problem()));
    QVERIFY(shown.arrange(harness));
    QStringList faults = leakyFields(*harness.window().contentItem());
    for (const Layout& layout : layouts) {
        harness.set(layout.setting);
        QStringList found = harness.accessibilityFaults() + textFaults(harness.window());
        if (!hasRowsOfAList(*harness.window().contentItem())) {
            found << focusFaults(harness.window());
        }
        for (const QString& fault : found) {
            faults << QStringLiteral("%1: %2").arg(QLatin1String(layout.name), fault);
        }
    }
    faults << harness.warnings();
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
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
