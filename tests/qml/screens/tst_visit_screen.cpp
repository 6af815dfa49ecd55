// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/capture_model.h"
#include "app/models/visit_model.h"
#include "tests/support/screen_harness.h"
#include "tests/support/tallowby.h"

#include <QQuickWindow>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using Start = ScreenHarness::Start;

/// The visit's screen by keyboard, touch and screen reader, over a real tablet.
class TestVisitScreen : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typedWordsAreInTheVault();
    void aTouchChangesTheKindAndKeepsTheWords();
    void arrowsChangeTheKind();
    void theBarKeepsNoRoomOfTheKindBefore();
    void aLockKeepsWordsAndCaret();
    void coverSavesAtOnce();
    void screenReaderHearsNothingCovered();
    void screenReaderNamesANote();
    void enterOpensANote();
    void turningKeepsFocusAndWords();

private:
    void typeText(const char* text);
    void touch(QQuickItem* item);
    [[nodiscard]] ui::CaptureModel* capture();
    [[nodiscard]] QStringList names();

    std::unique_ptr<ScreenHarness> m_harness;
    Tallowby m_family;
};

void TestVisitScreen::init() {
    m_harness = std::make_unique<ScreenHarness>(Start::Open);
    QVERIFY2(m_harness->ready(), qPrintable(m_harness->problem()));
    m_family = fillTallowby(m_harness->tablet());
    m_harness->app().navigator()->open(ui::screen::Visit, ui::textOf(m_family.visit));
    QVERIFY(ScreenHarness::waitFor([this] {
        auto* model = m_harness->window().findChild<ui::VisitModel*>();
        return model != nullptr && model->loaded();
    }));
    m_harness->settle();
}

void TestVisitScreen::cleanup() {
    const QStringList warnings = m_harness->warnings();
    m_harness.reset();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
}

void TestVisitScreen::typeText(const char* text) {
    for (; *text != '\0'; ++text) {
        QTest::keyClick(&m_harness->window(), *text);
    }
}

void TestVisitScreen::touch(QQuickItem* item) {
    static const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint at = item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    QTest::touchEvent(&m_harness->window(), screen.get()).press(1, at);
    QTest::touchEvent(&m_harness->window(), screen.get()).release(1, at);
    m_harness->settle();
}

ui::CaptureModel* TestVisitScreen::capture() {
    return m_harness->window().findChild<ui::CaptureModel*>();
}

QStringList TestVisitScreen::names() {
    m_harness->settle();
    QStringList all;
    for (const auto& thing : accessibleThings(m_harness->window())) {
        all.append(thing.name);
        all.append(thing.description);
    }
    return all;
}

void TestVisitScreen::typedWordsAreInTheVault() {
    typeText("The radio was on");
    QVERIFY(ScreenHarness::waitFor([this] { return capture()->state() == ui::saving::Saved; }));
    const auto entry = must(m_harness->tablet().tablet().withSession([this](service::Session& session) {
        return practice::EntryRepository(session.database()).find(ui::idFrom<EntryId>(capture()->entry()));
    }));
    QCOMPARE(entry.text, std::string("The radio was on"));
}

void TestVisitScreen::aTouchChangesTheKindAndKeepsTheWords() {
    typeText("I think");
    QQuickItem* opinion = m_harness->find(QStringLiteral("Opinion"), "accessibleName");
    QVERIFY(opinion != nullptr);
    touch(opinion);
    QCOMPARE(capture()->kind(), ui::kind::Opinion);
    QCOMPARE(capture()->text(), QStringLiteral("I think"));
}

void TestVisitScreen::arrowsChangeTheKind() {
    QQuickItem* chip = m_harness->find(QStringLiteral("Observation"), "accessibleName");
    QVERIFY(chip != nullptr);
    chip->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&m_harness->window(), Qt::Key_Right);
    m_harness->settle();
    QCOMPARE(capture()->kind(), ui::kind::Opinion);
}

