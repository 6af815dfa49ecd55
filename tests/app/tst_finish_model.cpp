// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_model.h"
#include "app/models/id_text.h"
#include "tests/support/screen_harness.h"
#include "tests/support/workday.h"

#include <QSignalSpy>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// The finish check over a real tablet: every way that can be taken now is taken, and Send is never refused.
class TestFinishModel : public QObject {
    Q_OBJECT

private slots:
    void groupsWhatTheRulesSay();
    void saysWhatGoesAndWhatGoesRestricted();
    void nothingToResolveSaysSo();
    void purposeIsSaid();
    void reasonForNamingSomebodyIsSaid();
    void changeOfMindSettlesARefusal();
    void factSettlesARefusal();
    void takingOutSettlesARefusal();
    void explanationIsRecorded();
    void unsafeToTellIsRecorded();
    void paperIsPlaced();
    void managerIsTold();
    void safetyPlanIsRecorded();
    void aShouldIsPassedWithAReason();
    void missingWordsChangeNothing();
    void whatBelongsElsewhereSaysWhomToRing();
    void policeWordsStayCovered();
    void sendsWithEverythingUnresolved();
};

namespace {

struct Bench {
    Bench() : ready(tablet.makeReady()), desk(tablet.tablet(), tablet.clock()) {}
    bool open(VisitId id) {
        visit = id;
        model.setDesk(&desk);
        model.setVisit(ui::textOf(id));
        return ScreenHarness::waitFor([this] { return model.loaded(); });
    }
    /// The finding whose id begins so; empty when none does.
    QString finding(const QString& words) {
        for (const auto* list : {model.toResolve(), model.advised()}) {
            for (const auto& row : list->rows()) {
                if (row.id.startsWith(words)) {
                    return row.id;
                }
            }
        }
        return {};
    }
    bool choose(const QString& words) {
        const QString id = finding(words);
        model.choose(id);
        return !id.isEmpty() && ScreenHarness::waitFor([&] { return model.chosen() == id; });
    }
    /// Takes a way, and waits for the finding to go.
    bool settle(const QString& words, const QString& way, int choice, const QString& said) {
        if (!choose(words)) {
            return false;
        }
        const QString id = model.chosen();
        model.take(way, choice, said);
        return ScreenHarness::waitFor([&] { return finding(id).isEmpty(); }, 5000);
    }
    practice::VisitView view() {
        return must(tablet.tablet().withSession(
            [this](service::Session& session) { return service::viewVisit(session, visit); }));
    }
    TestTablet tablet;
    bool ready;
    ui::Desk desk;
    ui::FinishModel model;
    VisitId visit;
};

const auto refusal = QStringLiteral("g2.after_refusal");
const auto paperNow = QStringLiteral("p2.where_now");
const auto whyNamed = QStringLiteral("g1.why_named");

} // namespace

void TestFinishModel::groupsWhatTheRulesSay() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QCOMPARE(bench.model.title(), QStringLiteral("Finish the Tallowby visit"));
    QCOMPARE(bench.model.toResolve()->count(), 2);
    QVERIFY(!bench.finding(refusal).isEmpty());
    QVERIFY(!bench.finding(paperNow).isEmpty());
    QVERIFY(bench.model.advised()->count() >= 1);
    QVERIFY(bench.choose(whyNamed));
    QCOMPARE(bench.model.chosenTitle(), QStringLiteral("Ottoline Brack is not part of this case"));
    QCOMPARE(bench.model.chosenDetail(), QStringLiteral("Say why the note needs to name them."));
    QCOMPARE(bench.model.notes()->count(), 1);
    QCOMPARE(bench.model.ways()->count(), 3);
}

void TestFinishModel::saysWhatGoesAndWhatGoesRestricted() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY2(bench.model.sendWords().endsWith(QStringLiteral("2 go restricted, not settled.")),
             qPrintable(bench.model.sendWords()));
    QVERIFY(bench.model.guidance().contains(QStringLiteral("Tobias sees it")));
}

void TestFinishModel::nothingToResolveSaysSo() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(quietVisit(bench.tablet)));
    QCOMPARE(bench.model.toResolve()->count(), 0);
    QVERIFY(bench.model.guidance().startsWith(QStringLiteral("Nothing is left to resolve.")));
    QVERIFY(bench.model.chosen().isEmpty());
}

