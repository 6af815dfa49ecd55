// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transit.h"
#include "platform/fake/fake_secret_store.h"
#include "sync/agent/agent.h"
#include "sync/agent/client/agent_client.h"
#include "tests/sync/agent/served.h"
#include "tests/sync/agent/wire_gateway.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace holdfast;
using namespace holdfast::agent;
using namespace holdfast::agent::test;

namespace {

/// The council's calendar, and time that passes by itself: pauses have to end.
class TickingClock final : public Clock {
public:
    explicit TickingClock(const Clock& calendar) : m_start(calendar.now()), m_boot(calendar.sinceBoot()) {}
    UtcTime now() const noexcept override { return m_start + elapsed(); }
    BootTime sinceBoot() const noexcept override { return m_boot + elapsed(); }

private:
    std::chrono::milliseconds elapsed() const noexcept {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                     m_begun);
    }
    const UtcTime m_start;
    const BootTime m_boot;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

/// A gateway for several threads, with enrolments; an empty poll waits a moment, as a long poll does.
class SharedGateway {
public:
    explicit SharedGateway(TestCouncil& council) : m_council(council) {}

    Result<http::HttpResponse> handle(const HttpRequest& request) {
        std::unique_lock lock(m_mutex);
        const bool poll = request.url.find("/v1/mailbox?") != std::string::npos;
        if (request.url.find("/v1/enrolments/") != std::string::npos) {
            return enrolment(request);
        }
        auto answer = wire->handle(request);
        if (poll && answer && textOf(answer->body) == R"({"items":[]})") {
            m_changed.wait_for(lock, 50ms);
        }
        m_changed.notify_all();
        return answer;
    }
    void certify(const EnrolledWorker& worker) {
        const std::lock_guard lock(m_mutex);
        wire = std::make_unique<WireGateway>(m_council, worker);
        wire->directory = m_council.directory();
        m_certificate = worker.jws;
    }
    void deliver(const std::string& kind, const std::string& data) {
        const std::lock_guard lock(m_mutex);
        wire->mailbox.push_back({kind, data});
        m_changed.notify_all();
    }
    int effects() {
        const std::lock_guard lock(m_mutex);
        return wire->effects;
    }
    std::unique_ptr<WireGateway> wire;

private:
    Result<http::HttpResponse> enrolment(const HttpRequest& request) const {
        if (request.method == "PUT") {
            return m_certificate.empty() ? respond(202) : problem(protocol::Problem::Conflict);
        }
        if (m_certificate.empty()) {
            return respond(202, "{}");
        }
        const auto directory = must(json::parseObject(protocol::writeDirectory(m_council.directory())));
        return respond(200, json::write({{"certificate", m_certificate}, {"directory", directory}}));
    }
    TestCouncil& m_council;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_certificate;
};

/// One agent's process, in this one: ends and starts again over the same home.
class Running {
public:
    Running(const store::TabletHome& home, store::DeviceSecretStore& secrets, TestCouncil& council,
            SharedGateway& gateway)
        : m_clock(council.clock), m_transit(must(store::openTransit(m_files, secrets, home, m_components))),
          m_agent(must(Agent::create(
              {.transit = *m_transit,
               .home = home,
               .files = m_files,
               .clock = m_clock,
               .random = council.random,
               .logger = m_logger,
               .connect =
                   [&gateway](const std::vector<std::string>&) -> Result<std::unique_ptr<http::HttpClient>> {
                   return std::unique_ptr<http::HttpClient>(std::make_unique<http::FakeHttpClient>(
                       [&gateway](const HttpRequest& request) { return gateway.handle(request); }));
               },
               .retry = {.base = 5ms, .cap = 50ms},
               .stopAsked = {}}))),
          m_served(home.agentSocket(), *m_agent) {
        m_agent->setEventHandler([this](const AgentEvent& event) { m_served.server().push(event); });
    }
    ~Running() {
        m_served.end();
        m_agent.reset(); // its threads tell the server until here
    }

private:
    const TickingClock m_clock;
    PosixFileSystem m_files;
    SilentLogger m_logger;
    const std::array<store::SchemaComponent, 1> m_components{agentComponent()};
    std::unique_ptr<store::Transit> m_transit;
    std::unique_ptr<Agent> m_agent;
    Served m_served;
};

} // namespace

