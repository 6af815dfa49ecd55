// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include "app/models/entry_detail_model.h"
#include "app/models/id_text.h"
#include "tests/support/tallowby.h"

#include <QQuickWindow>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using Start = ScreenHarness::Start;

/// What comes before, around and above the pages, and an entry's detail, by touch and by keyboard.
class TestShellScreens : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void unlocksByKeyboard();
    void unlocksByTouch();
    void setsUpByKeyboard();
    void settingsByTouchAndKey();
    void coverIsLeftByKeyAndByTwoTapsOnly();
    void theNoticeIsGivenBackLocked();
    void ctrlLLocksEveryScreen_data();
    void ctrlLLocksEveryScreen();
    void f6GoesThroughTheRegionsAndRound();
    void anEntryChangesByTouchAndKey();

private:
    [[nodiscard]] bool start(Start how);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(std::string_view text);
    [[nodiscard]] bool touch(const QString& name);
    [[nodiscard]] bool press(const QString& name, Qt::Key with = Qt::Key_Return);
    [[nodiscard]] QQuickItem* named(const QString& name) { return m_harness->find(name, "accessibleName"); }

    std::unique_ptr<ScreenHarness> m_harness;
};

bool TestShellScreens::start(Start how) {
    m_harness = std::make_unique<ScreenHarness>(how);
    return m_harness->ready();
}

void TestShellScreens::cleanup() {
    const QStringList warnings = m_harness ? m_harness->warnings() : QStringList();
    m_harness.reset();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
}

void TestShellScreens::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(&m_harness->window(), key, modifiers);
    m_harness->settle();
}

void TestShellScreens::type(std::string_view text) {
    for (const char letter : text) {
        QTest::keyClick(&m_harness->window(), letter);
    }
}

bool TestShellScreens::touch(const QString& name) {
    static const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QQuickItem* item = named(name);
    if (item == nullptr) {
        return false;
    }
    const QPoint at = item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    QTest::touchEvent(&m_harness->window(), screen.get()).press(1, at);
    QTest::touchEvent(&m_harness->window(), screen.get()).release(1, at);
    m_harness->settle();
    return true;
}

bool TestShellScreens::press(const QString& name, Qt::Key with) {
    QQuickItem* item = named(name);
    if (item == nullptr) {
        return false;
    }
    item->forceActiveFocus(Qt::TabFocusReason);
    key(with);
    return true;
}

void TestShellScreens::unlocksByKeyboard() {
    QVERIFY(start(Start::Locked));
    type(TestTablet::passphrase); // the field has the keyboard from the first moment
    QTest::keyClick(&m_harness->window(), Qt::Key_Return);
    QVERIFY(ScreenHarness::waitFor([this] { return m_harness->app().stage() == ui::stage::Open; }));
    m_harness->settle();
}

void TestShellScreens::unlocksByTouch() {
    QVERIFY(start(Start::Locked));
    QVERIFY(touch(QStringLiteral("Unlock"))); // nothing typed yet: it leads to the field
    type(TestTablet::passphrase);
    QVERIFY(touch(QStringLiteral("Unlock")));
    QVERIFY(ScreenHarness::waitFor([this] { return m_harness->app().stage() == ui::stage::Open; }));
    m_harness->settle();
}

void TestShellScreens::setsUpByKeyboard() {
    QVERIFY(start(Start::NotSetUp));
    m_harness->ui().desk().holdEnrolmentCode(m_harness->tablet().enrolmentCode());
    auto* setUp = m_harness->window().findChild<QObject*>(QStringLiteral("setUpModel"));
    QVERIFY(setUp != nullptr && QMetaObject::invokeMethod(setUp, "takeCodeFromFile"));
    m_harness->settle();
    type(TestTablet::passphrase);
    QTest::keyClick(&m_harness->window(), Qt::Key_Return); // to the second field
    type(TestTablet::passphrase);
    QTest::keyClick(&m_harness->window(), Qt::Key_Return);
    QVERIFY(ScreenHarness::waitFor([this] {
        return m_harness->app().stage() == ui::stage::Open ||
               m_harness->find(QStringLiteral("Waiting for the council")) != nullptr;
    }));
    m_harness->settle();
}

void TestShellScreens::settingsByTouchAndKey() {
    QVERIFY(start(Start::Open));
    QVERIFY(touch(QStringLiteral("Settings")));
    QVERIFY(touch(QStringLiteral("125%")));
    QCOMPARE(m_harness->app().settings()->textPercent(), 125);
    QVERIFY(press(QStringLiteral("100%"), Qt::Key_Space));
    QCOMPARE(m_harness->app().settings()->textPercent(), 100);
    QVERIFY(touch(QStringLiteral("Dark")));
    QCOMPARE(m_harness->app().settings()->appearance(), static_cast<int>(ui::appearance::Dark));
    QVERIFY(press(QStringLiteral("Left")));
    QCOMPARE(m_harness->app().settings()->hand(), static_cast<int>(ui::hand::Left));
    const bool before = m_harness->app().settings()->reducedMotion();
    QVERIFY(press(QStringLiteral("Less movement"), Qt::Key_Space));
    QCOMPARE(m_harness->app().settings()->reducedMotion(), !before);
}

