// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_model.h"
#include "app/models/id_text.h"
#include "app/models/sending_model.h"
#include "app/models/today_model.h"
#include "tests/support/screen_harness.h"
#include "tests/support/workday.h"

#include <QQuickWindow>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using Start = ScreenHarness::Start;

/// Today, the finish check and Sending by touch, keyboard and screen reader, over a real tablet.
class TestDayScreens : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aTouchStartsTheVisit();
    void enterStartsTheVisit();
    void coveredNoteIsReadWhileHeldOnly();
    void screenReaderHearsNoOtherFamilyOnAVisit();
    void largeTextKeepsStartAtTheFoot();
    void aVisitThatNobodyPlannedBegins();
    void escapeClosesTheSheetAndKeepsWords();
    void thePillOpensSending();
    void aWayIsTakenByTouch();
    void aWayIsTakenByKeyboard();
    void aWayThatNeedsACallSaysHow();
    void sendLeadsToSending();
    void sendIsThereWhateverStandsOpen();
    void aReceiptOpensByKeyboard();
    void sendNowAsksTheAgent();

private:
    void touch(QQuickItem* item);
    void press(QQuickItem* item, Qt::Key key = Qt::Key_Return);
    void typeText(const char* text);
    [[nodiscard]] QQuickItem* button(const QString& name);
    template <typename Model>
    [[nodiscard]] Model* model();
    [[nodiscard]] bool open(ui::screen::Screen screen, const QString& subject = {});
    [[nodiscard]] QString everythingSaid();

    std::unique_ptr<ScreenHarness> m_harness;
};

void TestDayScreens::init() {
    m_harness = std::make_unique<ScreenHarness>(Start::Open);
    QVERIFY2(m_harness->ready(), qPrintable(m_harness->problem()));
}

void TestDayScreens::cleanup() {
    const QStringList warnings = m_harness->warnings();
    m_harness.reset();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
}

void TestDayScreens::touch(QQuickItem* item) {
    static const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint at = item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    QTest::touchEvent(&m_harness->window(), screen.get()).press(1, at);
    QTest::touchEvent(&m_harness->window(), screen.get()).release(1, at);
    m_harness->settle();
}

void TestDayScreens::press(QQuickItem* item, Qt::Key key) {
    item->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&m_harness->window(), key);
    m_harness->settle();
}

void TestDayScreens::typeText(const char* text) {
    for (; *text != '\0'; ++text) {
        QTest::keyClick(&m_harness->window(), *text);
    }
}

QQuickItem* TestDayScreens::button(const QString& name) {
    return m_harness->find(name, "accessibleName");
}

template <typename Model>
Model* TestDayScreens::model() {
    // A page that was left may not be deleted yet: the last one is on the screen.
    const auto all = m_harness->window().findChildren<Model*>();
    return all.isEmpty() ? nullptr : all.last();
}

bool TestDayScreens::open(ui::screen::Screen screen, const QString& subject) {
    auto& navigator = *m_harness->app().navigator();
    navigator.show(ui::screen::Settings);
    m_harness->settle();
    if (screen == ui::screen::Today) {
        navigator.show(screen);
    } else {
        navigator.open(screen, subject);
    }
    const bool there = ScreenHarness::waitFor([&] {
        return screen == ui::screen::Today ? model<ui::TodayModel>() && model<ui::TodayModel>()->loaded()
               : screen == ui::screen::Finish
                   ? model<ui::FinishModel>() && model<ui::FinishModel>()->loaded()
                   : model<ui::SendingModel>() && model<ui::SendingModel>()->loaded();
    });
    m_harness->settle();
    return there;
}

QString TestDayScreens::everythingSaid() {
    m_harness->settle();
    QStringList all;
    for (const auto& thing : accessibleThings(m_harness->window())) {
        all << thing.name << thing.description;
    }
    return all.join(u'\n');
}

void TestDayScreens::aTouchStartsTheVisit() {
    QVERIFY(fillWorkday(m_harness->tablet()) && open(ui::screen::Today));
    QQuickItem* start = button(QStringLiteral("Start visit"));
    QVERIFY(start != nullptr);
    touch(start);
    QVERIFY(
        ScreenHarness::waitFor([&] { return m_harness->app().navigator()->screen() == ui::screen::Visit; }));
    QCOMPARE(m_harness->app().navigator()->subject(),
             ui::textOf(visitOf(m_harness->tablet(), "Tallowby family")));
    m_harness->settle();
}

