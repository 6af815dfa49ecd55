// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/case_words.h"
#include "app/models/id_text.h"
#include "app/models/today_model.h"
#include "app/models/unplanned_visit_model.h"
#include "tests/support/screen_harness.h"
#include "tests/support/workday.h"

#include <QSignalSpy>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// A worker's day over a real tablet.
class TestTodayModel : public QObject {
    Q_OBJECT

private slots:
    void saysTheDayInWords();
    void saysReceivedOnlyWithTheReceipt();
    void showsTheNextVisitBeforeKnocking();
    void readsCoveredNotesOnlyWhileHeld();
    void startingAVisitPutsItUnderWay();
    void onAVisitNamesNoOtherFamily();
    void showsHiddenFamiliesOnlyWhenAsked();
    void listsWhatIsToWriteUpAndThePaper();
    void dueWordsSkipTheWeekend();
    void beginsAVisitThatNobodyPlanned();
    void aLockedTabletSaysSoAndNamesNobody();
    void fiveHundredVisitsAreReadAtOnce();
};

namespace {

struct Bench {
    Bench() : ready(tablet.makeReady()), desk(tablet.tablet(), tablet.clock()) {}
    bool load() {
        model.setDesk(&desk);
        return ScreenHarness::waitFor([this] { return model.loaded(); });
    }
    bool reload() {
        QSignalSpy spy(&model, &ui::TodayModel::changed);
        model.reload();
        return spy.wait(10'000);
    }
    const ui::TodayRow* row(const QString& title) {
        for (const auto& one : model.rows()->rows()) {
            if (one.title == title) {
                return &one;
            }
        }
        return nullptr;
    }
    TestTablet tablet;
    bool ready;
    ui::Desk desk;
    ui::TodayModel model;
};

} // namespace

void TestTodayModel::saysTheDayInWords() {
    Bench bench;
    QVERIFY(bench.ready && fillWorkday(bench.tablet) && bench.load());
    QCOMPARE(bench.model.heading(), QStringLiteral("Thursday 19 November"));
    QCOMPARE(bench.model.contactWords(), QStringLiteral("Last in touch with the council 13:05. You can do "
                                                        "everything on this screen without a connection."));
    QCOMPARE(bench.model.rows()->count(), 4);
    const auto* school = bench.row(QStringLiteral("Rufus Pellingale"));
    QVERIFY(school != nullptr);
    QCOMPARE(school->time, QStringLiteral("13:30"));
    QCOMPARE(school->under, QStringLiteral("35 minutes"));
    QCOMPARE(school->rest, QStringLiteral("· school visit, Cockle Lane Primary"));
    QCOMPARE(school->detail, QStringLiteral("Not written up yet. Due by the end of tomorrow."));
    QCOMPARE(school->action, int(ui::dayrow::WriteUp));
    QCOMPARE(bench.model.rows()->rows().at(2).kind, int(ui::dayrow::Now));
    QCOMPARE(bench.model.rows()->rows().at(2).time, QStringLiteral("14:32"));
    QCOMPARE(bench.model.nowIndex(), 2);
}

void TestTodayModel::saysReceivedOnlyWithTheReceipt() {
    Bench bench;
    QVERIFY(bench.ready && sendTwo(bench.tablet) && bench.load());
    const auto* row = bench.row(QStringLiteral("Bramblecote family"));
    QVERIFY(row != nullptr);
    QCOMPARE(row->detail, QStringLiteral("Waiting to send. Nothing is lost."));
    QVERIFY(row->weight != ui::severity::Done);
    const auto visit = visitOf(bench.tablet, "Bramblecote family");
    QVERIFY(receive(bench.tablet, visit, bench.tablet.clock().now()));
    QVERIFY(ScreenHarness::waitFor([&] {
        const auto* now = bench.row(QStringLiteral("Bramblecote family"));
        return now != nullptr && now->weight == ui::severity::Done;
    }));
    row = bench.row(QStringLiteral("Bramblecote family"));
    QCOMPARE(row->detail, QStringLiteral("Received by the case system 14:32"));
    QCOMPARE(row->weight, int(ui::severity::Done));
}

void TestTodayModel::showsTheNextVisitBeforeKnocking() {
    Bench bench;
    QVERIFY(bench.ready && bench.load());
    QCOMPARE(bench.model.nextTitle(), QStringLiteral("Tallowby family"));
    QCOMPARE(bench.model.nextPlace(), QStringLiteral("Home visit, planned · 12 Limpet Row"));
    QCOMPARE(bench.model.nextPurpose(),
             QStringLiteral("To see Wren and Jory, and to talk about feeling safe at home."));
    QCOMPARE(bench.model.covered(), 1);
    QCOMPARE(bench.model.knock()->count(), 2);
    QCOMPARE(bench.model.knock()->rows().at(0).lead, QStringLiteral("Text Maud on her own mobile."));
    QCOMPARE(bench.model.knock()->rows().at(1).lead, QStringLiteral("Jory is 14."));
    bench.model.look(ui::textOf(visitOf(bench.tablet, "Bramblecote family")));
    QVERIFY(ScreenHarness::waitFor(
        [&] { return bench.model.nextTitle() == QStringLiteral("Bramblecote family"); }));
    QCOMPARE(bench.model.covered(), 0);
}

void TestTodayModel::readsCoveredNotesOnlyWhileHeld() {
    Bench bench;
    QVERIFY(bench.ready && bench.load());
    QVERIFY(bench.model.coveredNotes().isEmpty());
    bench.model.holdOpen(true);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.coveredNotes().size() == 1; }));
    QVERIFY(
        bench.model.coveredNotes().constFirst().startsWith(QStringLiteral("Saltmarsh Police: Called to")));
    bench.model.holdOpen(false);
    QVERIFY(bench.model.coveredNotes().isEmpty());
}

