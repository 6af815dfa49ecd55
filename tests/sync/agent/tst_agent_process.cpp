// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tablet_home.h"
#include "sync/agent/client/agent_client.h"
#include "tests/sync/protocol/council.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace holdfast;
using namespace holdfast::agent;
using namespace holdfast::test;

namespace {

constexpr int longEnough = 90'000; // milliseconds; only a failing test waits so long

class Program {
public:
    explicit Program(const store::TabletHome& home) {
        m_process.start(HOLDFAST_AGENT_PROGRAM, {"--home", QString::fromStdString(home.root().string()),
                                                 "--key-store", "development-file"});
    }
    ~Program() {
        m_process.kill();
        m_process.waitForFinished(longEnough);
    }
    int exitCode() {
        if (!m_process.waitForFinished(longEnough) || m_process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        return m_process.exitCode();
    }
    QByteArray errors() { return m_process.readAllStandardError(); }
    void killNow() {
        m_process.kill();
        m_process.waitForFinished(longEnough);
    }
    void terminate() { m_process.terminate(); }

private:
    QProcess m_process;
};

} // namespace

/// The real program, confined, over a real home.
class TestAgentProcess : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { must(crypto::initialise()); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void answersAndStopsWhenAsked() {
        Program program(home());
        const auto client = connect();
        QVERIFY(must(client->hello()).enrolled == agent::Enrolled::No);
        QVERIFY(must(client->status()).network == NetworkState::NotEnrolled);
        QVERIFY(must(client->items()).empty());
        must(client->stop());
        QCOMPARE(program.exitCode(), 0);
    }
    void endsCleanlyOnTerminate() {
        Program program(home());
        const auto client = connect();
        QVERIFY(client->hello().hasValue());
        program.terminate();
        QCOMPARE(program.exitCode(), 0);
    }
    void keepsItsKeyOverAKill() {
        const auto client = connect();
        std::optional<crypto::VerifyingKey> key;
        for (int count = 0; count < 3; ++count) {
            Program program(home());
            const auto hello = must(client->hello());
            QVERIFY(!key || *key == hello.agentKey);
            key = hello.agentKey;
            program.killNow();
        }
    }
    void secondInstanceEndsAtOnceAndSaysSo() {
        Program first(home());
        const auto client = connect();
        QVERIFY(client->hello().hasValue());
        Program second(home());
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(second.errors().contains("already running"));
        QVERIFY(client->hello().hasValue());
    }
    void unfinishedWipeIsRefused() {
        PosixFileSystem files;
        must(files.createDirectories(home().wipeJournal().parent_path()));
        must(writeFileDurably(files, home().wipeJournal(), bytesOf("step 2")));
        Program program(home());
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.errors().contains("an unfinished wipe is on this tablet"));
        QVERIFY(!must(files.exists(home().transit() / "transit.db")));
    }
    void orderForAnotherKeyIsRefused() {
        // An order for another agent's key is refused before anything is asked of a server.
        Program program(home());
        const auto client = connect();
        Council council;
        const auto stranger = council.enrolWorker();
        const protocol::EnrolmentRequest request{.enrolment = stranger.certificate.enrolment,
                                                 .signing = stranger.signing.publicKey(),
                                                 .agent = stranger.agent.publicKey(),
                                                 .recipient = stranger.identity.recipient(),
                                                 .created = council.clock.now()};
        const EnrolOrder order{
            .gateway = "https://gateway.test:8443",
            .pins = {"AAAA"},
            .roots = {council.rootKey.publicKey()},
            .council = council.id,
            .enrolment = stranger.certificate.enrolment,
            .request = protocol::writeEnrolmentRequest(request, must(crypto::SecretBuffer::random(32)))};
        QCOMPARE(client->enrol(order).code(), ErrorCode::WrongKey);
    }

private:
    store::TabletHome home() const { return store::TabletHome(Path(m_folder->path().toStdString())); }
    std::unique_ptr<AgentClient> connect() const {
        return must(
            AgentClient::create({.socket = home().agentSocket(), .connectLimit = 60s, .callLimit = 90s}));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestAgentProcess)
#include "tst_agent_process.moc"
