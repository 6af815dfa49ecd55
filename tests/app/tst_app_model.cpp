// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/meta_repository.h"
#include "qml/controls/passphrase_input.h"
#include "tests/support/screen_harness.h"

#include <QClipboard>
#include <QNetworkReply>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using Start = ScreenHarness::Start;

/// The window's model over a real tablet: what a lock drops, what an unlock brings back.
class TestAppModel : public QObject {
    Q_OBJECT

private slots:
    void opensAtTheStageOfTheTablet();
    void lockDropsEveryPageAndKey();
    void lockAsksForUnsavedWordsFirst();
    void lockClearsOurClipboard();
    void unlockReturnsToThePlaceAndCaret();
    void placeSurvivesARestart();
    void settingsLieInTheVaultOnly();
    void noticeLocksEverythingElse();
    void coverHidesThePageAtOnce();
    void coversAtOnceWhenTheAppIsLeft();
    void nothingIsFetched();
    void idleLocks();
    void aLateAnswerDoesNotOpenALockedTablet();
};

namespace {

bool hasPage(ScreenHarness& harness) {
    return harness.find(QStringLiteral("Cover")) != nullptr;
}

} // namespace

void TestAppModel::opensAtTheStageOfTheTablet() {
    ScreenHarness fresh(Start::NotSetUp);
    QVERIFY2(fresh.ready(), qPrintable(fresh.problem()));
    QCOMPARE(fresh.app().stage(), ui::stage::SetUp);
    ScreenHarness locked(Start::Locked);
    QCOMPARE(locked.app().stage(), ui::stage::Locked);
    QVERIFY(locked.unlock());
    QVERIFY(hasPage(locked));
}

void TestAppModel::lockDropsEveryPageAndKey() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    QPointer<QQuickItem> button = harness.find(QStringLiteral("Lock"));
    QVERIFY(button);
    QMetaObject::invokeMethod(button, "clicked");
    QCOMPARE(harness.app().stage(), ui::stage::Locked);
    QVERIFY(!harness.tablet().tablet().withSession([](service::Session&) -> Result<int> { return 1; }));
    QVERIFY(ScreenHarness::waitFor([&] { return button.isNull(); }));
    QVERIFY(!hasPage(harness));
}

void TestAppModel::lockAsksForUnsavedWordsFirst() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    bool saved = false;
    connect(&harness.app(), &ui::AppModel::saveNow, this, [&] {
        harness.ui().desk().ask(
            &harness.app(),
            [&saved](service::Session& session) {
                auto kept = store::MetaRepository(session.database()).set("last-words", "kept");
                saved = kept.hasValue();
                return kept;
            },
            [](const Result<void>&) {});
    });
    harness.app().lock();
    QVERIFY(saved);
}

void TestAppModel::lockClearsOurClipboard() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    QGuiApplication::clipboard()->setText(QStringLiteral("Wren"));
    harness.app().lock();
    QVERIFY(ScreenHarness::waitFor([] { return QGuiApplication::clipboard()->text().isEmpty(); }));
}

void TestAppModel::unlockReturnsToThePlaceAndCaret() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    const auto entry = QStringLiteral("019a9c4e-0000-7000-8000-000000000001");
    harness.app().navigator()->open(ui::screen::Settings);
    harness.app().place()->setEntry(entry);
    harness.app().place()->setCaret(17);
    harness.app().lock();
    QCOMPARE(harness.app().place()->caret(), 0); // nothing stays on this side
    QVERIFY(harness.app().place()->entry().isEmpty());
    QVERIFY(harness.unlock());
    QCOMPARE(harness.app().navigator()->screen(), ui::screen::Settings);
    QVERIFY(harness.app().navigator()->canGoBack());
    QCOMPARE(harness.app().place()->entry(), entry);
    QCOMPARE(harness.app().place()->caret(), 17);
}

void TestAppModel::placeSurvivesARestart() {
    TestTablet tablet;
    QVERIFY(tablet.makeReady());
    const auto kept = tablet.tablet().withSession([](service::Session& session) {
        return store::MetaRepository(session.database())
            .set("place", R"({"steps":[{"screen":99},{"screen":2}],"caret":-4,"entry":"no id"})");
    });
    QVERIFY(kept);
    tablet.restart();
    QVERIFY(tablet.tablet().unlock(TestTablet::secret(TestTablet::passphrase)));
    ui::Desk desk(tablet.tablet(), tablet.clock());
    ui::AppModel app(desk, {});
    QVERIFY(ScreenHarness::waitFor([&] { return app.stage() == ui::stage::Open; }));
    // What is not a place of this build is Today, never a crash.
    QCOMPARE(app.navigator()->screen(), ui::screen::Today);
    QCOMPARE(app.place()->caret(), 0);
    QVERIFY(app.place()->entry().isEmpty());
}