void TestFinishModel::purposeIsSaid() {
    Bench bench;
    QVERIFY(bench.ready);
    const auto visit = quietVisit(bench.tablet);
    must(bench.tablet.tablet().withSession([visit](service::Session& session) -> Result<void> {
        HOLDFAST_TRY(auto one, practice::VisitRepository(session.database()).find(visit));
        one.purpose.clear();
        return service::changeVisit(session, one);
    }));
    QVERIFY(bench.open(visit));
    QVERIFY(bench.settle(QStringLiteral("g1.purpose"), QStringLiteral("say_purpose"), -1,
                         QStringLiteral(" To see Isolde. ")));
    QCOMPARE(bench.view().visit.purpose, std::string("To see Isolde."));
}

void TestFinishModel::reasonForNamingSomebodyIsSaid() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(
        bench.settle(whyNamed, QStringLiteral("say_why_named"), -1, QStringLiteral("She heard the door.")));
}

void TestFinishModel::changeOfMindSettlesARefusal() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    const auto before = bench.view().records.agreements.size();
    QVERIFY(bench.settle(refusal, QStringLiteral("record_change_of_mind"), 1, {}));
    const auto agreements = bench.view().records.agreements;
    QCOMPARE(agreements.size(), before + 1); // the refusal stays as it was said
    const auto& last = agreements.back();
    QVERIFY(last.state == practice::AgreementState::Given);
    QVERIFY(last.how == practice::Medium::Phone);
}

void TestFinishModel::factSettlesARefusal() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(bench.settle(refusal, QStringLiteral("record_fact"), 2,
                         QStringLiteral("To keep Wren safe tonight.")));
    const auto agreements = bench.view().records.agreements;
    QVERIFY(std::ranges::any_of(agreements, [](const practice::Agreement& one) {
        return one.withoutAgreement &&
               one.withoutAgreement->fact == practice::GatheringFact::WouldPrejudiceProtection &&
               one.state == practice::AgreementState::Refused;
    }));
}

void TestFinishModel::takingOutSettlesARefusal() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(bench.settle(refusal, QStringLiteral("take_out"), -1, QStringLiteral("Maud said no.")));
    const auto entries = bench.view().entries;
    QCOMPARE(
        std::ranges::count_if(entries, [](const practice::Entry& one) { return one.takenOut.has_value(); }),
        1);
}

void TestFinishModel::explanationIsRecorded() {
    Bench bench;
    QVERIFY(bench.ready);
    const auto visit = quietVisit(bench.tablet);
    must(bench.tablet.tablet().withSession([visit](service::Session& session) -> Result<void> {
        HOLDFAST_TRY(auto one, practice::VisitRepository(session.database()).find(visit));
        for (auto& presence : one.people) {
            presence.attendance = practice::Attendance::Here;
        }
        return service::changeVisit(session, one);
    }));
    QVERIFY(bench.open(visit));
    const auto notExplained = QStringLiteral("g5.not_explained");
    QVERIFY(bench.settle(notExplained, QStringLiteral("explain"), 0, QStringLiteral("All of it.")));
    QCOMPARE(bench.view().records.explanations.size(), std::size_t{1});
}

void TestFinishModel::unsafeToTellIsRecorded() {
    Bench bench;
    QVERIFY(bench.ready);
    const auto visit = quietVisit(bench.tablet);
    must(bench.tablet.tablet().withSession([visit](service::Session& session) -> Result<void> {
        HOLDFAST_TRY(auto one, practice::VisitRepository(session.database()).find(visit));
        one.people.back().attendance = practice::Attendance::Here;
        return service::changeVisit(session, one);
    }));
    QVERIFY(bench.open(visit));
    QVERIFY(bench.settle(QStringLiteral("g5.not_explained"), QStringLiteral("mark_unsafe_to_tell"), -1,
                         QStringLiteral("He would hear of it.")));
    QVERIFY(bench.view().records.explanations.front().state == practice::ExplanationState::UnsafeToTell);
}