void TestDayScreens::enterStartsTheVisit() {
    QVERIFY(open(ui::screen::Today));
    QQuickItem* start = button(QStringLiteral("Start visit"));
    QVERIFY(start != nullptr);
    press(start);
    QVERIFY(
        ScreenHarness::waitFor([&] { return m_harness->app().navigator()->screen() == ui::screen::Visit; }));
    m_harness->settle();
}

void TestDayScreens::coveredNoteIsReadWhileHeldOnly() {
    QVERIFY(open(ui::screen::Today));
    QQuickItem* note = button(QStringLiteral("1 covered note"));
    QVERIFY(note != nullptr);
    QVERIFY(!everythingSaid().contains(QStringLiteral("Saltmarsh Police")));
    const QPoint at = note->mapToScene({note->width() / 2, note->height() / 2}).toPoint();
    QTest::mousePress(&m_harness->window(), Qt::LeftButton, {}, at);
    QVERIFY(ScreenHarness::waitFor([&] { return !model<ui::TodayModel>()->coveredNotes().isEmpty(); }));
    QTest::mouseRelease(&m_harness->window(), Qt::LeftButton, {}, at);
    press(note); // a tap opened it for ten seconds; this closes it at once
    QVERIFY(ScreenHarness::waitFor([&] { return model<ui::TodayModel>()->coveredNotes().isEmpty(); }));
    QVERIFY(!everythingSaid().contains(QStringLiteral("Saltmarsh Police")));
}

void TestDayScreens::screenReaderHearsNoOtherFamilyOnAVisit() {
    QVERIFY(fillWorkday(m_harness->tablet()) && beginTallowby(m_harness->tablet()) &&
            open(ui::screen::Today));
    const QString said = everythingSaid();
    QVERIFY(said.contains(QStringLiteral("Tallowby family")));
    for (const auto* name : {"Bramblecote", "Pellingale", "Quillfeather", "Police", "Maud"}) {
        QVERIFY2(!said.contains(QLatin1String(name)), name);
    }
}

void TestDayScreens::largeTextKeepsStartAtTheFoot() {
    m_harness->set({.textPercent = 200});
    QVERIFY(fillWorkday(m_harness->tablet()) && open(ui::screen::Today));
    QQuickItem* start = button(QStringLiteral("Start visit"));
    QVERIFY(start != nullptr);
    const QRectF area = start->mapRectToScene({0, 0, start->width(), start->height()});
    QVERIFY(QRectF(QPointF(), m_harness->window().size()).contains(area));
}

void TestDayScreens::aVisitThatNobodyPlannedBegins() {
    QVERIFY(open(ui::screen::Today));
    touch(button(QStringLiteral("Visit not planned")));
    QVERIFY(ScreenHarness::waitFor([&] { return button(QStringLiteral("Rufus Pellingale")) != nullptr; }));
    m_harness->settle();
    press(button(QStringLiteral("Rufus Pellingale")));
    auto* sheet = m_harness->find(QStringLiteral("Visit not planned"), "title");
    QVERIFY(sheet != nullptr);
    QQuickItem* start = nullptr;
    for (auto* item : sheet->findChildren<QQuickItem*>()) {
        if (item->isVisible() &&
            item->property("accessibleName").toString() == QStringLiteral("Start visit")) {
            start = item;
        }
    }
    QVERIFY(start != nullptr);
    press(start);
    QVERIFY(
        ScreenHarness::waitFor([&] { return m_harness->app().navigator()->screen() == ui::screen::Visit; }));
    m_harness->settle();
}

void TestDayScreens::escapeClosesTheSheetAndKeepsWords() {
    QVERIFY(open(ui::screen::Today));
    touch(button(QStringLiteral("Visit not planned")));
    QQuickItem* where = m_harness->find(QStringLiteral("Where"), "label");
    QVERIFY(where != nullptr);
    where->forceActiveFocus();
    typeText("Harbour steps");
    QTest::keyClick(&m_harness->window(), Qt::Key_Escape);
    m_harness->settle();
    QVERIFY(m_harness->find(QStringLiteral("Where"), "label") == nullptr);
    touch(button(QStringLiteral("Visit not planned")));
    where = m_harness->find(QStringLiteral("Where"), "label");
    QVERIFY(where != nullptr);
    QCOMPARE(where->property("text").toString(), QStringLiteral("Harbour steps"));
}

void TestDayScreens::thePillOpensSending() {
    QVERIFY(open(ui::screen::Today));
    QQuickItem* pill = button(m_harness->app().syncWords());
    QVERIFY(pill != nullptr);
    touch(pill);
    QCOMPARE(m_harness->app().navigator()->screen(), ui::screen::Sending);
}