void TestShellScreens::coverIsLeftByKeyAndByTwoTapsOnly() {
    QVERIFY(start(Start::Open));
    QVERIFY(touch(QStringLiteral("Cover")));
    QVERIFY(m_harness->app().covered());
    QVERIFY(touch(QStringLiteral("Hold to show"))); // one tap may be an accident
    QVERIFY(m_harness->app().covered());
    key(Qt::Key_Return);
    QVERIFY(!m_harness->app().covered());
    QVERIFY(press(QStringLiteral("Cover"), Qt::Key_Space));
    QVERIFY(m_harness->app().covered());
    QVERIFY(touch(QStringLiteral("Lock"))); // Lock stays live on it
    QCOMPARE(m_harness->app().stage(), ui::stage::Locked);
}

void TestShellScreens::theNoticeIsGivenBackLocked() {
    QVERIFY(start(Start::Locked));
    QVERIFY(press(QStringLiteral("Privacy notice")));
    QVERIFY(m_harness->app().noticeShown());
    QVERIFY(touch(QStringLiteral("For a child")));
    QVERIFY(named(QStringLiteral("For an adult")) != nullptr);
    QVERIFY(press(QStringLiteral("Give the tablet back"), Qt::Key_Space));
    QVERIFY(!m_harness->app().noticeShown());
    QCOMPARE(m_harness->app().stage(), ui::stage::Locked);
}

void TestShellScreens::ctrlLLocksEveryScreen_data() {
    QTest::addColumn<int>("state");
    const auto states = allScreenStates();
    for (int i = 0; i < states.size(); ++i) {
        if (states.at(i).start == Start::Open) {
            QTest::newRow(qPrintable(states.at(i).name)) << i;
        }
    }
}

void TestShellScreens::ctrlLLocksEveryScreen() {
    QFETCH(const int, state);
    const ScreenState shown = allScreenStates().at(state);
    QVERIFY(start(shown.start));
    QVERIFY(shown.arrange(*m_harness));
    key(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(m_harness->app().stage(), ui::stage::Locked);
    QVERIFY(!m_harness->tablet().tablet().withSession([](service::Session&) -> Result<int> { return 1; }));
}

void TestShellScreens::f6GoesThroughTheRegionsAndRound() {
    QVERIFY(start(Start::Open));
    const auto family = fillTallowby(m_harness->tablet());
    m_harness->app().navigator()->open(ui::screen::Visit, ui::textOf(family.visit));
    m_harness->settle();
    QVERIFY(ScreenHarness::waitFor([this] { return named(QStringLiteral("Finish visit")) != nullptr; }));
    named(QStringLiteral("Cover"))->forceActiveFocus(Qt::TabFocusReason);
    QStringList met;
    for (int i = 0; i < 5; ++i) {
        key(Qt::Key_F6);
        const QQuickItem* at = m_harness->window().activeFocusItem();
        QVERIFY(at != nullptr);
        const QRectF area = at->mapRectToScene(QRectF(0, 0, at->width(), at->height()));
        met << (area.right() < 90     ? QStringLiteral("rail")
                : area.right() < 395  ? QStringLiteral("summary")
                : area.bottom() < 125 ? QStringLiteral("head")
                : area.bottom() < 660 ? QStringLiteral("list")
                                      : QStringLiteral("writing"));
    }
    QCOMPARE(met, (QStringList{QStringLiteral("summary"), QStringLiteral("head"), QStringLiteral("list"),
                               QStringLiteral("writing"), QStringLiteral("rail")}));
}

void TestShellScreens::anEntryChangesByTouchAndKey() {
    QVERIFY(start(Start::Open));
    const auto family = fillTallowby(m_harness->tablet());
    m_harness->app().navigator()->open(ui::screen::Entry, ui::textOf(family.saidByMaud));
    m_harness->settle();
    auto* model = m_harness->window().findChild<ui::EntryDetailModel*>();
    QVERIFY(model != nullptr && ScreenHarness::waitFor([model] { return model->loaded(); }));
    QVERIFY(touch(QStringLiteral("Observation")));
    QCOMPARE(model->kind(), ui::kind::Observation);
    named(QStringLiteral("Observation"))->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Right);
    QCOMPARE(model->kind(), ui::kind::Opinion);
    QVERIFY(press(QStringLiteral("About Wren Tallowby, 8"), Qt::Key_Space));
    QVERIFY(touch(QStringLiteral("Take this out")));
    QVERIFY(ScreenHarness::waitFor([model] { return model->takenOut(); }));
    m_harness->settle();
    QVERIFY(press(QStringLiteral("Undo: Entry taken out")));
    QVERIFY(ScreenHarness::waitFor([model] { return !model->takenOut(); }));
    m_harness->settle();
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestShellScreens tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_shell_screens.moc"