void TestTodayModel::startingAVisitPutsItUnderWay() {
    Bench bench;
    QVERIFY(bench.ready && bench.load());
    const QString id = bench.model.nextVisit();
    QSignalSpy started(&bench.model, &ui::TodayModel::started);
    bench.model.start();
    bench.model.start(); // a second tap begins nothing more
    QVERIFY(started.wait(10'000));
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.at(0).at(0).toString(), id);
    QVERIFY(
        ScreenHarness::waitFor([&] { return bench.model.underWay(); })); // it reads what changed by itself
    QCOMPARE(bench.model.nextVisit(), id);
    QCOMPARE(bench.model.covered(), 0); // nothing about it beside the family
    QCOMPARE(bench.model.knock()->count(), 0);
}

void TestTodayModel::onAVisitNamesNoOtherFamily() {
    Bench bench;
    QVERIFY(bench.ready && fillWorkday(bench.tablet) && beginTallowby(bench.tablet) && bench.load());
    QVERIFY(bench.model.hiding());
    QCOMPARE(bench.model.contactWords(),
             QStringLiteral("You are on a visit, so other families are hidden until you ask."));
    for (const auto& row : bench.model.rows()->rows()) {
        if (row.kind == ui::dayrow::Visit) {
            QCOMPARE(row.title, QStringLiteral("Visit"));
            QVERIFY(row.rest.isEmpty());
        }
    }
    QCOMPARE(bench.model.rows()->rows().last().kind, int(ui::dayrow::Now));
    QCOMPARE(bench.model.toWriteUpCount(), 1);
    QCOMPARE(bench.model.toWriteUp()->count(), 0);
    QCOMPARE(bench.model.paperCount(), 2);
    QCOMPARE(bench.model.paper()->count(), 0);
}

void TestTodayModel::showsHiddenFamiliesOnlyWhenAsked() {
    Bench bench;
    QVERIFY(bench.ready && fillWorkday(bench.tablet) && beginTallowby(bench.tablet) && bench.load());
    bench.model.setRevealed(true);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.paper()->count() == 2; }));
    QCOMPARE(bench.model.toWriteUp()->rows().at(0).title, QStringLiteral("Quillfeather family"));
    bench.model.setRevealed(false);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.paper()->count() == 0; }));
}

