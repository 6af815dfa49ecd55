// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"

#include <QRandomGenerator>

using namespace holdfast;
using namespace holdfast::e2e;

/// Kill -9 of any process at any moment: nothing acknowledged is lost, nothing is doubled. Rounds and seed:
/// HOLDFAST_KILL_ROUNDS (default 2) and HOLDFAST_SEED.
class KillAnywhereTest : public QObject {
    Q_OBJECT

    CouncilFixture m_fixture;
    QRandomGenerator m_random;
    QStringList m_acknowledged;
    QStringList m_photographs;

    static int number(const char* name, int otherwise) {
        const int value = qEnvironmentVariableIntValue(name);
        return value == 0 ? otherwise : value;
    }

    /// Ends one of the four processes as a crash would, and starts it again.
    [[nodiscard]] bool killOne() {
        auto& council = m_fixture.council();
        switch (m_random.bounded(4)) {
        case 0:
            m_fixture.tablet().kill();
            return m_fixture.startAgain();
        case 1:
            static_cast<void>(m_fixture.tablet().killAgent()); // its supervisor starts it again
            return true;
        case 2:
            council.gateway().kill();
            return council.startGateway();
        default:
            council.inbox().kill();
            return council.startInbox();
        }
    }

    /// A request during which the drive may be killed: repeated by nobody, so an answer is an
    /// acknowledgement.
    void writeSomething(int step) {
        const QString text = QStringLiteral("Entry number %1 of the kill test.").arg(step);
        if (!m_fixture.write(text).isEmpty()) {
            m_acknowledged.append(text);
        }
    }

    [[nodiscard]] static QStringList textsOf(const QString& folder) {
        QStringList texts;
        for (const auto& entry : CouncilFixture::noteOf(folder)[QStringLiteral("entries")].toArray()) {
            const QString text = entry[QStringLiteral("entry")][QStringLiteral("text")].toString();
            if (text.startsWith(QStringLiteral("Entry number"))) {
                texts.append(text);
            }
        }
        texts.sort();
        return texts;
    }

private slots:
    void initTestCase() {
        const int seed = number("HOLDFAST_SEED", 20261122);
        qInfo("seed %d", seed);
        m_random.seed(static_cast<quint32>(seed));
        QVERIFY2(m_fixture.open() && m_fixture.beginVisit(), qPrintable(m_fixture.problem()));
    }

    void losesNothingAndDoublesNothing() {
        const int rounds = number("HOLDFAST_KILL_ROUNDS", 2);
        for (int round = 1; round <= rounds; ++round) {
            for (int step = 0; step < 4; ++step) {
                writeSomething(round * 100 + step);
                if (m_random.bounded(2) == 0) {
                    QVERIFY2(killOne(), qPrintable(m_fixture.problem()));
                }
            }
            const QString photo = m_fixture.makePhotograph(QStringLiteral("page-%1.jpg").arg(round), 900, 700,
                                                           m_random.generate());
            QVERIFY2(m_fixture.scan({photo}), qPrintable(m_fixture.problem()));
            m_photographs.append(photo);
            HF_SAYS_OK(m_fixture.tablet().ask("finish", {{"visit", m_fixture.visit()}}));
            // While it sends, end whatever chance picks.
            for (int kill = 0; kill < 3; ++kill) {
                QTest::qWait(m_random.bounded(150));
                QVERIFY2(killOne(), qPrintable(m_fixture.problem()));
            }
            HF_SAYS_OK(m_fixture.tablet().ask("sync", {{"wait", 110}}));
            QTRY_COMPARE_WITH_TIMEOUT(m_fixture.filed().size(), round, 60'000);
            const QString latest = m_fixture.filed().constLast();
            m_acknowledged.sort();
            QCOMPARE(textsOf(latest), m_acknowledged);
            auto originals = CouncilFixture::originalsOf(latest);
            QCOMPARE(originals.size(), m_photographs.size());
            for (const auto& photograph : m_photographs) {
                QCOMPARE(originals.count(contentOf(photograph)), 1);
            }
            QByteArray words;
            QVERIFY2(m_fixture.council().office({QStringLiteral("verify"), latest}, &words) == 0,
                     words.constData());
        }
    }
};

QTEST_GUILESS_MAIN(KillAnywhereTest)
#include "tst_kill_anywhere.moc"
