// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/server.h"
#include "tests/sync/gateway/gateway_fixture.h"
#include "tests/sync/gateway/raw_tls.h"

#include <QtTest>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::gateway;
using namespace holdfast::gateway::test;

namespace {

/// The fixture's rules behind real sockets, with limits short enough to wait for.
class Serving {
public:
    explicit Serving(Fixture& fixture) : f(fixture) {
        const auto tls = must(ownTlsFiles(f.files, Path(f.folder.path().toStdString()), "127.0.0.1"));
        server = must(Server::listen({.host = "127.0.0.1", .port = 0, .tls = tls, .threads = 2}));
        thread = std::thread([this] { server->run(f.gateway); });
    }
    ~Serving() { stop(); }
    void stop() {
        if (thread.joinable()) {
            server->stop();
            thread.join();
        }
    }
    Fixture& f;
    std::unique_ptr<Server> server;
    std::thread thread;
};

Limits shortLimits() {
    Limits limits;
    limits.freeReserve = 0;
    limits.handshake = 1s;
    limits.idle = 1s;
    limits.head = 1s;
    limits.progress = 1s;
    limits.shutdown = 5s;
    limits.connections = 3;
    return limits;
}

std::string wire(const Request& request, std::string_view body = {}) {
    std::string text = request.method + " " + request.target + " HTTP/1.1\r\nHost: gateway.test\r\n";
    for (const auto& header : request.headers) {
        text += header.name + ": " + header.value + "\r\n";
    }
    return text + "\r\n" + std::string(body);
}

constexpr const char* health = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace

class TestGatewayServer : public QObject {
    Q_OBJECT
private slots:
    void keepsAConnectionForMoreThanOneRequest();
    void answersRequestsThatCameTogether();
    void takesALargeBodyThroughABoundedBuffer();
    void cutsOffWhoDoesNotShakeHands();
    void cutsOffWhoStopsInTheHead();
    void cutsOffWhoStopsInTheBody();
    void refusesAHeadThatIsTooLarge();
    void refusesWhatIsNotHttp();
    void answersBeforeALargeBodyIsRead();
    void hasRoomForSoManyConnectionsOnly();
    void stopsAfterTheAnswersThatAreDue();
};

void TestGatewayServer::keepsAConnectionForMoreThanOneRequest() {
    Fixture f;
    const Serving serving(f);
    RawTls client(serving.server->port());
    for (int i = 0; i < 3; ++i) {
        client.send(health);
        const auto answer = client.readUntil(R"({"status":"ok"})");
        QVERIFY(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer.find("Date: ") != std::string::npos);
    }
}

void TestGatewayServer::answersRequestsThatCameTogether() {
    Fixture f;
    const Serving serving(f);
    RawTls client(serving.server->port());
    client.send(std::string(health) + "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto answers = client.readToEnd();
    QVERIFY(answers.starts_with("HTTP/1.1 200"));
    QVERIFY(answers.find("HTTP/1.1 404") != std::string::npos);
}

void TestGatewayServer::takesALargeBodyThroughABoundedBuffer() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    const Serving serving(f);
    const auto part = f.council.makePart(3'000'000);
    const auto request = f.signedRequest(worker.agent, "POST", "/v1/parts", part.bytes,
                                         {{"Content-Type", std::string(protocol::offsetMediaType)},
                                          {"Tus-Resumable", "1.0.0"},
                                          {"Connection", "close"},
                                          {"Upload-Length", std::to_string(part.name.size)},
                                          {"Upload-Metadata", protocol::writeUploadMetadata(part.name)}});
    RawTls client(serving.server->port());
    client.send(wire(request, textOf(part.bytes)));
    const auto answer = client.readToEnd();
    QVERIFY(answer.starts_with("HTTP/1.1 201"));
    QVERIFY(answer.find("Upload-Offset: 3000000") != std::string::npos);

    QCOMPARE(f.putRecord(worker, f.council.makeEnvelope(worker, {part.name})).status, 201U);
    RawTls reader(serving.server->port());
    reader.send(wire(
        f.signedRequest(f.council.caseKey, "GET", Fixture::partPath(part), {}, {{"Connection", "close"}})));
    const auto fetched = reader.readToEnd();
    QVERIFY(fetched.find("Content-Length: 3000000\r\n") != std::string::npos);
    QVERIFY(fetched.ends_with(textOf(part.bytes)));
}

void TestGatewayServer::cutsOffWhoDoesNotShakeHands() {
    Fixture f(nullptr, shortLimits());
    const Serving serving(f);
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(serving.server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    char byte = 0;
    QVERIFY(::recv(client, &byte, 1, 0) <= 0);
    ::close(client);
}

void TestGatewayServer::cutsOffWhoStopsInTheHead() {
    Fixture f(nullptr, shortLimits());
    const Serving serving(f);
    RawTls client(serving.server->port());
    client.send("GET /healthz HTTP/1.1\r\nHost:");
    QVERIFY(client.readToEnd().find("200") == std::string::npos);
}

void TestGatewayServer::cutsOffWhoStopsInTheBody() {
    Fixture f(nullptr, shortLimits());
    f.setUp();
    const auto worker = f.worker();
    const Serving serving(f);
    const auto envelope = f.council.makeEnvelope(worker);
    const auto request = f.signedRequest(worker.agent, "PUT", envelope.path(), envelope.bytes,
                                         {{"Content-Type", std::string(protocol::envelopeMediaType)}});
    RawTls client(serving.server->port());
    client.send(wire(request, "only this"));
    QVERIFY(client.readToEnd().empty());
    QVERIFY(!must(f.storage->envelope(envelope.manifest.record, 1)));
}

void TestGatewayServer::refusesAHeadThatIsTooLarge() {
    Fixture f;
    const Serving serving(f);
    RawTls client(serving.server->port());
    client.send("GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + std::string(f.context.limits.header, 'x') +
                "\r\n\r\n");
    QVERIFY(client.readToEnd().starts_with("HTTP/1.1 431"));
}

void TestGatewayServer::refusesWhatIsNotHttp() {
    Fixture f;
    const Serving serving(f);
    RawTls client(serving.server->port());
    client.send("hello, is anybody there?\r\n\r\n");
    QVERIFY(client.readToEnd().starts_with("HTTP/1.1 400"));
}

void TestGatewayServer::answersBeforeALargeBodyIsRead() {
    Fixture f;
    f.setUp();
    const Serving serving(f);
    RawTls client(serving.server->port());
    client.send("PUT /v1/roster HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n"
                "Content-Type: application/jose\r\nExpect: 100-continue\r\n\r\n");
    const auto answer = client.readToEnd();
    QVERIFY(answer.starts_with("HTTP/1.1 413"));
    QVERIFY(answer.find("Connection: close") != std::string::npos);
}

void TestGatewayServer::hasRoomForSoManyConnectionsOnly() {
    Limits limits = shortLimits();
    limits.idle = 60s;
    Fixture f(nullptr, limits);
    const Serving serving(f);
    std::list<RawTls> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(serving.server->port()).send(health);
        QVERIFY(!clients.back().readUntil("ok").empty());
    }
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(serving.server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    char byte = 0;
    QVERIFY(::recv(client, &byte, 1, 0) <= 0);
    ::close(client);
}

void TestGatewayServer::stopsAfterTheAnswersThatAreDue() {
    Fixture f;
    f.setUp();
    const auto worker = f.worker();
    Serving serving(f);
    RawTls idle(serving.server->port());
    idle.send(health);
    QVERIFY(!idle.readUntil(R"({"status":"ok"})").empty());
    RawTls waiting(serving.server->port());
    waiting.send(wire(f.signedRequest(worker.agent, "GET", "/v1/mailbox?wait=60")));
    // Seen by the rules, so the long poll has begun.
    while (!f.contacts.last(worker.certificate.enrolment)) {
        std::this_thread::yield();
    }
    std::thread stopper([&] { serving.stop(); });
    const auto answer = waiting.readToEnd();
    stopper.join();
    QVERIFY(answer.find(R"({"items":[]})") != std::string::npos);
    QVERIFY(idle.readToEnd().empty());
}

QTEST_APPLESS_MAIN(TestGatewayServer)
#include "tst_gateway_server.moc"
