// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/curl_http_client.h"
#include "sync/protocol/json.h"
#include "sync/protocol/problem.h"
#include "tests/support/test_council.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <sys/stat.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

constexpr int patience = 30'000; // milliseconds, for a busy machine

/// The real program.
class GatewayProcess {
public:
    explicit GatewayProcess(const QString& data) { start(data); }
    ~GatewayProcess() {
        process.kill();
        process.waitForFinished(patience);
    }
    void start(const QString& data) {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(HOLDFAST_GATEWAY),
                      {QStringLiteral("--data"), data, QStringLiteral("--listen"),
                       QStringLiteral("127.0.0.1:0"), QStringLiteral("--origin"), QStringLiteral("auto")});
        while (!process.canReadLine() && process.waitForReadyRead(patience)) {
        }
        const auto ready = must(protocol::json::parseObject(process.readLine().trimmed().toStdString()));
        origin = must(protocol::json::text(ready, "origin"));
        pin = must(protocol::json::text(ready, "pin"));
    }
    /// As when the power goes.
    void killNow() const { ::kill(static_cast<pid_t>(process.processId()), SIGKILL); }
    void restart(const QString& data) {
        process.waitForFinished(patience);
        start(data);
    }

    QProcess process;
    std::string origin;
    std::string pin;
};

http::HttpRequest makeRequest(std::string method, std::string path,
                              std::vector<protocol::Header> headers = {}, ByteView body = {}) {
    http::HttpRequest request;
    request.method = std::move(method);
    request.url = std::move(path);
    request.headers = std::move(headers);
    request.body = copyOf(body);
    return request;
}

class Client {
public:
    Client(const GatewayProcess& gateway, const crypto::SigningKey& signer)
        : origin(gateway.origin), key(signer),
          client(must(http::CurlHttpClient::create({.pins = {gateway.pin}}))) {}

    Result<http::HttpResponse> send(http::HttpRequest request) {
        request.url = origin + request.url;
        must(http::sign(request, key, SystemClock{}.now()));
        return client->send(request);
    }
    unsigned put(const std::string& path, std::string_view type, ByteView body,
                 std::string* answer = nullptr) {
        const auto response =
            must(send(makeRequest("PUT", path, {{"Content-Type", std::string(type)}}, body)));
        if (answer != nullptr) {
            *answer = textOf(response.body);
        }
        return response.status;
    }
    http::HttpRequest patch(const TestPart& part, std::uint64_t offset, ByteView body) const {
        return makeRequest("PATCH", "/v1/parts/" + part.name.id.text(),
                           {{"Content-Type", std::string(protocol::offsetMediaType)},
                            {"Tus-Resumable", "1.0.0"},
                            {"Upload-Offset", std::to_string(offset)}},
                           body);
    }

    std::string origin;
    const crypto::SigningKey& key;
    std::unique_ptr<http::CurlHttpClient> client;
};

protocol::json::Value jsonFile(const QString& path) {
    std::ifstream file(path.toStdString());
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return must(protocol::json::parseObject(text));
}

/// What `holdfast-office init` and one enrolment do.
void introduce(TestCouncil& council, const QString& data, const GatewayProcess& gateway,
               const Enrolled& worker) {
    const auto announced = jsonFile(data + QStringLiteral("/gateway.json"));
    council.gateway.signing = must(protocol::json::key(announced, "signing"));
    std::ofstream((data + QStringLiteral("/council.json")).toStdString()) << council.councilFile();
    Client office(gateway, council.issuerKey);
    for (const auto* one : {&council.issuer, &council.gateway, &council.caseSystem, &council.recovery}) {
        const auto jws = protocol::issueCertificate(council.rootKey, *one);
        QCOMPARE(office.put("/v1/certificates/" + one->id.text(), protocol::joseMediaType, bytesOf(jws)),
                 201U);
    }
    const auto roster = protocol::signRoster(council.issuerKey, council.makeRoster(1));
    QCOMPARE(office.put("/v1/roster", protocol::joseMediaType, bytesOf(roster)), 204U);
    QCOMPARE(office.put("/v1/certificates/" + worker.certificate.id.text(), protocol::joseMediaType,
                        bytesOf(worker.jws)),
             201U);
}

} // namespace

class TestGatewayProcess : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void announcesItselfAndHoldsItsFolder();
    void losesNothingToAKill();
    void leavesCleanlyWhenAskedTo();
    void explainsWhatItWillNotDo();
};

void TestGatewayProcess::initTestCase() {
    must(crypto::initialise());
    must(http::initialiseCurl());
}

