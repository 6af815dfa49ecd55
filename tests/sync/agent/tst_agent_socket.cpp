// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/agent_client.h"
#include "sync/agent/client/fake_agent.h"
#include "sync/protocol/frame.h"
#include "tests/sync/agent/served.h"
#include "tests/sync/agent/wire_gateway.h"

#include <QTemporaryDir>
#include <QtTest>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::agent;
using namespace holdfast::agent::test;

namespace {

std::unique_ptr<AgentClient> connectTo(const Path& path) {
    return must(AgentClient::create({.socket = path, .connectLimit = 60s, .callLimit = 120s}));
}

/// True when the other side ended the connection.
bool ended(const Descriptor& connection) {
    std::array<char, 4096> buffer{};
    ssize_t count = 0;
    do {
        count = ::recv(connection.get(), buffer.data(), buffer.size(), 0);
    } while (count > 0);
    return true; // the test's own time limit is the failure
}

void sendBytes(const Descriptor& connection, ByteView bytes) {
    // A server that has already hung up is what some tests want.
    (void)::send(connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

} // namespace

/// The socket from both ends, and a whole agent behind it.
class TestAgentSocket : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { must(crypto::initialise()); }
    void init() {
        m_council = std::make_unique<TestCouncil>();
        m_key = std::make_unique<crypto::SigningKey>(must(crypto::SigningKey::generate()));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = Path(m_folder->path().toStdString()) / "agent.socket";
        m_fake = std::make_unique<FakeAgent>(m_key->publicKey());
    }

    void socketIsForItsOwnerOnly() {
        Served served(m_path, *m_fake);
        struct stat status {};
        QCOMPARE(::stat(m_path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
    void everyRequestTravels() {
        Served served(m_path, *m_fake);
        m_fake->setEventHandler([&](const AgentEvent& event) { served.server().push(event); });
        Heard heard; // outlives the client, whose thread tells it
        const auto client = connectTo(m_path);
        client->setEventHandler(heard.handler());
        QVERIFY(heard.waitFor(Kind::Connected));
        QVERIFY(must(client->hello()).agentKey == m_key->publicKey());
        const Submission submission{.record = m_council->newId<RecordId>(),
                                    .revision = 3,
                                    .lane = protocol::Lane::Alert,
                                    .envelope = sealedBytes(65'000, 4),
                                    .parts = {m_council->makePart(10).name}};
        must(client->submit(submission));
        must(client->submit(submission));
        QCOMPARE(m_fake->submissions().size(), std::size_t{1});
        QVERIFY(m_fake->submissions()[0].envelope == submission.envelope);
        QVERIFY(m_fake->submissions()[0].parts == submission.parts);
        auto other = submission;
        other.envelope[0] ^= 1;
        QCOMPARE(client->submit(other).code(), ErrorCode::Conflict);
        QVERIFY(heard.waitFor(Kind::Changed));
        QCOMPARE(must(client->items()).at(0).revision, std::int64_t{3});
        m_fake->deliver(DownKind::Message, "bWFpbA==");
        QVERIFY(heard.waitFor(Kind::Mail));
        QCOMPARE(must(client->events(0)).at(0).data, std::string("bWFpbA=="));
        must(client->eventsTaken(1));
        QCOMPARE(m_fake->taken(), std::int64_t{1});
        must(client->sendNow());
        QCOMPARE(m_fake->sendNowCount(), 1);
        AgentStatus status;
        status.network = NetworkState::WrongServer;
        status.waiting = 7;
        status.problem = "wrong_server";
        status.lastContact = m_council->clock.now();
        m_fake->setStatus(status);
        QVERIFY(must(client->status()).network == NetworkState::WrongServer);
        QVERIFY(must(client->status()).lastContact == status.lastContact);
        m_fake->refuseEnrolment(ErrorCode::WrongKey);
        QVERIFY(heard.waitFor(Kind::EnrolmentRefused));
        QCOMPARE(heard.last(Kind::EnrolmentRefused).error, ErrorCode::WrongKey);
        m_fake->completeEnrolment("a.b.c", m_council->directory());
        QVERIFY(heard.waitFor(Kind::Enrolled));
        QVERIFY(heard.last(Kind::Enrolled).directory.certificates == m_council->directory().certificates);
        must(client->stop());
        QVERIFY(m_fake->stopped());
    }
    void moreItemsThanOneFrameHolds() {
        Served served(m_path, *m_fake);
        for (int count = 0; count < 1500; ++count) {
            Submission submission;
            submission.record = m_council->newId<RecordId>();
            must(m_fake->submit(submission));
            AgentItem item;
            item.record = submission.record;
            item.stored = std::string(1500, 's');
            must(m_fake->setItem(item));
        }
        QCOMPARE(must(connectTo(m_path)->items()).size(), std::size_t{1500});
    }
    void clientWithoutAgentSaysSo() {
        const auto client =
            must(AgentClient::create({.socket = m_path, .connectLimit = 50ms, .callLimit = 100ms}));
        QCOMPARE(holdfast::test::codeOf(client->hello()), ErrorCode::AgentUnavailable);
    }
    void clientConnectsAgainAfterARestart() {
        Heard heard; // outlives the client, whose thread tells it
        const auto client = connectTo(m_path);
        client->setEventHandler(heard.handler());
        for (std::size_t times = 1; times <= 3; ++times) {
            Served served(m_path, *m_fake);
            QVERIFY(heard.waitFor(Kind::Connected, times));
            QVERIFY(client->hello().hasValue());
        }
        QVERIFY(heard.waitFor(Kind::Disconnected, 3));
    }
    void callFromTheEventHandlerIsRefused() {
        Served served(m_path, *m_fake);
        std::atomic<int> code{-1};
        Heard heard;
        const auto client = connectTo(m_path);
        client->setEventHandler([&](const AgentEvent& event) {
            if (event.kind == Kind::Connected) {
                code = static_cast<int>(client->sendNow().code());
            }
            heard.handler()(event);
        });
        QVERIFY(heard.waitFor(Kind::Connected));
        QCOMPARE(code.load(), static_cast<int>(ErrorCode::InvalidState));
    }

    void nonsenseEndsOnlyItsOwnConnection_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no json") << QByteArray("\0\0\0\3abc", 7);
        QTest::newRow("no id") << QByteArray("\0\0\0\2{}", 6);
        QTest::newRow("duplicate members") << QByteArray("\0\0\0\x18{\"id\":1,\"id\":2,\"do\":\"x\"}", 28);
        QTest::newRow("oversized") << QByteArray("\0\x10\0\1", 4);
        QTest::newRow("hugely oversized") << QByteArray("\xff\xff\xff\xff", 4);
    }
    void nonsenseEndsOnlyItsOwnConnection() {
        QFETCH(QByteArray, bytes);
        Served served(m_path, *m_fake);
        const auto client = connectTo(m_path);
        QVERIFY(client->hello().hasValue());
        const auto connection = must(connectLocal(m_path));
        sendBytes(connection, bytesOf(bytes.toStdString()));
        QVERIFY(ended(connection));
        QVERIFY(client->hello().hasValue());
    }
    void unknownRequestIsAnsweredWithUnsupported() {
        Served served(m_path, *m_fake);
        const auto connection = must(connectLocal(m_path));
        sendBytes(connection, must(protocol::writeFrame(R"({"id":9,"do":"fly"})")));
        protocol::FrameReader reader;
        std::optional<std::string> frame;
        while (!frame) {
            std::array<std::uint8_t, 512> buffer{};
            const auto count = ::recv(connection.get(), buffer.data(), buffer.size(), 0);
            QVERIFY(count > 0);
            reader.add(ByteView(buffer).first(static_cast<std::size_t>(count)));
            frame = must(reader.next());
        }
        const auto answer = must(json::parseObject(*frame));
        QCOMPARE(must(json::integer(answer, "id")), std::int64_t{9});
        QCOMPARE(must(json::text(answer, "error")), std::string("unsupported"));
    }
    void clientKilledAtAnyByteHarmsNobody() {
        Served served(m_path, *m_fake);
        const auto client = connectTo(m_path);
        const auto frame = must(protocol::writeFrame(R"({"id":1,"do":"status"})"));
        for (std::size_t cut = 0; cut <= frame.size(); ++cut) {
            const auto connection = must(connectLocal(m_path));
            sendBytes(connection, ByteView(frame).first(cut));
        }
        QVERIFY(client->status().hasValue());
    }
    void longPathsWork() {
        const Path folder = Path(m_folder->path().toStdString()) / std::string(200, 'p');
        must(PosixFileSystem{}.createDirectories(folder));
        Served served(folder / "agent.socket", *m_fake);
        QVERIFY(connectTo(folder / "agent.socket")->hello().hasValue());
    }
    void anotherUserIsRefused() {
        if (::geteuid() != 0) {
            QSKIP("only root can become another user");
        }
        Served served(m_path, *m_fake);
        // Even when the folder and the file would let them in.
        QCOMPARE(::chmod(m_folder->path().toStdString().c_str(), 0755), 0);
        QCOMPARE(::chmod(m_path.c_str(), 0666), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            m_path.string().copy(static_cast<char*>(address.sun_path), sizeof(address.sun_path) - 1);
            const int number = ::socket(AF_UNIX, SOCK_STREAM, 0);
            if (::setgid(65534) != 0 || ::setuid(65534) != 0 ||
                ::connect(number, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
                ::_exit(2);
            }
            std::array<char, 16> buffer{};
            ::_exit(::recv(number, buffer.data(), buffer.size(), 0) <= 0 ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

private:
    // Made in init(): libsodium has to be ready first.
    std::unique_ptr<TestCouncil> m_council;
    std::unique_ptr<crypto::SigningKey> m_key;
    std::unique_ptr<QTemporaryDir> m_folder;
    Path m_path;
    std::unique_ptr<FakeAgent> m_fake;
};

QTEST_APPLESS_MAIN(TestAgentSocket)
#include "tst_agent_socket.moc"
