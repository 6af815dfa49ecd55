// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/curl_http_client.h"
#include "tls_server.h"

#include <QtTest>
#include <csignal>

using namespace holdfast;
using namespace holdfast::http;
using namespace holdfast::test;

namespace {

std::string ok(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nX-Word: there\r\nConnection: close\r\n\r\n" + body;
}

std::unique_ptr<CurlHttpClient> clientFor(const std::vector<std::string>& pins) {
    return CurlHttpClient::create({.pins = pins}).value();
}

HttpRequest get(const std::string& url) {
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    return request;
}

const std::string otherPin = toBase64(crypto::sha256(bytesOf("another key")));

template <typename T>
ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::InvalidState : result.code();
}

} // namespace

class TestCurlHttpClient : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        std::signal(SIGPIPE, SIG_IGN);
        QVERIFY(crypto::initialise());
        QVERIFY(initialiseCurl());
    }

    void getsFromWhoeverHoldsAPinnedKey() {
        TlsServer server(TlsVersion::Only13, [](const std::string&) { return ok("hello"); });
        for (const auto& pins : {std::vector{server.pin()}, std::vector{otherPin, server.pin()}}) {
            const auto client = clientFor(pins);
            const auto response = client->send(get(server.url("/x")));
            QVERIFY(response);
            QCOMPARE(response->status, 200U);
            QCOMPARE(std::string(textOf(response->body)), std::string("hello"));
            QCOMPARE(response->header("x-word").value_or(""), std::string_view("there"));
        }
    }

    void anotherKeyIsTheWrongServerAndIsToldNothing() {
        bool asked = false;
        TlsServer server(TlsVersion::Only13, [&](const std::string&) {
            asked = true;
            return ok("");
        });
        QCOMPARE(codeOf(clientFor({otherPin})->send(get(server.url("/secret")))), ErrorCode::WrongServer);
        QVERIFY(!asked);
    }

    // The handshake fails before a key was seen: nothing says whose server it was, and nothing was sent.
    void olderTlsIsRefused() {
        TlsServer server(TlsVersion::Only12, [](const std::string&) { return ok(""); });
        QCOMPARE(codeOf(clientFor({server.pin()})->send(get(server.url("/")))),
                 ErrorCode::NetworkInterrupted);
    }

    void nobodyThereIsUnreachable() {
        std::string url;
        {
            TlsServer gone(TlsVersion::Only13, [](const std::string&) { return ok(""); });
            url = gone.url("/");
        }
        QCOMPARE(codeOf(clientFor({otherPin})->send(get(url))), ErrorCode::NetworkUnreachable);
    }

    void refusesWhatIsNotPinnedHttps() {
        QCOMPARE(codeOf(CurlHttpClient::create({})), ErrorCode::InvalidArgument);
        QVERIFY(!CurlHttpClient::create({.pins = {"/etc/passwd"}}));
        QCOMPARE(codeOf(clientFor({otherPin})->send(get("http://127.0.0.1:1/"))), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(clientFor({otherPin})->send(get("file:///etc/passwd"))), ErrorCode::InvalidArgument);
        auto request = get("https://127.0.0.1:1/");
        request.headers = {{"X", "a\r\nY: b"}};
        QCOMPARE(codeOf(clientFor({otherPin})->send(request)), ErrorCode::InvalidArgument);
    }

    void whatIsNoHttpIsABrokenWayAndNotOurMistake() {
        TlsServer server(TlsVersion::Only13, [](const std::string&) {
            std::string noise;
            for (int i = 0; i < 200; ++i) {
                noise += static_cast<char>((i * 37 + 11) % 256);
            }
            return noise;
        });
        QCOMPARE(codeOf(clientFor({server.pin()})->send(get(server.url("/")))),
                 ErrorCode::NetworkInterrupted);
    }

    void doesNotFollowRedirects() {
        TlsServer server(TlsVersion::Only13, [](const std::string&) {
            return std::string("HTTP/1.1 302 Found\r\nLocation: https://elsewhere.invalid/\r\n"
                               "Content-Length: 0\r\nConnection: close\r\n\r\n");
        });
        const auto response = clientFor({server.pin()})->send(get(server.url("/")));
        QVERIFY(response);
        QCOMPARE(response->status, 302U);
    }

    void sendsABodyFromASourceWithItsLength() {
        std::string seen;
        TlsServer server(TlsVersion::Only13, [&](const std::string& request) {
            seen = request;
            return ok("");
        });
        const std::string body(300'000, 'b');
        HttpRequest request = get(server.url("/part"));
        request.method = "PATCH";
        request.headers = {{"Content-Type", "application/offset+octet-stream"}};
        request.sourceSize = body.size();
        request.source = [&body](std::uint64_t offset, MutableByteView out) -> Result<std::size_t> {
            const auto count = std::min<std::size_t>({out.size(), body.size() - offset, 1000});
            std::copy_n(body.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
            return count;
        };
        const auto key = crypto::SigningKey::generate();
        QVERIFY(sign(request, key.value(), SystemClock{}.now()));
        QVERIFY(clientFor({server.pin()})->send(request));
        QVERIFY(seen.starts_with("PATCH /part HTTP/1.1\r\n"));
        QVERIFY(seen.ends_with(body));
        const auto head = seen.substr(0, seen.find("\r\n\r\n"));
        QVERIFY(head.find("Content-Length: 300000") != std::string::npos);
        QCOMPARE(head.find("Content-Length"), head.rfind("Content-Length"));
        QVERIFY(head.find("Content-Digest: " + protocol::contentDigest(bytesOf(body))) != std::string::npos);
        QVERIFY(head.find("Signature-Input: sig1=(") != std::string::npos);
        QVERIFY(head.find("Expect") == std::string::npos);
        QVERIFY(head.find("Transfer-Encoding") == std::string::npos);
    }

    void anEmptyBodySaysSo() {
        std::string seen;
        TlsServer server(TlsVersion::Only13, [&](const std::string& request) {
            seen = request;
            return ok("");
        });
        for (const char* method : {"PUT", "POST"}) {
            HttpRequest request = get(server.url("/"));
            request.method = method;
            QVERIFY(clientFor({server.pin()})->send(request));
            QVERIFY2(seen.find("Content-Length: 0\r\n") != std::string::npos, seen.c_str());
            QVERIFY(seen.starts_with(method));
        }
    }

    void keepsToTheLargestAnswer() {
        TlsServer server(TlsVersion::Only13, [](const std::string&) { return ok(std::string(5000, 'x')); });
        HttpRequest request = get(server.url("/"));
        request.largestAnswer = 4999;
        QCOMPARE(codeOf(clientFor({server.pin()})->send(request)), ErrorCode::TooLarge);
        request.largestAnswer = 5000;
        QVERIFY(clientFor({server.pin()})->send(request));
    }

    void sinkTakesTheBodyAndItsErrorComesBack() {
        TlsServer server(TlsVersion::Only13, [](const std::string&) { return ok("to the sink"); });
        std::string taken;
        HttpRequest request = get(server.url("/"));
        request.sink = [&taken](ByteView bytes) -> Result<void> {
            taken += textOf(bytes);
            return {};
        };
        const auto response = clientFor({server.pin()})->send(request);
        QVERIFY(response && response->body.empty());
        QCOMPARE(taken, std::string("to the sink"));
        request.sink = [](ByteView) -> Result<void> { return Error(ErrorCode::DiskFull); };
        QCOMPARE(codeOf(clientFor({server.pin()})->send(request)), ErrorCode::DiskFull);
    }

    void stopsWhenToldTo() {
        std::atomic<bool> stop{false};
        const auto wakeUp = [&stop](CurlHttpClient& client) {
            stop = true;
            client.wake();
        };
        std::unique_ptr<CurlHttpClient> client;
        TlsServer server(TlsVersion::Only13, [&](const std::string&) {
            wakeUp(*client); // the request is under way: now it is told to stop
            return std::string{};
        });
        client = clientFor({server.pin()});
        HttpRequest request = get(server.url("/"));
        request.progress = [&stop](const Progress&) { return stop ? Proceed::Stop : Proceed::GoOn; };
        QCOMPARE(codeOf(client->send(request)), ErrorCode::Cancelled);
        client.reset(); // closes the line the server holds
    }

    void losesPatience() {
        std::atomic<bool> once{false};
        TlsServer server(TlsVersion::Only13, [&](const std::string&) {
            once = true;
            return std::string{};
        });
        auto client = clientFor({server.pin()});
        HttpRequest request = get(server.url("/"));
        request.patience = std::chrono::seconds{1};
        QCOMPARE(codeOf(client->send(request)), ErrorCode::Timeout);
        QVERIFY(once);
        client.reset();
    }
};

QTEST_APPLESS_MAIN(TestCurlHttpClient)
#include "tst_curl_http_client.moc"