void TestGatewayProcess::announcesItselfAndHoldsItsFolder() {
    QTemporaryDir data;
    GatewayProcess gateway(data.path());
    const auto announced = jsonFile(data.filePath(QStringLiteral("gateway.json")));
    QCOMPARE(must(protocol::json::text(announced, "pin")), gateway.pin);
    QCOMPARE(must(protocol::json::text(announced, "origin")), gateway.origin);
    for (const char* name : {"signing.key", "gateway-tls.key"}) {
        struct stat status {};
        QCOMPARE(::stat(data.filePath(QString::fromLatin1(name)).toStdString().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
    QProcess second;
    second.start(QStringLiteral(HOLDFAST_GATEWAY),
                 {QStringLiteral("--data"), data.path(), QStringLiteral("--listen"),
                  QStringLiteral("127.0.0.1:0"), QStringLiteral("--origin"), QStringLiteral("auto")});
    QVERIFY(second.waitForFinished(patience));
    QCOMPARE(second.exitCode(), 1);
    // The keys stay what they were.
    gateway.killNow();
    const std::string pin = gateway.pin;
    gateway.restart(data.path());
    QCOMPARE(gateway.pin, pin);
    QVERIFY(must(protocol::json::text(jsonFile(data.filePath(QStringLiteral("gateway.json"))), "signing")) ==
            must(protocol::json::text(announced, "signing")));
}

void TestGatewayProcess::losesNothingToAKill() {
    constexpr std::uint64_t first = 1'000'000;
    QTemporaryDir data;
    GatewayProcess gateway(data.path());
    TestCouncil council;
    council.clock.setNow(SystemClock{}.now());
    // Made when the fake clock stood elsewhere.
    for (auto* one : {&council.issuer, &council.gateway, &council.caseSystem, &council.recovery}) {
        one->notBefore = council.clock.now() - 1h;
        one->notAfter = council.clock.now() + 24h;
    }
    const auto worker = council.enrolWorker();
    introduce(council, data.path(), gateway, worker);
    const auto part = council.makePart(3'000'000);
    const ByteView bytes(part.bytes);
    {
        Client tablet(gateway, worker.agent);
        const auto created =
            must(tablet.send(makeRequest("POST", "/v1/parts",
                                         {{"Content-Type", std::string(protocol::offsetMediaType)},
                                          {"Tus-Resumable", "1.0.0"},
                                          {"Upload-Length", std::to_string(part.name.size)},
                                          {"Upload-Metadata", protocol::writeUploadMetadata(part.name)}},
                                         bytes.first(first))));
        QCOMPARE(created.status, 201U);
        auto request = tablet.patch(part, first, {});
        request.body.clear();
        request.sourceSize = part.name.size - first;
        bool whole = false; // read once for the digest, then once more to be sent
        request.source = [&](std::uint64_t offset, MutableByteView out) -> Result<std::size_t> {
            const auto rest = bytes.subspan(static_cast<std::size_t>(first + offset));
            const auto count = std::min(rest.size(), out.size());
            std::copy_n(rest.begin(), count, out.begin());
            if (whole && offset > 1'000'000) {
                gateway.killNow();
            }
            whole = whole || count == rest.size();
            return count;
        };
        QVERIFY(!tablet.send(std::move(request)));
    }
    gateway.restart(data.path());
    const auto envelope = council.makeEnvelope(worker, {part.name});
    std::string receipt;
    {
        Client tablet(gateway, worker.agent);
        const auto head = must(tablet.send(
            makeRequest("HEAD", "/v1/parts/" + part.name.id.text(), {{"Tus-Resumable", "1.0.0"}})));
        QCOMPARE(head.status, 200U);
        QCOMPARE(std::string(head.header("Upload-Offset").value_or("")), std::to_string(first));
        QCOMPARE(must(tablet.send(tablet.patch(part, first, bytes.subspan(first)))).status, 204U);
        QCOMPARE(tablet.put(envelope.path(), protocol::envelopeMediaType, envelope.bytes, &receipt), 201U);
    }
    gateway.killNow();
    gateway.restart(data.path());
    Client tablet(gateway, worker.agent);
    std::string again;
    QCOMPARE(tablet.put(envelope.path(), protocol::envelopeMediaType, envelope.bytes, &again), 200U);
    QCOMPARE(again, receipt);
    Client caseSystem(gateway, council.caseKey);
    auto fetch = makeRequest("GET", "/v1/parts/" + part.name.id.text());
    fetch.largestAnswer = 4'000'000;
    const auto fetched = must(caseSystem.send(std::move(fetch)));
    QCOMPARE(fetched.status, 200U);
    QVERIFY(fetched.body == part.bytes);
}

void TestGatewayProcess::leavesCleanlyWhenAskedTo() {
    QTemporaryDir data;
    GatewayProcess gateway(data.path());
    gateway.process.terminate();
    QVERIFY(gateway.process.waitForFinished(patience));
    QCOMPARE(gateway.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(gateway.process.exitCode(), 0);
}

void TestGatewayProcess::explainsWhatItWillNotDo() {
    QTemporaryDir data;
    const QStringList usual{QStringLiteral("--data"), data.path(), QStringLiteral("--listen"),
                            QStringLiteral("127.0.0.1:0"), QStringLiteral("--origin")};
    const auto says = [&](const QStringList& more) {
        QProcess process;
        process.start(QStringLiteral(HOLDFAST_GATEWAY), usual + more);
        process.waitForFinished(patience);
        return process.exitCode() == 2 ? process.readAllStandardError() : QByteArray();
    };
    QVERIFY(says({QStringLiteral("auto"), QStringLiteral("--database"), QStringLiteral("postgresql://u@h/d")})
                .contains("not built in yet"));
    QVERIFY(says({QStringLiteral("auto"), QStringLiteral("--database"),
                  QStringLiteral("postgresql://u:secret@h/d")})
                .contains("PGPASSFILE"));
    QVERIFY(says({QStringLiteral("http://x")}).contains("https://"));
    QVERIFY(
        says({QStringLiteral("auto"), QStringLiteral("--cert"), QStringLiteral("x.pem")}).contains("--key"));
}

QTEST_GUILESS_MAIN(TestGatewayProcess)
#include "tst_gateway_process.moc"