void TestTodayModel::listsWhatIsToWriteUpAndThePaper() {
    Bench bench;
    QVERIFY(bench.ready && fillWorkday(bench.tablet) && bench.load());
    QCOMPARE(bench.model.toWriteUp()->count(), 1);
    const auto& earlier = bench.model.toWriteUp()->rows().at(0);
    QCOMPARE(earlier.detail, QStringLiteral("17 November."));
    QCOMPARE(earlier.due, QStringLiteral("Was due yesterday."));
    QCOMPARE(bench.model.paper()->count(), 2);
    // Both were recorded in the same millisecond, so either may stand first.
    QStringList papers;
    for (const auto& row : bench.model.paper()->rows()) {
        papers.append(row.title + QStringLiteral(": ") + row.detail);
    }
    QVERIFY(papers.contains(QStringLiteral("2 notebook pages, Bramblecote: In your locked bag.")));
}

void TestTodayModel::dueWordsSkipTheWeekend() {
    const QDate friday(2026, 11, 20);
    QCOMPARE(ui::dueDay(friday), QDate(2026, 11, 23));
    QCOMPARE(ui::dueWords(ui::dueDay(friday), friday),
             QStringLiteral("Due by the end of Monday 23 November."));
    QCOMPARE(ui::dueWords(friday, friday), QStringLiteral("Due by the end of today."));
    QCOMPARE(ui::dueWords(friday, friday.addDays(4)), QStringLiteral("Was due on Friday 20 November."));
    QCOMPARE(ui::minutesWords(70), QStringLiteral("1 hour 10 minutes"));
}

void TestTodayModel::beginsAVisitThatNobodyPlanned() {
    Bench bench;
    QVERIFY(bench.ready);
    ui::UnplannedVisitModel model;
    model.setDesk(&bench.desk);
    model.setOpen(true);
    QVERIFY(ScreenHarness::waitFor([&] { return model.cases()->count() == 3; }));
    QCOMPARE(model.missing(), QStringLiteral("Choose the case first"));
    QSignalSpy started(&model, &ui::UnplannedVisitModel::started);
    model.start();
    model.setSearch(QStringLiteral("40117"));
    QCOMPARE(model.cases()->count(), 1);
    QCOMPARE(model.cases()->rows().at(0).title, QStringLiteral("Tallowby family"));
    model.setChosen(model.cases()->rows().at(0).id);
    model.setWhere(QStringLiteral("Harbour steps"));
    model.setSetting(int(practice::VisitSetting::Outdoors));
    QVERIFY(model.missing().isEmpty());
    model.start();
    QVERIFY(started.wait(10'000));
    QCOMPARE(started.size(), 1);
    const auto id = ui::idFrom<VisitId>(started.at(0).at(0).toString());
    const auto visit = must(bench.tablet.tablet().withSession(
        [id](service::Session& session) { return practice::VisitRepository(session.database()).find(id); }));
    QCOMPARE(visit.where, std::string("Harbour steps"));
    QVERIFY(visit.planning == practice::VisitPlanning::NotPlanned);
    model.setOpen(false);
    QCOMPARE(model.cases()->count(), 0); // no family is named behind a closed sheet
}

void TestTodayModel::aLockedTabletSaysSoAndNamesNobody() {
    Bench bench;
    QVERIFY(bench.ready);
    bench.tablet.tablet().lock();
    bench.model.setDesk(&bench.desk);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.trouble().present(); }));
    QVERIFY(!bench.model.loaded());
    QCOMPARE(bench.model.rows()->count(), 0);
}

void TestTodayModel::fiveHundredVisitsAreReadAtOnce() {
    Bench bench;
    QVERIFY(bench.ready && planMany(bench.tablet, 500) && bench.load());
    QCOMPARE(bench.model.rows()->count(), 504);
    // How long that takes is the benchmark's question; here, that one reading again brings all of it.
    QBENCHMARK_ONCE {
        QVERIFY(bench.reload());
    }
    QCOMPARE(bench.model.rows()->count(), 504);
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestTodayModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_today_model.moc"