void TestFinishModel::paperIsPlaced() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(bench.settle(paperNow, QStringLiteral("say_where_it_is"), 1,
                         QStringLiteral("Quay House, cabinet 2")));
    const auto items = bench.view().paperItems;
    QCOMPARE(items.size(), std::size_t{1});
    const auto* now = items.front().whereNow();
    QVERIFY(now != nullptr && now->place == practice::PaperPlace::LockedAtOffice);
    QCOMPARE(now->detail, std::string("Quay House, cabinet 2"));
}

void TestFinishModel::managerIsTold() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(bench.settle(QStringLiteral("l2.tell_today"), QStringLiteral("tell_manager"), 1,
                         QStringLiteral("Tobias Marrowstone")));
    const auto told = bench.view().records.managerTold;
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY(told.front().how == practice::Medium::Phone);
    QCOMPARE(told.front().who, std::string("Tobias Marrowstone"));
}

void TestFinishModel::safetyPlanIsRecorded() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(bench.settle(QStringLiteral("g6."), QStringLiteral("make_safety_plan"), 0,
                         QStringLiteral("Nothing by post.")));
    const auto plans = bench.view().records.safetyPlans;
    QCOMPARE(plans.size(), std::size_t{1});
    QVERIFY(plans.front().victim == plans.front().discussedWith);
    QCOMPARE(plans.front().whatWasAgreed, std::string("Nothing by post."));
}

void TestFinishModel::aShouldIsPassedWithAReason() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QVERIFY(bench.choose(whyNamed));
    const QString id = bench.model.chosen();
    bench.model.take(QStringLiteral("say_why"), -1, QStringLiteral("Maud named her."));
    QVERIFY(ScreenHarness::waitFor([&] {
        const auto* row = bench.model.advised()->find(id);
        return row != nullptr && row->severity == ui::severity::Done;
    }));
    QCOMPARE(bench.model.advised()->find(id)->detail, QStringLiteral("Your reason: Maud named her."));
}

void TestFinishModel::missingWordsChangeNothing() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)) && bench.choose(refusal));
    const auto before = bench.view().records;
    bench.model.take(QStringLiteral("record_fact"), 1, QStringLiteral("  "));
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.trouble().present(); }));
    bench.model.take(QStringLiteral("record_change_of_mind"), -1, {});
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.trouble().present(); }));
    QVERIFY(bench.view().records == before);
    QVERIFY(!bench.finding(refusal).isEmpty());
}

void TestFinishModel::whatBelongsElsewhereSaysWhomToRing() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)) && bench.choose(refusal));
    QCOMPARE(bench.model.ways()->rows().at(0).id, QStringLiteral("ask_for_strategy_discussion"));
    int ring = 0;
    for (const auto& way : bench.model.ways()->rows()) {
        if (way.form == ui::wayform::Ring) {
            QCOMPARE(way.detail, QStringLiteral("Talk to Tobias Marrowstone, 01632 960 152."));
            ++ring;
        }
    }
    QCOMPARE(ring, 3);
}

void TestFinishModel::policeWordsStayCovered() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    for (const auto* list : {bench.model.toResolve(), bench.model.advised()}) {
        for (const auto& finding : list->rows()) {
            QVERIFY(bench.choose(finding.id));
            for (const auto& note : bench.model.notes()->rows()) {
                QVERIFY(!note.text.contains(QStringLiteral("Called to 12 Limpet Row")));
            }
        }
    }
}

void TestFinishModel::sendsWithEverythingUnresolved() {
    Bench bench;
    QVERIFY(bench.ready && bench.open(troubledVisit(bench.tablet)));
    QSignalSpy sent(&bench.model, &ui::FinishModel::sent);
    bench.model.send();
    bench.model.send(); // a second tap sends nothing more
    QVERIFY(sent.wait(10'000));
    QVERIFY(!bench.model.sending());
    const auto view = bench.view();
    QVERIFY(view.visit.state == practice::VisitState::Finished);
    QCOMPARE(view.visit.revision, std::uint32_t{1});
    QVERIFY(ScreenHarness::waitFor([&] { return bench.tablet.agent().submissions().size() == 1; }));
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestFinishModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_finish_model.moc"
