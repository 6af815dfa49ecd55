// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/capture_model.h"
#include "app/models/entry_detail_model.h"
#include "tests/support/screen_harness.h"
#include "tests/support/tallowby.h"

#include <QGuiApplication>
#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace holdfast;
using namespace holdfast::test;

namespace {

bool waitFor(const std::function<bool()>& so) {
    return ScreenHarness::waitFor(so);
}

/// Notes of the visit as they lie in the vault, by what they say.
std::vector<practice::Entry> entriesIn(TestTablet& tablet, VisitId visit) {
    return must(tablet.tablet().withSession([&](service::Session& session) {
        return practice::EntryRepository(session.database()).ofVisit(visit);
    }));
}

bool says(TestTablet& tablet, VisitId visit, std::string_view text) {
    return std::ranges::any_of(entriesIn(tablet, visit),
                               [&](const auto& entry) { return entry.text == text; });
}

} // namespace

/// Words are in the vault before they can be lost.
class TestCaptureModel : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void firstKeystrokeMakesTheEntry();
    void keepsUpWithSomebodyWhoNeverPauses();
    void writesAtOnceBeforeALock();
    void aKillLosesNothingThatWasSaved();
    void leavingThePageSaves();
    void kindChangesInMidSentence();
    void nextNoteBeginsAnotherAndLosesNothing();
    void aNewNoteSaysNothingThatItsKindDoesNotAsk();
    void emptyNotesAreNotMade();
    void whatCannotBeSavedStaysAndIsTriedAgain();
    void goesOnWhereItWas();
    void whatSurroundsAChildsWordsIsOneRevision();
    void detailEditsKeepHistory();
    void takingOutIsUndone();
    void handlingIsOneStepOfHistory();

private:
    void newModel();
    void refuseWriting(bool refuse);

    std::unique_ptr<TestTablet> m_tablet;
    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<ui::CaptureModel> m_model;
    Tallowby m_family;
};

void TestCaptureModel::init() {
    m_tablet = std::make_unique<TestTablet>();
    QVERIFY(m_tablet->makeReady());
    m_family = startTallowby(*m_tablet);
    m_desk = std::make_unique<ui::Desk>(m_tablet->tablet(), m_tablet->clock());
    newModel();
}

void TestCaptureModel::cleanup() {
    m_model.reset();
    m_desk.reset();
    m_tablet.reset();
}

void TestCaptureModel::newModel() {
    m_model = std::make_unique<ui::CaptureModel>();
    m_model->setDesk(m_desk.get());
    m_model->setVisit(ui::textOf(m_family.visit));
}

void TestCaptureModel::refuseWriting(bool refuse) {
    QVERIFY(m_tablet->tablet().withSession([refuse](service::Session& session) {
        return session.database().run(
            refuse ? "CREATE TRIGGER refused BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END"
                   : "DROP TRIGGER refused");
    }));
}

void TestCaptureModel::firstKeystrokeMakesTheEntry() {
    m_model->setText(QStringLiteral("T"));
    QCOMPARE(m_model->state(), ui::saving::Saving);
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    QVERIFY(!m_model->entry().isEmpty());
    QVERIFY(says(*m_tablet, m_family.visit, "T"));
    QCOMPARE(m_model->savedTime(), QStringLiteral("15:48"));
}

void TestCaptureModel::keepsUpWithSomebodyWhoNeverPauses() {
    // A throttle: the first words are durable although the typing never stops for as long as the throttle.
    QString typed;
    QVERIFY(waitFor([&] {
        typed += u'a';
        m_model->setText(typed);
        return !entriesIn(*m_tablet, m_family.visit).empty() && !m_model->entry().isEmpty();
    }));
    QVERIFY(ui::NoteWriter::throttleMilliseconds <= 400);
}

void TestCaptureModel::writesAtOnceBeforeALock() {
    m_model->setText(QStringLiteral("The back door was open."));
    m_model->flush();
    m_desk->lockNow(); // nothing of the event loop has run in between
    QVERIFY(m_tablet->tablet().unlock(TestTablet::secret(TestTablet::passphrase)));
    QVERIFY(says(*m_tablet, m_family.visit, "The back door was open."));
}

