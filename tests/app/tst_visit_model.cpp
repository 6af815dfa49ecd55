// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/visit_model.h"
#include "core/store/meta_repository.h"
#include "tests/support/screen_harness.h"
#include "tests/support/tallowby.h"

#include <QGuiApplication>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

namespace {

bool waitFor(const std::function<bool()>& so) {
    return ScreenHarness::waitFor(so);
}

/// Everything a delegate or a screen reader can get from the list.
QString everyRole(const QAbstractItemModel& model) {
    QString all;
    const auto roles = model.roleNames();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (auto role = roles.keyBegin(); role != roles.keyEnd(); ++role) {
            const auto value = model.data(model.index(row, 0), *role);
            all += value.toString() + value.toStringList().join(u' ') + u'\n';
        }
    }
    return all;
}

} // namespace

/// What a visit's screen shows, and what it must not while family can read it.
class TestVisitModel : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhereWhenAndWhoIsHere();
    void saysWhatWasExplainedAndAgreed();
    void countsFindingsOfTheFinish();
    void coveredNotesAreNotInAnyRole();
    void coveredNotesComeWhenAskedForAndGoAgain();
    void namesBeyondTheFamilyAreParts();
    void agenciesAndHandlingAreHidden();
    void openHomeViewCanBeSwitchedOff();
    void childsWishStaysWithHerWords();
    void takenOutComesBack();
    void whoIsHereIsKept();
    void seenAloneIsATimeSpan();
    void rowsKeepTheirDelegates();

private:
    [[nodiscard]] ui::EntryRow rowOf(EntryId id) const;

    std::unique_ptr<TestTablet> m_tablet;
    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<ui::VisitModel> m_model;
    Tallowby m_family;
};

void TestVisitModel::init() {
    m_tablet = std::make_unique<TestTablet>();
    QVERIFY(m_tablet->makeReady());
    m_family = fillTallowby(*m_tablet);
    m_desk = std::make_unique<ui::Desk>(m_tablet->tablet(), m_tablet->clock());
    m_model = std::make_unique<ui::VisitModel>();
    m_model->setDesk(m_desk.get());
    m_model->setVisit(ui::textOf(m_family.visit));
    QVERIFY(waitFor([this] { return m_model->loaded(); }));
}

void TestVisitModel::cleanup() {
    m_model.reset();
    m_desk.reset();
    m_tablet.reset();
}

ui::EntryRow TestVisitModel::rowOf(EntryId id) const {
    const int at = ui::Rows::find(m_model->entries()->rows(), ui::textOf(id));
    return at < 0 ? ui::EntryRow{} : m_model->entries()->rows().at(at);
}

void TestVisitModel::saysWhereWhenAndWhoIsHere() {
    QCOMPARE(m_model->title(), QStringLiteral("Tallowby family"));
    QCOMPARE(m_model->placeWords(), QStringLiteral("Home visit, planned · 12 Limpet Row"));
    QCOMPARE(m_model->started(), QStringLiteral("15:48"));
    const auto& people = m_model->people()->rows();
    QCOMPARE(people.size(), 3);
    QCOMPARE(people.at(0).name, QStringLiteral("Wren Tallowby, 8"));
    QCOMPARE(people.at(0).presence, QStringLiteral("Here · seen alone 16:02 to 16:20"));
    QCOMPARE(people.at(1).brief, QStringLiteral("Maud, mother"));
    QCOMPARE(people.at(2).name, QStringLiteral("Jory Tallowby, 14"));
    QCOMPARE(people.at(2).presence, QStringLiteral("Not here"));
}

void TestVisitModel::saysWhatWasExplainedAndAgreed() {
    QCOMPARE(m_model->explained(), QStringLiteral("Explained to Maud 15:52"));
    QCOMPARE(m_model->explainedDetail(), QStringLiteral("Wren 16:02, in simpler words"));
    QCOMPARE(m_model->agreed(), QStringLiteral("Maud’s choices 15:54"));
    QCOMPARE(m_model->agreedDetail(), QStringLiteral("1 yes, 1 no"));
}

void TestVisitModel::countsFindingsOfTheFinish() {
    QVERIFY(m_model->toResolve() + m_model->advised() > 0);
    const auto row = rowOf(m_family.saidByMaud);
    QCOMPARE(row.finding, QStringLiteral("Say why this person is named"));
    QCOMPARE(row.severity, static_cast<int>(ui::severity::Advised));
}

void TestVisitModel::coveredNotesAreNotInAnyRole() {
    QCOMPARE(m_model->covered(), 2);
    QCOMPARE(m_model->entries()->count(), 5);
    const QString all = everyRole(*m_model->entries());
    QVERIFY(!all.contains(QStringLiteral("officers"), Qt::CaseInsensitive));
    QVERIFY(!all.contains(QStringLiteral("police"), Qt::CaseInsensitive));
    QVERIFY(!all.contains(QStringLiteral("appointments")));
    QVERIFY(!all.contains(QStringLiteral("Surgery")));
}

