// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"
#include "tests/e2e/odd_server.h"

#include <QUrl>

using namespace holdfast;
using namespace holdfast::e2e;

/// The gateway down, failing, or replaced by somebody else's server: nothing lost, nothing doubled, and the
/// state in words.
class BadWeatherTest : public QObject {
    Q_OBJECT

    CouncilFixture m_fixture;
    quint16 m_port = 0;

    QString gatewayFile(const char* name) {
        return m_fixture.folder() + QStringLiteral("/council/gateway/") + QLatin1String(name);
    }
    QJsonObject status() { return m_fixture.tablet().ask("status"); }
    QString itemState() { return status()[QStringLiteral("items")][0][QStringLiteral("state")].toString(); }
    /// One wrong answer after the other must never end the waiting item.
    void standsInFor(const QByteArray& answer, const char* certificate, const char* key,
                     const QString& problem) {
        OddServer server;
        QVERIFY(server.start(gatewayFile(certificate), gatewayFile(key), m_port, answer));
        HF_SAYS_OK(m_fixture.tablet().ask("status"));
        const bool seen = QTest::qWaitFor(
            [&] {
                static_cast<void>(m_fixture.tablet().ask("sync", {{"wait", 1}}));
                return server.connections() > 0 && status()[QStringLiteral("problem")].toString() == problem;
            },
            60'000);
        QVERIFY2(seen, said(status()).constData());
        QCOMPARE(status()[QStringLiteral("waiting")].toInt(), 1);
        QVERIFY(itemState() != QStringLiteral("received"));
        QVERIFY(itemState() != QStringLiteral("stored"));
    }

private slots:
    void initTestCase() {
        QVERIFY2(m_fixture.open() && m_fixture.beginVisit(), qPrintable(m_fixture.problem()));
        m_port = static_cast<quint16>(QUrl(m_fixture.council().origin()).port());
        QVERIFY(!m_fixture.write(QStringLiteral("Written before the storm.")).isEmpty());
        const QString photo = m_fixture.makePhotograph(QStringLiteral("page.jpg"), 800, 600, 3);
        QVERIFY2(m_fixture.scan({photo}), qPrintable(m_fixture.problem()));
        m_fixture.council().gateway().kill();
        HF_SAYS_OK(m_fixture.tablet().ask("finish", {{"visit", m_fixture.visit()}}));
    }

    void saysUnreachableWhenTheGatewayIsDown() {
        const auto answer = m_fixture.tablet().ask("sync", {{"wait", 3}});
        QCOMPARE(answer[QStringLiteral("error")][QStringLiteral("code")].toString(),
                 QStringLiteral("timeout"));
        QTRY_COMPARE_WITH_TIMEOUT(status()[QStringLiteral("network")].toString(),
                                  QStringLiteral("unreachable"), 30'000);
        QCOMPARE(status()[QStringLiteral("waiting")].toInt(), 1);
    }
    void keepsWaitingOnServerErrors() {
        standsInFor("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                    "gateway-tls.pem", "gateway-tls.key", QStringLiteral("server_unavailable"));
    }
    void takesNoCaptivePortalsPageForSuccess() {
        standsInFor(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 44\r\nConnection: close\r\n\r\n"
            "<html><body>Welcome to Cafe Wi-Fi</body></ht",
            "gateway-tls.pem", "gateway-tls.key", QStringLiteral("wrong_answer"));
    }
    void saysWrongServerForAnotherKey() {
        QCOMPARE(
            QProcess::execute(QStringLiteral("openssl"),
                              {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                               QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                               QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-days"), QStringLiteral("2"),
                               QStringLiteral("-keyout"), gatewayFile("stranger.key"), QStringLiteral("-out"),
                               gatewayFile("stranger.pem")}),
            0);
        standsInFor("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", "stranger.pem",
                    "stranger.key", QStringLiteral("wrong_server"));
    }
    void everythingArrivesOnceWhenTheGatewayIsBack() {
        QVERIFY2(m_fixture.council().startGateway(), qPrintable(m_fixture.council().problem()));
        HF_SAYS_OK(m_fixture.tablet().ask("sync", {{"wait", 110}}));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture.filed().size(), 1, 60'000);
        QCOMPARE(CouncilFixture::originalsOf(m_fixture.filed().constFirst()).size(), 1);
        QCOMPARE(itemState(), QStringLiteral("received"));
    }
};

QTEST_GUILESS_MAIN(BadWeatherTest)
#include "tst_bad_weather.moc"