void TestCaptureModel::aKillLosesNothingThatWasSaved() {
    m_model->setText(QStringLiteral("Saved before the kill."));
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    m_model->setText(QStringLiteral("Saved before the kill. And not this"));
    // As the disk stands at this moment: what a kill or an empty battery leaves.
    const QTemporaryDir left;
    const store::TabletHome home{Path(left.filePath(QStringLiteral("home")).toStdString())};
    std::filesystem::copy(m_tablet->home().root(), home.root(), std::filesystem::copy_options::recursive);
    PosixFileSystem files;
    crypto::SystemRandom random;
    SilentLogger logger;
    agent::FakeAgent link(must(crypto::SigningKey::generate()).publicKey());
    service::Tablet found({{files,
                            m_tablet->clock(),
                            random,
                            m_tablet->secrets(),
                            home,
                            crypto::KdfFloor::Test,
                            {practice::practiceComponent()}},
                           TestTablet::cheap,
                           link,
                           logger});
    QVERIFY(found.unlock(TestTablet::secret(TestTablet::passphrase)));
    const auto entries = must(found.withSession([this](service::Session& session) {
        return practice::EntryRepository(session.database()).ofVisit(m_family.visit);
    }));
    QVERIFY(std::ranges::any_of(entries,
                                [](const auto& entry) { return entry.text == "Saved before the kill."; }));
}

void TestCaptureModel::leavingThePageSaves() {
    m_model->setText(QStringLiteral("Left at once."));
    m_model.reset();
    QVERIFY(waitFor([this] { return says(*m_tablet, m_family.visit, "Left at once."); }));
}

void TestCaptureModel::kindChangesInMidSentence() {
    m_model->setText(QStringLiteral("He said"));
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    m_model->setKind(ui::kind::SaidBy);
    QVERIFY(m_model->exact());
    m_model->setText(QStringLiteral("He said no"));
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    const auto entry = must(m_tablet->tablet().withSession([this](service::Session& session) {
        return practice::EntryRepository(session.database()).find(ui::idFrom<EntryId>(m_model->entry()));
    }));
    QCOMPARE(entry.kind, practice::EntryKind::SaidBy);
    QCOMPARE(entry.text, std::string("He said no"));
    QCOMPARE(entry.revision, 2U);
    // Only this note: the one that came with the visit is untouched.
    QCOMPARE(entriesIn(*m_tablet, m_family.visit).size(), std::size_t{2});
}

void TestCaptureModel::nextNoteBeginsAnotherAndLosesNothing() {
    m_model->setKind(ui::kind::Opinion);
    m_model->setText(QStringLiteral("First"));
    m_model->next(); // before the throttle: it is still on its way
    QVERIFY(m_model->text().isEmpty());
    QCOMPARE(m_model->kind(), ui::kind::Opinion);
    m_model->setText(QStringLiteral("Second"));
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    QVERIFY(says(*m_tablet, m_family.visit, "First"));
    QVERIFY(says(*m_tablet, m_family.visit, "Second"));
}

/// Else a confidential note of an agency would count as said by a child who is here, and lie open on the
/// screen.
void TestCaptureModel::aNewNoteSaysNothingThatItsKindDoesNotAsk() {
    m_model->setKind(ui::kind::ChildsWords);
    m_model->setSpeaker(ui::textOf(m_family.wren));
    m_model->setText(QStringLiteral("I put the chair there."));
    m_model->next();
    m_model->setKind(ui::kind::Told);
    m_model->setKind(ui::kind::Agency);
    m_model->setText(QStringLiteral("Wren was seen twice in October."));
    m_model->flush();
    QVERIFY(waitFor([this] { return says(*m_tablet, m_family.visit, "Wren was seen twice in October."); }));
    for (const auto& entry : entriesIn(*m_tablet, m_family.visit)) {
        if (entry.text == "Wren was seen twice in October.") {
            QVERIFY(!entry.source.person);
            QVERIFY(!entry.account);
            QVERIFY(!entry.told);
        }
    }
}

void TestCaptureModel::emptyNotesAreNotMade() {
    const auto before = entriesIn(*m_tablet, m_family.visit).size();
    m_model->setKind(ui::kind::ChildsWords);
    m_model->setSpeaker(ui::textOf(m_family.wren));
    m_model->next();
    m_model->flush();
    QCOMPARE(entriesIn(*m_tablet, m_family.visit).size(), before);
}

void TestCaptureModel::whatCannotBeSavedStaysAndIsTriedAgain() {
    refuseWriting(true);
    m_model->setText(QStringLiteral("Do not lose this."));
    m_model->flush();
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::NotSaved; }));
    QVERIFY(m_model->trouble().present());
    m_model->next(); // stays: it is not saved
    QCOMPARE(m_model->text(), QStringLiteral("Do not lose this."));
    refuseWriting(false);
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    QVERIFY(says(*m_tablet, m_family.visit, "Do not lose this."));
    QVERIFY(!m_model->trouble().present());
}

