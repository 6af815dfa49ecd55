// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"
#include "tests/support/council/window_process.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace holdfast;
using namespace holdfast::e2e;

/// Kill -9 of the app, the one with the screens, in the middle of a word. Rounds and seed:
/// HOLDFAST_KILL_ROUNDS (default 3) and HOLDFAST_SEED.
class KillWhileTypingTest : public QObject {
    Q_OBJECT

    /// What may be lost of what was typed.
    static constexpr qint64 mayBeLost = 500; // milliseconds

    CouncilFixture m_fixture;
    std::optional<demo::WindowProcess> m_window;

    const QString m_field = QStringLiteral("What did you see or hear?");

    static int number(const char* name, int otherwise) {
        const int value = qEnvironmentVariableIntValue(name);
        return value == 0 ? otherwise : value;
    }

    [[nodiscard]] QJsonObject writing() { return m_window->ask("field", {{"name", m_field}}); }

private slots:
    void initTestCase() {
        QVERIFY2(m_fixture.open() && m_fixture.beginVisit(), qPrintable(m_fixture.problem()));
        m_fixture.tablet().quit();
        m_window.emplace(QStringLiteral(HOLDFAST_PROGRAMS), m_fixture.home(),
                         QStringList{QStringLiteral("--cheap-passphrase")});
        QVERIFY2(m_window->start() && m_window->unlock(passphrase) &&
                     m_window->press(QStringLiteral("Back to the visit")) && m_window->await(m_field),
                 qPrintable(m_window->problem()));
    }

    void comesBackToTheSameWords() {
        const int seed = number("HOLDFAST_SEED", 20261124);
        qInfo("seed %d", seed);
        QRandomGenerator random(static_cast<quint32>(seed));
        QString before; // what the vault had when typing began
        for (int round = 1; round <= number("HOLDFAST_KILL_ROUNDS", 3); ++round) {
            QString typed = before;
            QList<std::pair<qint64, qsizetype>> reached; // when how much was on the screen
            QElapsedTimer clock;
            clock.start();
            const qint64 end = 900 + random.bounded(1'200);
            while (clock.elapsed() < end) {
                const QChar letter(u'a' + random.bounded(26));
                QVERIFY2(m_window->type(letter), qPrintable(m_window->problem()));
                typed += letter;
                reached.append({clock.elapsed(), typed.size()});
                QTest::qWait(25); // as fast as fingers go
            }
            const qint64 killed = clock.elapsed();
            m_window->kill();
            qsizetype mustBeThere = before.size();
            for (const auto& [at, length] : std::as_const(reached)) {
                mustBeThere = at <= killed - mayBeLost ? length : mustBeThere;
            }
            QVERIFY(mustBeThere > before.size()); // else this round shows nothing

            // Nothing is pressed but Unlock.
            QVERIFY2(m_window->start() && m_window->unlock(passphrase) && m_window->await(m_field),
                     qPrintable(m_window->problem()));
            QTRY_VERIFY_WITH_TIMEOUT(!writing()[QStringLiteral("text")].toString().isEmpty(), 20'000);
            const auto found = writing();
            const QString text = found[QStringLiteral("text")].toString();
            qInfo("typed %lld, there %lld of at least %lld", qlonglong(typed.size()), qlonglong(text.size()),
                  qlonglong(mustBeThere));
            QVERIFY2(typed.startsWith(text), qPrintable(text));
            QVERIFY2(text.size() >= mustBeThere, qPrintable(text));
            QVERIFY(found[QStringLiteral("focused")].toBool());
            // Whoever types on goes on where the words end, however many came back.
            QCOMPARE(found[QStringLiteral("caret")].toInt(), static_cast<int>(text.size()));
            before = text;
        }
    }
};

QTEST_GUILESS_MAIN(KillWhileTypingTest)
#include "tst_kill_while_typing.moc"
