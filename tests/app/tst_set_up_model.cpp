// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/app_model.h"
#include "app/models/set_up_model.h"
#include "app/models/unlock_model.h"
#include "tests/support/screen_harness.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// Setting up and unlocking, with what is typed going through the real fields.
class TestSetUpModel : public QObject {
    Q_OBJECT

private slots:
    void refusesWhatIsNoCode();
    void refusesAnExpiredCode();
    void refusesWeakAndDifferentPassphrases();
    void setsUpAndEnrols();
    void saysWhyTheCouncilRefused();
    void withoutAgentNothingIsLostAndItCanBeTriedAgain();
    void unlockCountsDownInWords();
    void unlockTakesTheFieldEmpty();
};

namespace {

void type(ui::PassphraseInput& field, const QString& text) {
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(&field, &press);
    }
}

struct Bench {
    Bench() : desk(tablet.tablet(), tablet.clock()) { model.setDesk(&desk); }
    void bring(crypto::SecretBuffer code) {
        desk.holdEnrolmentCode(std::move(code));
        model.takeCodeFromFile();
    }
    void choose(const QString& one, const QString& two) {
        type(first, one);
        type(second, two);
        model.begin(&first, &second);
    }
    TestTablet tablet;
    ui::Desk desk;
    ui::SetUpModel model;
    ui::PassphraseInput first;
    ui::PassphraseInput second;
};

const auto good = QString::fromLatin1(TestTablet::passphrase.data(), TestTablet::passphrase.size());

} // namespace

void TestSetUpModel::refusesWhatIsNoCode() {
    Bench bench;
    bench.bring(TestTablet::secret("holdfast, please"));
    QCOMPARE(bench.model.step(), ui::setup::Code);
    QVERIFY(bench.model.trouble().happened.contains(QStringLiteral("not an enrolment code")));
    QVERIFY(bench.model.person().isEmpty());
}

void TestSetUpModel::refusesAnExpiredCode() {
    Bench bench;
    auto code = bench.tablet.enrolmentCode();
    bench.tablet.clock().advance(std::chrono::hours(25));
    bench.bring(std::move(code));
    QCOMPARE(bench.model.step(), ui::setup::Code);
    QVERIFY(bench.model.trouble().happened.contains(QStringLiteral("no longer valid")));
}

void TestSetUpModel::refusesWeakAndDifferentPassphrases() {
    Bench bench;
    bench.bring(bench.tablet.enrolmentCode());
    QCOMPARE(bench.model.step(), ui::setup::Passphrase);
    QCOMPARE(bench.model.person(), QStringLiteral("Ines Alder"));
    bench.choose(QStringLiteral("short"), QStringLiteral("short"));
    QVERIFY(!bench.model.passphraseProblem().isEmpty());
    QCOMPARE(bench.model.step(), ui::setup::Passphrase);
    QCOMPARE(bench.first.length(), 0); // taken from the field whatever came of it
    bench.choose(good, good + QLatin1Char('x'));
    QVERIFY(bench.model.passphraseProblem().isEmpty());
    QVERIFY(!bench.model.againProblem().isEmpty());
    QCOMPARE(bench.tablet.tablet().overview()->state, service::TabletState::NotSetUp);
}

void TestSetUpModel::setsUpAndEnrols() {
    Bench bench;
    bench.bring(bench.tablet.enrolmentCode());
    bench.choose(good, good);
    QCOMPARE(bench.model.step(), ui::setup::Making);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.tablet.agent().enrolOrder().has_value(); }));
    QCOMPARE(bench.model.step(), ui::setup::Asking);
    QVERIFY(bench.tablet.sign());
    QCOMPARE(bench.tablet.tablet().overview()->state, service::TabletState::Ready);
}

void TestSetUpModel::saysWhyTheCouncilRefused() {
    Bench bench;
    bench.bring(bench.tablet.enrolmentCode());
    bench.choose(good, good);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.tablet.agent().enrolOrder().has_value(); }));
    bench.tablet.agent().refuseEnrolment(ErrorCode::Expired);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.trouble().present(); }));
    QCOMPARE(bench.model.step(), ui::setup::Code); // a new code is what helps
    QCOMPARE(bench.model.trouble().happened, ui::wordsFor(ErrorCode::Expired).happened);
}

void TestSetUpModel::withoutAgentNothingIsLostAndItCanBeTriedAgain() {
    Bench bench;
    bench.tablet.agent().setPresence(agent::FakeAgent::Presence::Gone);
    bench.bring(bench.tablet.enrolmentCode());
    bench.choose(good, good);
    QVERIFY(ScreenHarness::waitFor([&] { return bench.model.trouble().present(); }));
    QCOMPARE(bench.model.step(), ui::setup::Asking);
    QVERIFY(bench.model.trouble().lost.startsWith(QStringLiteral("No.")));
    bench.tablet.agent().setPresence(agent::FakeAgent::Presence::Running);
    bench.model.askAgain();
    QVERIFY(ScreenHarness::waitFor([&] { return bench.tablet.agent().enrolOrder().has_value(); }));
    QVERIFY(bench.tablet.sign());
}

void TestSetUpModel::unlockCountsDownInWords() {
    TestTablet tablet;
    QVERIFY(tablet.setUp());
    tablet.tablet().lock();
    ui::Desk desk(tablet.tablet(), tablet.clock());
    ui::UnlockModel model;
    model.setProperty("desk", QVariant::fromValue(&desk));
    ui::PassphraseInput field;
    for (const int left : {9, 8}) {
        type(field, QStringLiteral("wrong"));
        model.unlock(&field);
        QVERIFY(model.busy());
        QVERIFY(ScreenHarness::waitFor([&] { return !model.busy(); }));
        QVERIFY2(model.sentence().contains(QStringLiteral("%1 tries left").arg(left)),
                 qPrintable(model.sentence()));
        QVERIFY(model.sentence().contains(QStringLiteral("Nothing is lost")));
    }
    type(field, good);
    model.unlock(&field);
    QVERIFY(ScreenHarness::waitFor([&] { return !model.busy(); }));
    QVERIFY(model.sentence().isEmpty());
    QCOMPARE(tablet.tablet().overview()->state, service::TabletState::AwaitingCertificate);
}

void TestSetUpModel::unlockTakesTheFieldEmpty() {
    TestTablet tablet;
    ui::Desk desk(tablet.tablet(), tablet.clock());
    ui::UnlockModel model;
    model.setProperty("desk", QVariant::fromValue(&desk));
    ui::PassphraseInput field;
    model.unlock(&field);
    QVERIFY(!model.busy()); // nothing typed is no try
    type(field, QStringLiteral("anything"));
    model.unlock(&field);
    QCOMPARE(field.length(), 0);
    QVERIFY(ScreenHarness::waitFor([&] { return !model.busy(); }));
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestSetUpModel tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_set_up_model.moc"