void TestVisitScreen::theBarKeepsNoRoomOfTheKindBefore() {
    const auto write = [this](const char* kind) {
        touch(m_harness->find(QLatin1String(kind), "accessibleName"));
        auto* field = m_harness->find(capture()->kind() == ui::kind::Told
                                          ? QStringLiteral("Whom did you tell, and what?")
                                          : QStringLiteral("Your view, and why"),
                                      "label");
        field->forceActiveFocus();
        typeText("a");
        m_harness->settle();
        return m_harness->find(QLatin1String(kind), "accessibleName")->mapToScene({}).y();
    };
    const auto next = [this] { touch(m_harness->find(QStringLiteral("Next note"), "accessibleName")); };
    const qreal fresh = write("Opinion");
    next();
    QVERIFY(write("Told") < fresh); // asks to whom, on what authority
    next();
    QCOMPARE(write("Opinion"), fresh);
}

void TestVisitScreen::aLockKeepsWordsAndCaret() {
    typeText("Wren smiled");
    QTest::keyClick(&m_harness->window(), Qt::Key_Left);
    QTest::keyClick(&m_harness->window(), Qt::Key_Left);
    QVERIFY(ScreenHarness::waitFor([this] { return !capture()->entry().isEmpty(); }));
    typeText("X");
    QTest::keyClick(&m_harness->window(), Qt::Key_L, Qt::ControlModifier); // before any throttle
    QVERIFY(ScreenHarness::waitFor([this] { return capture() == nullptr; }));
    QVERIFY(m_harness->unlock());
    QVERIFY(ScreenHarness::waitFor(
        [this] { return capture() != nullptr && capture()->text() == QStringLiteral("Wren smilXed"); }));
    m_harness->settle();
    typeText("Y");
    QCOMPARE(capture()->text(), QStringLiteral("Wren smilXYed"));
}

void TestVisitScreen::coverSavesAtOnce() {
    typeText("Half a sent");
    m_harness->app().cover();
    QVERIFY(must(m_harness->tablet().tablet().withSession([this](service::Session& session) -> Result<bool> {
        HOLDFAST_TRY(const auto all, practice::EntryRepository(session.database()).ofVisit(m_family.visit));
        return std::ranges::any_of(all, [](const auto& one) { return one.text == "Half a sent"; });
    })));
}

void TestVisitScreen::screenReaderHearsNothingCovered() {
    const QString all = names().join(u'\n');
    QVERIFY(all.contains(QStringLiteral("2 covered notes")));
    for (const auto* hidden :
         {"officers", "Police", "Surgery", "appointments", "Ottoline", "Confidential", "teacher"}) {
        QVERIFY2(!all.contains(QLatin1String(hidden)), hidden);
    }
}

void TestVisitScreen::screenReaderNamesANote() {
    QVERIFY(names().contains(QStringLiteral(
        "Child’s words, Wren, exact words, 16:04, I put the chair there. When it’s windy it bangs and I "
        "think it’s him., Wren’s wish, hidden")));
}

void TestVisitScreen::enterOpensANote() {
    QQuickItem* note = m_harness->find(
        QStringLiteral("The front door lock is broken. A kitchen chair was holding the door shut."));
    QVERIFY(note != nullptr);
    note->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&m_harness->window(), Qt::Key_Return);
    QCOMPARE(m_harness->app().navigator()->screen(), ui::screen::Entry);
    QCOMPARE(m_harness->app().navigator()->subject(), ui::textOf(m_family.observed));
}

void TestVisitScreen::turningKeepsFocusAndWords() {
    typeText("Turned");
    QPointer<QQuickItem> field = m_harness->window().activeFocusItem();
    m_harness->set({.size = {800, 1280}});
    QCOMPARE(m_harness->window().activeFocusItem(), field.data());
    QCOMPARE(capture()->text(), QStringLiteral("Turned"));
    m_harness->set({.size = {360, 800}});
    QCOMPARE(m_harness->window().activeFocusItem(), field.data());
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestVisitScreen tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_visit_screen.moc"