void TestAppModel::settingsLieInTheVaultOnly() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    auto& settings = *harness.app().settings();
    settings.setTextPercent(160); // steps of 25
    QCOMPARE(settings.textPercent(), 150);
    settings.setLockMinutes(5);
    harness.app().lock();
    settings.setLockMinutes(1); // while locked: not written
    QVERIFY(harness.unlock());
    QCOMPARE(settings.lockMinutes(), 5);
    QCOMPARE(settings.textPercent(), 150);
}

void TestAppModel::noticeLocksEverythingElse() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    harness.app().showNotice();
    harness.settle();
    QCOMPARE(harness.app().stage(), ui::stage::Locked);
    QVERIFY(harness.find(QStringLiteral("What we do with what you tell us")));
    QVERIFY(!harness.find(QStringLiteral("Enter your passphrase")));
    harness.app().giveBack();
    harness.settle();
    QVERIFY(harness.find(QStringLiteral("Enter your passphrase")));
}

void TestAppModel::coverHidesThePageAtOnce() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    QSignalSpy saved(&harness.app(), &ui::AppModel::saveNow);
    harness.app().cover();
    QCOMPARE(saved.count(), 1);
    QVERIFY(harness.find(QStringLiteral("Hold to show")));
    QVERIFY(!harness.find(QStringLiteral("Settings")));
    harness.app().uncover();
    QVERIFY(harness.find(QStringLiteral("Settings")));
}

namespace {

void sayState(Qt::ApplicationState state) {
    QMetaObject::invokeMethod(qGuiApp, "applicationStateChanged", Qt::DirectConnection,
                              Q_ARG(Qt::ApplicationState, state));
}

} // namespace

void TestAppModel::coversAtOnceWhenTheAppIsLeft() {
    for (const auto left : {Qt::ApplicationInactive, Qt::ApplicationHidden, Qt::ApplicationSuspended}) {
        ScreenHarness harness(Start::Open);
        QVERIFY(harness.ready());
        QSignalSpy saved(&harness.app(), &ui::AppModel::saveNow);
        sayState(Qt::ApplicationActive);
        QVERIFY(!harness.app().covered());
        sayState(left);
        QVERIFY(harness.app().covered()); // before any event is handled
        QCOMPARE(saved.count(), 1);
        QVERIFY(harness.find(QStringLiteral("Hold to show")));
        QVERIFY(!harness.find(QStringLiteral("Settings")));
        sayState(Qt::ApplicationActive);
        QVERIFY(harness.app().covered()); // coming back shows nothing by itself
    }
}

void TestAppModel::nothingIsFetched() {
    ScreenHarness harness(Start::Locked);
    QVERIFY(harness.ready());
    auto* network = harness.ui().engine().networkAccessManager();
    const std::unique_ptr<QNetworkReply> reply(
        network->get(QNetworkRequest(QUrl(QStringLiteral("http://127.0.0.1:9/")))));
    QCOMPARE(reply->error(), QNetworkReply::ContentAccessDenied);
    QQmlComponent remote(&harness.ui().engine(), QUrl(QStringLiteral("http://127.0.0.1:9/Page.qml")));
    QVERIFY(ScreenHarness::waitFor([&] { return remote.status() != QQmlComponent::Loading; }));
    QVERIFY(remote.isError());
}

void TestAppModel::idleLocks() {
    ScreenHarness harness(Start::Open);
    QVERIFY(harness.ready());
    harness.tablet().clock().advance(std::chrono::seconds(101));
    harness.app().idleWatch().check();
    QCOMPARE(harness.app().secondsToLock(), 19);
    harness.tablet().clock().advance(std::chrono::seconds(19));
    harness.app().idleWatch().check();
    QCOMPARE(harness.app().stage(), ui::stage::Locked);
    QCOMPARE(harness.app().secondsToLock(), 0);
}

void TestAppModel::aLateAnswerDoesNotOpenALockedTablet() {
    ScreenHarness harness(Start::Locked);
    QVERIFY(harness.ready());
    // Unlocked, with the answers to it still on their way when Lock is pressed.
    QVERIFY(harness.tablet().tablet().unlock(TestTablet::secret(TestTablet::passphrase)));
    harness.app().refresh();
    harness.tablet().tablet().lock();
    harness.settle();
    QVERIFY(ScreenHarness::waitFor([&] { return harness.app().state() == ui::tabletstate::Locked; }));
    harness.settle();
    QCOMPARE(harness.app().stage(), ui::stage::Locked);
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestAppModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_app_model.moc"
