// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/agent_launcher.h"
#include "platform/linux/agent_lock.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using holdfast::ErrorCode;
using holdfast::platform::AgentCommand;
using holdfast::platform::AgentLauncher;
using holdfast::platform::AgentLock;
using holdfast::store::TabletHome;

namespace {

struct Line {
    pid_t process = 0;
    pid_t session = 0;
    int internet = -1;
    int highestDescriptor = -1;
};

/// Also false for one that ended and that nobody has collected yet.
bool runs(pid_t process) {
    QFile status(QStringLiteral("/proc/%1/stat").arg(process));
    if (process <= 0 || !status.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray text = status.readAll();
    const auto name = text.lastIndexOf(')');
    return name >= 0 && text.mid(name + 2, 1) != "Z";
}

} // namespace

class AgentLauncherTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_app;
    pid_t m_supervisor = 0;

    static QString tool(const QString& name) { return QCoreApplication::applicationDirPath() + u'/' + name; }
    QString home() const { return m_folder->filePath("home"); }
    QString journal() const { return m_folder->filePath("journal"); }

    QList<Line> lines() const {
        QList<Line> all;
        QFile file(journal());
        if (file.open(QIODevice::ReadOnly)) {
            while (!file.atEnd()) {
                const QList<QByteArray> words = file.readLine().trimmed().split(' ');
                all.append(
                    {words.at(0).toInt(), words.at(1).toInt(), words.at(2).toInt(), words.at(3).toInt()});
            }
        }
        return all;
    }

    void startApp(const QString& wait, const QStringList& more = {}) {
        m_app = std::make_unique<QProcess>();
        m_app->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_app->start(tool("supervised_app"),
                     QStringList{home(), tool("pretend_agent"), journal(), wait} + more);
        QVERIFY(m_app->waitForReadyRead());
        m_supervisor = m_app->readLine().trimmed().toInt();
        QVERIFY(runs(m_supervisor));
    }

    bool startAgentAlone(qint64* process) {
        QProcess agent;
        agent.setProgram(tool("pretend_agent"));
        agent.setArguments({home(), journal()});
        // It must not hold whatever the test's own output is read through.
        agent.setStandardOutputFile(QProcess::nullDevice());
        agent.setStandardErrorFile(QProcess::nullDevice());
        return agent.startDetached(process);
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void cleanup() {
        if (m_app) {
            m_app->kill();
            m_app->waitForFinished();
            m_app.reset();
        }
        QTRY_VERIFY(!runs(m_supervisor));
        for (const Line& line : lines()) {
            ::kill(line.process, SIGKILL);
        }
    }

    void startsTheAgentOutsideTheConfinement() {
        startApp("10");
        QTRY_COMPARE(lines().size(), 1);
        const Line agent = lines().constFirst();
        QVERIFY(runs(agent.process));
        QCOMPARE(agent.internet, 0);
        QCOMPARE(agent.session, agent.process);
        QCOMPARE(agent.highestDescriptor, 2);
    }

    void startsAKilledAgentAgain() {
        startApp("10");
        for (int count = 1; count <= 3; ++count) {
            QTRY_COMPARE(lines().size(), count);
            ::kill(lines().constLast().process, SIGKILL);
        }
        QTRY_COMPARE(lines().size(), 4);
        QVERIFY(runs(lines().constLast().process));
    }

    void leavesTheAgentWhenTheAppEnds_data() {
        QTest::addColumn<bool>("killed");
        QTest::newRow("by itself") << false;
        QTest::newRow("killed") << true;
    }
    void leavesTheAgentWhenTheAppEnds() {
        QFETCH(bool, killed);
        startApp("10");
        QTRY_COMPARE(lines().size(), 1);
        if (killed) {
            m_app->kill();
        } else {
            m_app->closeWriteChannel();
        }
        QVERIFY(m_app->waitForFinished());
        QTRY_VERIFY(!runs(m_supervisor));
        QVERIFY(runs(lines().constFirst().process));
        QCOMPARE(lines().size(), 1);
    }

    void anAgentThatRunsAlreadyIsLeftAloneAndReplacedWhenItDies() {
        qint64 first = 0;
        QVERIFY(startAgentAlone(&first));
        QTRY_COMPARE(lines().size(), 1);
        startApp("10");
        // The supervisor has no reason to do anything now, and nothing to wait for: let it reach that state.
        QTest::qWait(100);
        QCOMPARE(lines().size(), 1);
        ::kill(static_cast<pid_t>(first), SIGKILL);
        QTRY_COMPARE(lines().size(), 2);
    }

    void aNudgeCutsTheWaitShort() {
        startApp("3600000", {"fail"});
        QTRY_COMPARE(lines().size(), 1);
        QTRY_VERIFY(!runs(lines().constFirst().process));
        m_app->write("\n");
        QTRY_COMPARE(lines().size(), 2);
    }

    void refusesAProgramThatIsNotThere() {
        AgentCommand command;
        command.program = m_folder->filePath("nothing").toStdString();
        auto launcher = AgentLauncher::start(TabletHome(home().toStdString()), command);
        QVERIFY(!launcher);
    }

    void oneAgentAHome() {
        const TabletHome place(home().toStdString());
        QVERIFY(!AgentLock::holder(place));
        {
            auto lock = AgentLock::take(place);
            QVERIFY(lock);
            QCOMPARE(AgentLock::holder(place).value_or(0), ::getpid());
            auto second = AgentLock::take(place);
            QVERIFY(!second);
            QCOMPARE(second.code(), ErrorCode::AlreadyExists);
        }
        QVERIFY(!AgentLock::holder(place));
        QVERIFY(AgentLock::take(place));
    }
};

QTEST_GUILESS_MAIN(AgentLauncherTest)
#include "tst_agent_launcher.moc"