void TestVisitModel::coveredNotesComeWhenAskedForAndGoAgain() {
    m_model->setRevealed(true);
    QVERIFY(waitFor([this] { return m_model->entries()->count() == 7; }));
    QVERIFY(everyRole(*m_model->entries()).contains(QStringLiteral("officers")));
    m_model->setRevealed(false);
    QVERIFY(waitFor([this] { return m_model->entries()->count() == 5; }));
    QVERIFY(!everyRole(*m_model->entries()).contains(QStringLiteral("officers")));
}

void TestVisitModel::namesBeyondTheFamilyAreParts() {
    const auto row = rowOf(m_family.saidByMaud);
    QCOMPARE(row.parts, QStringList({QStringLiteral("“He came round Sunday night and kicked the door. "),
                                     QStringLiteral("Ottoline"), QStringLiteral(" next door heard it.”")}));
    QCOMPARE(row.text,
             QStringLiteral("He came round Sunday night and kicked the door. 1 name next door heard it."));
    QCOMPARE(row.about, QStringLiteral("About 1 name"));
}

void TestVisitModel::agenciesAndHandlingAreHidden() {
    m_model->setRevealed(true);
    QVERIFY(waitFor([this] { return m_model->entries()->count() == 7; }));
    for (const auto& row : m_model->entries()->rows()) {
        QVERIFY(!row.handlingShown);
        QCOMPARE(row.handling, static_cast<int>(ui::handling::Ordinary));
        QVERIFY(!row.speaker.contains(QStringLiteral("Surgery")) &&
                !row.speaker.contains(QStringLiteral("Police")));
    }
}

void TestVisitModel::openHomeViewCanBeSwitchedOff() {
    m_model->setOpenHome(false);
    QVERIFY(waitFor([this] { return !m_model->openHome(); }));
    QCOMPARE(m_model->covered(), 0);
    QCOMPARE(m_model->entries()->count(), 7);
    QVERIFY(rowOf(m_family.saidByMaud).text.contains(QStringLiteral("Ottoline")));
    QVERIFY(rowOf(m_family.fromPolice).handlingShown);
    m_model->setOpenHome(true);
    QVERIFY(waitFor([this] { return m_model->openHome(); }));
    QCOMPARE(m_model->entries()->count(), 5);
}

void TestVisitModel::childsWishStaysWithHerWords() {
    const auto row = rowOf(m_family.wrensWords);
    QCOMPARE(row.wishOf, QStringLiteral("Wren"));
    QVERIFY(row.exact);
    QVERIFY(rowOf(m_family.observed).wishOf.isEmpty());
}

void TestVisitModel::takenOutComesBack() {
    QVERIFY(m_tablet->tablet().withSession(
        [this](service::Session& session) { return service::takeOutEntry(session, m_family.opinion, {}); }));
    QVERIFY(waitFor([this] { return rowOf(m_family.opinion).progress == ui::entry::TakenOut; }));
    m_model->undoTakingOut(ui::textOf(m_family.opinion));
    QVERIFY(waitFor([this] { return rowOf(m_family.opinion).progress == ui::entry::Saved; }));
}

void TestVisitModel::whoIsHereIsKept() {
    m_model->setAttendance(ui::textOf(m_family.jory), 1);
    QVERIFY(waitFor([this] {
        return m_model->people()->rows().at(1).presence == QStringLiteral("Here") &&
               m_model->people()->rows().constLast().attendance == 1;
    }));
    const auto visit = must(m_tablet->tablet().withSession([this](service::Session& session) {
        return practice::VisitRepository(session.database()).find(m_family.visit);
    }));
    QVERIFY(visit.wasHere(m_family.jory));
}

void TestVisitModel::seenAloneIsATimeSpan() {
    m_model->setAloneNow(ui::textOf(m_family.jory), true);
    QVERIFY(waitFor([this] {
        const int at = ui::Rows::find(m_model->people()->rows(), ui::textOf(m_family.jory));
        return m_model->people()->rows().at(at).aloneNow;
    }));
    m_tablet->clock().advance(std::chrono::minutes(5));
    m_model->setAloneNow(ui::textOf(m_family.jory), false);
    QVERIFY(waitFor([this] {
        const int at = ui::Rows::find(m_model->people()->rows(), ui::textOf(m_family.jory));
        return m_model->people()->rows().at(at).presence ==
               QStringLiteral("Here · seen alone 16:24 to 16:29");
    }));
}

void TestVisitModel::rowsKeepTheirDelegates() {
    int resets = 0;
    int inserted = 0;
    connect(m_model->entries(), &QAbstractItemModel::modelReset, this, [&] { ++resets; });
    connect(m_model->entries(), &QAbstractItemModel::rowsInserted, this, [&] { ++inserted; });
    practice::Entry draft;
    draft.visitId = m_family.visit;
    draft.text = "The radio was on.";
    must(m_tablet->tablet().withSession(
        [&](service::Session& session) { return service::addEntry(session, draft); }));
    QVERIFY(waitFor([this] { return m_model->entries()->count() == 6; }));
    QCOMPARE(resets, 0);
    QCOMPARE(inserted, 1);
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestVisitModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_visit_model.moc"
