// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sending_model.h"
#include "tests/support/screen_harness.h"
#include "tests/support/workday.h"

#include <QRegularExpression>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// What is on its way, over a real tablet and an agent in memory.
class TestSendingModel : public QObject {
    Q_OBJECT

private slots:
    void nothingYetIsSaid();
    void waitingShowsHowFarItIs();
    void refusedNeedsYouAndHoldsNothingUp();
    void receivedShowsTheReceipt();
    void theAgentsWordAloneIsNoTick();
    void storedIsNotReceived();
    void sendNowWakesTheAgent();
    void sendNowWithoutAgentSaysWhy();
    void lockedNamesNobody();
    void everyProblemHasWords();
};

namespace {

struct Bench {
    Bench() : ready(tablet.makeReady()), desk(tablet.tablet(), tablet.clock()) {}
    bool load() {
        model.setDesk(&desk);
        return ScreenHarness::waitFor([this] { return model.loaded(); });
    }
    TestTablet tablet;
    bool ready;
    ui::Desk desk;
    ui::SendingModel model;
};

} // namespace

void TestSendingModel::nothingYetIsSaid() {
    Bench bench;
    QVERIFY(bench.ready && bench.load());
    QCOMPARE(bench.model.summary(), QStringLiteral("Nothing is waiting."));
}

void TestSendingModel::waitingShowsHowFarItIs() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet) && bench.load());
    QCOMPARE(bench.model.summary(), QStringLiteral("2 waiting, nothing lost."));
    QCOMPARE(bench.model.waiting()->count(), 2);
    const auto& first = bench.model.waiting()->rows().at(0);
    QCOMPARE(first.title, QStringLiteral("Bramblecote visit, today"));
    QVERIFY2(first.detail.startsWith(QStringLiteral("1.2 MB of 3.4 MB has arrived.")),
             qPrintable(first.detail));
    QCOMPARE(first.blocks, (QList<int>{ui::block::Kept, ui::block::Unread, ui::block::Unread,
                                       ui::block::Unread, ui::block::Unread}));
    QCOMPARE(bench.model.waiting()->rows().at(1).title, QStringLiteral("Rufus Pellingale visit, today"));
    QCOMPARE(bench.model.received()->count(), 0);
}

void TestSendingModel::refusedNeedsYouAndHoldsNothingUp() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet) && refuseFirst(bench.tablet) && bench.load());
    QCOMPARE(bench.model.summary(), QStringLiteral("1 waiting, 1 needs you, nothing lost."));
    QCOMPARE(bench.model.needsYou()->count(), 1);
    QCOMPARE(bench.model.waiting()->count(), 1);
    QVERIFY(bench.model.chosenNeedsYou());
    const auto row = bench.model.chosenRow();
    QVERIFY(row.happened.contains(QStringLiteral("The case was closed")));
    QVERIFY(row.lost.startsWith(QStringLiteral("No.")));
    QVERIFY(!row.next.isEmpty());
}

void TestSendingModel::receivedShowsTheReceipt() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet) && receiveFirst(bench.tablet) && bench.load());
    QCOMPARE(bench.model.received()->count(), 1);
    const auto& row = bench.model.received()->rows().at(0);
    QCOMPARE(row.detail, QStringLiteral("Received by the case system 10:44"));
    const QRegularExpression digest(QStringLiteral("^[0-9A-F]{4} [0-9A-F]{4}, signed by the case system$"));
    QVERIFY2(digest.match(row.receipt).hasMatch(), qPrintable(row.receipt));
    QCOMPARE(row.arrived, QStringLiteral("The visit and its notes"));
    QCOMPARE(bench.model.waiting()->count(), 1);
}

void TestSendingModel::theAgentsWordAloneIsNoTick() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet));
    agent::AgentItem item;
    item.record = RecordId{visitOf(bench.tablet, "Bramblecote family").uuid()};
    item.state = agent::ItemState::Received;
    must(bench.tablet.agent().setItem(item));
    QVERIFY(bench.load());
    bench.model.reload(); // once: a later question makes an earlier answer void
    QVERIFY(ScreenHarness::waitFor([&] {
        return bench.model.waiting()->count() == 2 && bench.model.waiting()->rows().at(0).detail.contains(
                                                          QStringLiteral("receipt is being checked"));
    }));
    QCOMPARE(bench.model.received()->count(), 0);
}

void TestSendingModel::storedIsNotReceived() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet));
    agent::AgentItem item;
    item.record = RecordId{visitOf(bench.tablet, "Bramblecote family").uuid()};
    item.state = agent::ItemState::Stored;
    must(bench.tablet.agent().setItem(item));
    QVERIFY(bench.load());
    QVERIFY(ScreenHarness::waitFor([&] {
        return bench.model.waiting()->count() == 2 && bench.model.waiting()->rows().at(0).detail.startsWith(
                                                          QStringLiteral("Every part is with the council."));
    }));
    QCOMPARE(bench.model.received()->count(), 0);
}

void TestSendingModel::sendNowWakesTheAgent() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet) && bench.load());
    const int before = bench.tablet.agent().sendNowCount();
    bench.model.sendNow();
    QVERIFY(bench.model.busy());
    bench.model.sendNow(); // swallowed
    QVERIFY(ScreenHarness::waitFor([&] { return !bench.model.busy(); }));
    QCOMPARE(bench.tablet.agent().sendNowCount(), before + 1);
    QVERIFY(!bench.model.trouble().present());
}

void TestSendingModel::sendNowWithoutAgentSaysWhy() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet) && bench.load());
    bench.tablet.agent().setPresence(agent::FakeAgent::Presence::Gone);
    bench.model.sendNow();
    QVERIFY(ScreenHarness::waitFor([&] { return !bench.model.busy(); }));
    QVERIFY(bench.model.trouble().present());
    QVERIFY(bench.model.trouble().lost.startsWith(QStringLiteral("No.")));
}

void TestSendingModel::lockedNamesNobody() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet));
    bench.tablet.tablet().lock();
    QVERIFY(bench.load());
    QCOMPARE(bench.model.summary(), QStringLiteral("2 waiting, nothing lost."));
    for (const auto& row : bench.model.waiting()->rows()) {
        QCOMPARE(row.title, QStringLiteral("Visit"));
    }
}

void TestSendingModel::everyProblemHasWords() {
    for (const auto* problem : {"case_closed", "case_unknown", "network_unreachable", "never_heard_of", ""}) {
        for (const auto state : {agent::ItemState::Refused, agent::ItemState::Parked}) {
            const auto words = ui::problemWords(problem, state);
            QVERIFY(!words.happened.isEmpty());
            QVERIFY(words.lost.startsWith(QStringLiteral("No.")));
            QVERIFY(!words.next.isEmpty());
        }
    }
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestSendingModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_sending_model.moc"