void TestCaptureModel::goesOnWhereItWas() {
    m_model->setKind(ui::kind::ChildsWords);
    m_model->setSpeaker(ui::textOf(m_family.wren));
    m_model->setText(QStringLiteral("If Mum knew"));
    m_model->flush();
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    const QString entry = m_model->entry();
    m_model.reset();
    newModel();
    int refilled = 0;
    connect(m_model.get(), &ui::CaptureModel::refilled, this, [&] { ++refilled; });
    QVERIFY(waitFor([&] { return refilled == 1; }));
    QCOMPARE(m_model->text(), QStringLiteral("If Mum knew"));
    QCOMPARE(m_model->kind(), ui::kind::ChildsWords);
    QCOMPARE(m_model->entry(), entry);
    m_model->setText(QStringLiteral("If Mum knew I was scared"));
    QVERIFY(waitFor([this] { return says(*m_tablet, m_family.visit, "If Mum knew I was scared"); }));
}

void TestCaptureModel::whatSurroundsAChildsWordsIsOneRevision() {
    m_model->setKind(ui::kind::ChildsWords);
    m_model->setText(QStringLiteral("I put the chair there."));
    m_model->flush();
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    for (const auto* words : {"Te", "Tell", "Tell my teacher"}) {
        m_model->setWish(QLatin1String(words));
        m_model->flush();
        QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    }
    m_model->setExplainedMayTell(true);
    QVERIFY(waitFor([this] { return m_model->state() == ui::saving::Saved; }));
    const auto entry = must(m_tablet->tablet().withSession([this](service::Session& session) {
        return practice::EntryRepository(session.database()).find(ui::idFrom<EntryId>(m_model->entry()));
    }));
    QCOMPARE(entry.account->wish, std::string("Tell my teacher"));
    QVERIFY(entry.account->explainedMayTell);
    QCOMPARE(entry.revision, 1U);
}

void TestCaptureModel::detailEditsKeepHistory() {
    const auto family = fillTallowby(*m_tablet);
    ui::EntryDetailModel detail;
    detail.setDesk(m_desk.get());
    detail.setEntry(ui::textOf(family.saidByMaud));
    QVERIFY(waitFor([&] { return detail.loaded(); }));
    QCOMPARE(detail.historyWords(), QStringList(QStringLiteral("Ines wrote it on this tablet")));
    detail.setText(QStringLiteral("He came round on Sunday."));
    detail.flush();
    QVERIFY(waitFor([&] { return detail.state() == ui::saving::Saved; }));
    detail.setWhyNeeded(QStringLiteral("Wren’s safety at home"));
    detail.flush();
    QVERIFY(waitFor([&] { return detail.state() == ui::saving::Saved; }));
    const auto first = must(m_tablet->tablet().withSession([&](service::Session& session) {
        return practice::EntryRepository(session.database()).version(family.saidByMaud, 1);
    }));
    QVERIFY(first.text.starts_with("He came round Sunday night"));
    QVERIFY(waitFor([&] { return detail.historyWords().size() == 2; }));
    QCOMPARE(detail.historyWords().constFirst(), QStringLiteral("Ines changed the words"));
}

void TestCaptureModel::takingOutIsUndone() {
    const auto family = fillTallowby(*m_tablet);
    ui::EntryDetailModel detail;
    detail.setDesk(m_desk.get());
    detail.setEntry(ui::textOf(family.opinion));
    QVERIFY(waitFor([&] { return detail.loaded(); }));
    detail.takeOut();
    QVERIFY(waitFor([&] { return detail.takenOut(); }));
    detail.undo();
    QVERIFY(waitFor([&] { return !detail.takenOut(); }));
    QVERIFY(waitFor([&] { return detail.historyWords().size() == 3; }));
    QCOMPARE(detail.historyWords().at(0), QStringLiteral("Ines put it back"));
    QCOMPARE(detail.historyWords().at(1), QStringLiteral("Ines took it out"));
}

void TestCaptureModel::handlingIsOneStepOfHistory() {
    const auto family = fillTallowby(*m_tablet);
    ui::EntryDetailModel detail;
    detail.setDesk(m_desk.get());
    detail.setEntry(ui::textOf(family.saidByMaud));
    QVERIFY(waitFor([&] { return detail.loaded(); }));
    QVERIFY(detail.openHome());
    detail.setHandling(ui::handling::Confidential);
    QVERIFY(waitFor([&] { return detail.historyWords().size() == 2; }));
    QCOMPARE(detail.historyWords().constFirst(), QStringLiteral("Ines changed Ordinary to Confidential"));
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestCaptureModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_capture_model.moc"