void TestDayScreens::aWayIsTakenByTouch() {
    const auto visit = troubledVisit(m_harness->tablet());
    QVERIFY(open(ui::screen::Finish, ui::textOf(visit)));
    const int before = model<ui::FinishModel>()->toResolve()->count();
    touch(button(QStringLiteral("To resolve: Where is the paper now?")));
    touch(button(QStringLiteral("It is with me now, locked in my bag")));
    QVERIFY(
        ScreenHarness::waitFor([&] { return model<ui::FinishModel>()->toResolve()->count() == before - 1; }));
    m_harness->settle();
}

void TestDayScreens::aWayIsTakenByKeyboard() {
    const auto visit = troubledVisit(m_harness->tablet());
    QVERIFY(open(ui::screen::Finish, ui::textOf(visit)));
    press(button(QStringLiteral("Advised: Ottoline Brack is not part of this case")));
    press(button(QStringLiteral("Say why the note needs to name them")));
    QQuickItem* field = m_harness->find(QStringLiteral("Why the note needs to name them"), "label");
    QVERIFY(field != nullptr);
    field->forceActiveFocus(Qt::TabFocusReason);
    typeText("She heard it.");
    press(button(QStringLiteral("Record it")));
    QVERIFY(ScreenHarness::waitFor([&] {
        return button(QStringLiteral("Advised: Ottoline Brack is not part of this case")) == nullptr;
    }));
    m_harness->settle();
}

void TestDayScreens::aWayThatNeedsACallSaysHow() {
    const auto visit = troubledVisit(m_harness->tablet());
    QVERIFY(open(ui::screen::Finish, ui::textOf(visit)));
    const QString words = QStringLiteral(
        "This tablet makes no calls. Ring from a phone, and write down whom you spoke to and when.");
    QVERIFY(m_harness->find(words) == nullptr);
    press(button(QStringLiteral("Ask for a strategy discussion")));
    m_harness->settle();
    QVERIFY(m_harness->find(words) != nullptr);
}

void TestDayScreens::sendLeadsToSending() {
    const auto visit = troubledVisit(m_harness->tablet());
    QVERIFY(open(ui::screen::Finish, ui::textOf(visit)));
    touch(button(QStringLiteral("Send to the case record")));
    QVERIFY(ScreenHarness::waitFor(
        [&] { return m_harness->app().navigator()->screen() == ui::screen::Sending; }));
    QVERIFY(!m_harness->app().onVisit());
    QVERIFY(ScreenHarness::waitFor(
        [&] { return model<ui::SendingModel>() && model<ui::SendingModel>()->waiting()->count() == 1; }));
    m_harness->settle();
}

void TestDayScreens::sendIsThereWhateverStandsOpen() {
    const auto visit = troubledVisit(m_harness->tablet());
    for (const auto& setting : {ScreenSetting{}, ScreenSetting{.size = {800, 1280}},
                                ScreenSetting{.size = {360, 800}}, ScreenSetting{.textPercent = 200}}) {
        m_harness->set(setting);
        QVERIFY(open(ui::screen::Finish, ui::textOf(visit)));
        QQuickItem* send = button(QStringLiteral("Send to the case record"));
        QVERIFY(send != nullptr && send->isEnabled());
        const QRectF area = send->mapRectToScene({0, 0, send->width(), send->height()});
        QVERIFY(QRectF(QPointF(), m_harness->window().size()).contains(area));
    }
}

void TestDayScreens::aReceiptOpensByKeyboard() {
    QVERIFY(sendTwo(m_harness->tablet()) && receiveFirst(m_harness->tablet()) && open(ui::screen::Sending));
    QVERIFY(!everythingSaid().contains(QStringLiteral("signed by the case system")));
    QQuickItem* row = button(QStringLiteral("Bramblecote visit, today"));
    QVERIFY(row != nullptr);
    press(row, Qt::Key_Space);
    QVERIFY(everythingSaid().contains(QStringLiteral("signed by the case system")));
}

void TestDayScreens::sendNowAsksTheAgent() {
    QVERIFY(sendTwo(m_harness->tablet()) && open(ui::screen::Sending));
    const int before = m_harness->tablet().agent().sendNowCount();
    touch(button(QStringLiteral("Send now")));
    QVERIFY(ScreenHarness::waitFor([&] { return m_harness->tablet().agent().sendNowCount() == before + 1; }));
    QVERIFY(ScreenHarness::waitFor([&] { return !model<ui::SendingModel>()->busy(); }));
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestDayScreens tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_day_screens.moc"
