// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/idle_watch.h"
#include "core/base/fake_clock.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>
#include <qpa/qwindowsysteminterface.h>

using namespace holdfast;
using namespace std::chrono_literals;
using ui::IdleWatch;

class TestIdleWatch : public QObject {
    Q_OBJECT

private slots:
    void warnsThenLocks();
    void coversAfterAMinuteOnAVisit();
    void doesNotCoverOutsideAVisit();
    void watchesNothingWhileLocked();
    void timeAsleepCounts();
    void everyKindOfTouchStaysIt_data();
    void everyKindOfTouchStaysIt();
    void eventsOfProgramsDoNotStayIt();
};

void TestIdleWatch::warnsThenLocks() {
    FakeClock clock;
    IdleWatch watch(clock);
    watch.setLockAfter(120s);
    QSignalSpy warning(&watch, &IdleWatch::warning);
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    watch.watch(IdleWatch::Watching::Lock);
    clock.advance(99s);
    watch.check();
    QCOMPARE(warning.count(), 0);
    clock.advance(1s);
    watch.check();
    QCOMPARE(warning.last().first().toInt(), 20);
    clock.advance(15s);
    watch.check();
    QCOMPARE(warning.last().first().toInt(), 5);
    QCOMPARE(lock.count(), 0);
    clock.advance(5s);
    watch.check();
    QCOMPARE(lock.count(), 1);
    QCOMPARE(warning.last().first().toInt(), 0);
}

void TestIdleWatch::coversAfterAMinuteOnAVisit() {
    FakeClock clock;
    IdleWatch watch(clock);
    QSignalSpy cover(&watch, &IdleWatch::coverDue);
    watch.watch(IdleWatch::Watching::CoverThenLock);
    clock.advance(59s);
    watch.check();
    QCOMPARE(cover.count(), 0);
    clock.advance(1s);
    watch.check();
    watch.check();
    QCOMPARE(cover.count(), 1); // once, not each second
}

void TestIdleWatch::doesNotCoverOutsideAVisit() {
    FakeClock clock;
    IdleWatch watch(clock);
    QSignalSpy cover(&watch, &IdleWatch::coverDue);
    watch.watch(IdleWatch::Watching::Lock);
    clock.advance(90s);
    watch.check();
    QCOMPARE(cover.count(), 0);
}

void TestIdleWatch::watchesNothingWhileLocked() {
    FakeClock clock;
    IdleWatch watch(clock);
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    clock.advance(1h);
    watch.check();
    QCOMPARE(lock.count(), 0);
    // The hour before does not count against whoever unlocks now.
    watch.watch(IdleWatch::Watching::Lock);
    watch.check();
    QCOMPARE(lock.count(), 0);
}

void TestIdleWatch::timeAsleepCounts() {
    FakeClock clock;
    IdleWatch watch(clock);
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    watch.watch(IdleWatch::Watching::Lock);
    clock.advance(8h); // the lid was closed
    watch.check();
    QCOMPARE(lock.count(), 1);
}

void TestIdleWatch::everyKindOfTouchStaysIt_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("key") << 0;
    QTest::newRow("mouse") << 1;
    QTest::newRow("touch") << 2;
    QTest::newRow("stylus") << 3;
    QTest::newRow("wheel") << 4;
}

void TestIdleWatch::everyKindOfTouchStaysIt() {
    QFETCH(const int, kind);
    FakeClock clock;
    IdleWatch watch(clock);
    qGuiApp->installEventFilter(&watch);
    QWindow window;
    window.resize(200, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QSignalSpy warning(&watch, &IdleWatch::warning);
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    watch.watch(IdleWatch::Watching::Lock);
    clock.advance(110s);
    watch.check();
    QCOMPARE(warning.last().first().toInt(), 10);

    const QPoint point(20, 20);
    switch (kind) {
    case 0:
        QTest::keyClick(&window, Qt::Key_A);
        break;
    case 1:
        QTest::mouseClick(&window, Qt::LeftButton, {}, point);
        break;
    case 2: {
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(&window, screen.get()).press(1, point, &window).commit();
        QTest::touchEvent(&window, screen.get()).release(1, point, &window).commit();
        break;
    }
    case 3: {
        QWindowSystemInterface::handleTabletEvent(
            &window, point, point, static_cast<int>(QInputDevice::DeviceType::Stylus),
            static_cast<int>(QPointingDevice::PointerType::Pen), Qt::LeftButton, 0.5, 0, 0, 0.0, 0.0, 0, 1);
        QWindowSystemInterface::flushWindowSystemEvents();
        break;
    }
    default:
        QWindowSystemInterface::handleWheelEvent(&window, point, point, QPoint(), QPoint(0, 120));
        QWindowSystemInterface::flushWindowSystemEvents();
        break;
    }
    QCOMPARE(warning.last().first().toInt(), 0);
    clock.advance(110s);
    watch.check();
    QCOMPARE(lock.count(), 0);
    qGuiApp->removeEventFilter(&watch);
}

void TestIdleWatch::eventsOfProgramsDoNotStayIt() {
    FakeClock clock;
    IdleWatch watch(clock);
    qGuiApp->installEventFilter(&watch);
    QWindow window;
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    watch.watch(IdleWatch::Watching::Lock);
    clock.advance(119s);
    QKeyEvent made(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &made);
    clock.advance(1s);
    watch.check();
    QCOMPARE(lock.count(), 1);
    qGuiApp->removeEventFilter(&watch);
}

QTEST_MAIN(TestIdleWatch)
#include "tst_idle_watch.moc"