/// The agent with its threads, behind its socket, from enrolment to the tick.
class TestAgentWhole : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { must(crypto::initialise()); }

    void enrolsSendsAndReceivesOverRestarts() {
        TestCouncil council;
        SharedGateway gateway(council);
        QTemporaryDir folder;
        const store::TabletHome home(Path(folder.path().toStdString()));
        PosixFileSystem files;
        must(files.createDirectories(home.sealed()));
        must(files.createDirectories(home.run()));
        platform::FakeSecretStore secrets;
        auto running = std::make_unique<Running>(home, secrets, council, gateway);
        Heard heard; // outlives the client, whose thread tells it
        const auto client =
            must(AgentClient::create({.socket = home.agentSocket(), .connectLimit = 60s, .callLimit = 90s}));
        client->setEventHandler(heard.handler());

        // Nothing may be captured before there are certified recipients.
        const auto hello = must(client->hello());
        QVERIFY(hello.enrolled == agent::Enrolled::No);
        auto worker = council.enrolWorker();
        QCOMPARE(client->submit(submissionOf(council.makeEnvelope(worker))).code(), ErrorCode::NotCertified);

        // The agent's own key is certified while it asks; the process ends in between.
        worker.certificate.agent = hello.agentKey;
        worker.jws = protocol::issueCertificate(council.issuerKey, worker.certificate);
        const auto order = orderFor(council, worker, hello.agentKey);
        must(client->enrol(order));
        running.reset();
        running = std::make_unique<Running>(home, secrets, council, gateway);
        // The gateway of the test checks signatures by the key that it knows for the worker.
        worker.agent = agentKeyOf(secrets);
        QVERIFY(worker.agent.publicKey() == hello.agentKey);
        gateway.certify(worker);
        must(client->sendNow());
        // As the app does when it is connected again: an answer told while nobody listened is not repeated.
        must(client->enrol(order));
        QVERIFY(heard.waitFor(Kind::Enrolled));
        QCOMPARE(heard.last(Kind::Enrolled).certificate, worker.jws);
        must(client->enrol(order)); // again: the event comes again
        QVERIFY(heard.waitFor(Kind::Enrolled, 2));
        QVERIFY(must(client->hello()).enrolled == agent::Enrolled::Yes);

        // A record with a photo.
        const auto part = council.makePart(700'000);
        must(writeFileDurably(files, home.sealed() / part.name.id.text(), part.bytes));
        const auto envelope = council.makeEnvelope(worker, {part.name});
        must(client->submit(submissionOf(envelope)));
        must(client->submit(submissionOf(envelope)));
        QVERIFY(waitForState(*client, heard, ItemState::Stored));
        QCOMPARE(gateway.effects(), 1);

        running.reset();
        gateway.deliver("receipt", council.receivedFor(envelope));
        running = std::make_unique<Running>(home, secrets, council, gateway);
        QVERIFY(waitForState(*client, heard, ItemState::Received));
        QVERIFY(must(client->events(0)).at(0).kind == DownKind::Receipt);

        // The sealed file may be gone by now: the tombstone still knows the bytes.
        must(files.remove(home.sealed() / part.name.id.text()));
        must(client->submit(submissionOf(envelope)));
        auto other = council.sign(worker, envelope.manifest, Bytes(500));
        other.bytes.back() ^= 1;
        QCOMPARE(client->submit(submissionOf(other)).code(), ErrorCode::Conflict);
        QCOMPARE(gateway.effects(), 1);
        QVERIFY(must(client->status()).network == NetworkState::Reachable);
        QCOMPARE(must(client->status()).waiting, std::int64_t{0});

        // What does not agree with its own label is not taken.
        auto wrong = submissionOf(council.makeEnvelope(worker));
        wrong.revision = 2;
        QCOMPARE(client->submit(wrong).code(), ErrorCode::InvalidArgument);
        auto missing = submissionOf(council.makeEnvelope(worker, {council.makePart(10).name}));
        QCOMPARE(client->submit(missing).code(), ErrorCode::NotFound);
    }

private:
    static Submission submissionOf(const TestEnvelope& envelope) {
        return {.record = envelope.manifest.record,
                .revision = envelope.manifest.revision,
                .lane = envelope.manifest.lane,
                .envelope = envelope.bytes,
                .parts = envelope.manifest.parts};
    }
    static EnrolOrder orderFor(const TestCouncil& council, const EnrolledWorker& worker,
                               const crypto::VerifyingKey& agentKey) {
        const protocol::EnrolmentRequest request{.enrolment = worker.certificate.enrolment,
                                                 .signing = worker.signing.publicKey(),
                                                 .agent = agentKey,
                                                 .recipient = worker.identity.recipient(),
                                                 .created = council.clock.now()};
        return {.gateway = "https://gateway.test:8443",
                .pins = {"AAAA"},
                .roots = {council.rootKey.publicKey()},
                .council = council.id,
                .enrolment = worker.certificate.enrolment,
                .request = protocol::writeEnrolmentRequest(request, must(crypto::SecretBuffer::random(32)))};
    }
    static crypto::SigningKey agentKeyOf(store::DeviceSecretStore& secrets) {
        const auto device = must(secrets.read(store::DeviceSecret::Agent));
        const auto own = must(crypto::deriveSubkey(device, "hf.agent", 2));
        return must(
            crypto::SigningKey::fromSeed(must(crypto::blake2bKeyed(own.view(), bytesOf("signing"))).view()));
    }
    /// Each change is told; asking between two tells is what an app does.
    static bool waitForState(AgentClient& client, Heard& heard, ItemState state) {
        for (std::size_t changes = 1; changes < 1000; ++changes) {
            const auto items = client.items();
            if (items && !items->empty() && items->front().state == state) {
                return true;
            }
            if (!heard.waitFor(Kind::Changed, changes)) {
                return false;
            }
        }
        return false;
    }
};

QTEST_APPLESS_MAIN(TestAgentWhole)
#include "tst_agent_whole.moc"
