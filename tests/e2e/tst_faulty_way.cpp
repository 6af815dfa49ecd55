// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QUrl>
#include <algorithm>

using namespace holdfast;
using namespace holdfast::e2e;

namespace {

/// One finished revision, as the worker's side knows it.
struct Made {
    QString record;
    qint64 revision = 0;
    QStringList texts;
    QByteArrayList pages;
    [[nodiscard]] QString name() const { return QStringLiteral("%1 %2").arg(record).arg(revision); }
};

/// tests/support/fault_proxy.py, between everybody and the gateway.
class FaultyWay {
public:
    [[nodiscard]] bool start(const QString& program, const QString& gatewayFolder, quint16 from, quint16 to) {
        m_child.emplace(
            QStringLiteral("python3"),
            QStringList{program, QStringLiteral("--listen"), QString::number(from),
                        QStringLiteral("--forward"), QString::number(to), QStringLiteral("--certificate"),
                        gatewayFolder + QStringLiteral("/gateway-tls.pem"), QStringLiteral("--key"),
                        gatewayFolder + QStringLiteral("/gateway-tls.key")},
            QProcessEnvironment::systemEnvironment());
        return m_child->start() && !m_child->line(30'000).isEmpty();
    }
    [[nodiscard]] QJsonObject say(const QJsonObject& order) {
        m_child->write(QJsonDocument(order).toJson(QJsonDocument::Compact));
        return QJsonDocument::fromJson(m_child->line(30'000)).object();
    }
    [[nodiscard]] QJsonObject done() {
        return say({{QStringLiteral("do"), QStringLiteral("seen")}})[QStringLiteral("done")].toObject();
    }

private:
    std::optional<demo::Child> m_child;
};

} // namespace

/// A visit with three scans, finished twice, over a way that cuts, repeats, reorders, delays and lies. Rounds
/// and seed: HOLDFAST_FAULT_ROUNDS (default 3) and HOLDFAST_SEED. More rounds also try half-open connections.
class FaultyWayTest : public QObject {
    Q_OBJECT

    CouncilFixture m_fixture;
    FaultyWay m_way;
    QRandomGenerator m_random;
    QList<QJsonObject> m_deck;
    QList<Made> m_ledger;
    QString m_case;
    int m_rounds = 3;

    static int number(const char* name, int otherwise) {
        const int value = qEnvironmentVariableIntValue(name);
        return value == 0 ? otherwise : value;
    }

    /// Every fault on every request of a visit, in chance's order; cuts get their byte when they are dealt.
    void shuffleDeck() {
        const std::initializer_list<std::pair<const char*, const char*>> requests{
            {"POST", "/v1/parts"},  {"PATCH", "/v1/parts"},   {"HEAD", "/v1/parts"},
            {"PUT", "/v1/records"}, {"GET", "/v1/records"},   {"GET", "/v1/mailbox"},
            {"PUT", "/v1/mailbox"}, {"GET", "/v1/directory"}, {"GET", "/v1/inbox"}};
        QStringList words{
            QStringLiteral("cut_request"), QStringLiteral("cut_answer"),   QStringLiteral("lose_answer"),
            QStringLiteral("answer"),      QStringLiteral("answer_after"), QStringLiteral("portal"),
            QStringLiteral("redirect"),    QStringLiteral("garbage"),      QStringLiteral("duplicate"),
            QStringLiteral("late"),        QStringLiteral("delay"),        QStringLiteral("buffer")};
        if (m_rounds > 3) {
            words.append(QStringLiteral("half_open"));
        }
        for (const auto& [method, path] : requests) {
            for (const auto& word : words) {
                m_deck.append({{QStringLiteral("do"), QStringLiteral("arm")},
                               {QStringLiteral("fault"), word},
                               {QStringLiteral("method"), QLatin1String(method)},
                               {QStringLiteral("path"), QLatin1String(path)}});
            }
        }
        std::shuffle(m_deck.begin(), m_deck.end(), m_random);
    }

    [[nodiscard]] QJsonObject deal() {
        if (m_deck.isEmpty()) {
            shuffleDeck();
        }
        QJsonObject fault = m_deck.takeLast();
        // Heads end after about 900 bytes, parts after some 100,000: cuts fall into both.
        const std::array<quint32, 3> reaches{200, 2'000, 120'000};
        fault.insert(QStringLiteral("at"),
                     static_cast<qint64>(m_random.bounded(reaches.at(m_random.bounded(3U)))));
        const std::array<int, 6> statuses{500, 502, 503, 413, 409, 429};
        const int status = statuses.at(m_random.bounded(6U));
        fault.insert(QStringLiteral("status"), status);
        if (status == 503 || status == 429) {
            fault.insert(QStringLiteral("retryAfter"), 1);
        }
        return fault;
    }

    [[nodiscard]] bool armFaults(int count) {
        for (int armed = 0; armed < count; ++armed) {
            if (!m_way.say(deal())[QStringLiteral("ok")].toBool()) {
                return false;
            }
        }
        // And some bytes into a new connection, where TLS has not even begun to speak.
        return m_way
            .say({{QStringLiteral("do"), QStringLiteral("arm")},
                  {QStringLiteral("fault"), QStringLiteral("cut_connection")},
                  {QStringLiteral("at"), static_cast<qint64>(m_random.bounded(600U))}})[QStringLiteral("ok")]
            .toBool();
    }

    void finish(const QString& visit, const QStringList& texts, const QByteArrayList& pages) {
        const auto finished = m_fixture.tablet().ask("finish", {{"visit", visit}});
        HF_SAYS_OK(finished);
        m_ledger.append({finished[QStringLiteral("record")].toString(),
                         finished[QStringLiteral("revision")].toInteger(), texts, pages});
    }

    /// record and revision of each folder, in the inbox's own words.
    [[nodiscard]] QMultiMap<QString, QString> inInbox() const {
        QMultiMap<QString, QString> found;
        for (const auto& folder : m_fixture.filed()) {
            const auto item =
                QJsonDocument::fromJson(contentOf(folder + QStringLiteral("/item.json"))).object();
            found.insert(Made{item[QStringLiteral("record")].toString(),
                              item[QStringLiteral("revision")].toInteger(),
                              {},
                              {}}
                             .name(),
                         folder);
        }
        return found;
    }

    [[nodiscard]] QStringList ticked() {
        QStringList names;
        const auto status = m_fixture.tablet().ask("status");
        for (const auto& item : status[QStringLiteral("items")].toArray()) {
            if (item[QStringLiteral("state")].toString() == QStringLiteral("received")) {
                names.append(Made{
                    item[QStringLiteral("record")].toString(),
                    item[QStringLiteral("revision")].toInteger(),
                    {},
                    {}}.name());
            }
        }
        names.sort();
        return names;
    }

    [[nodiscard]] QStringList atGateway() {
        QProcess sqlite;
        sqlite.start(QStringLiteral("sqlite3"),
                     {QStringLiteral("-readonly"), QStringLiteral("-separator"), QStringLiteral(" "),
                      m_fixture.folder() + QStringLiteral("/council/gateway/gateway.db"),
                      QStringLiteral("SELECT lower(hex(record)), revision FROM envelopes")});
        sqlite.waitForFinished();
        auto lines = QString::fromLatin1(sqlite.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        lines.sort();
        return lines;
    }

    [[nodiscard]] QStringList ledgerNames() const {
        QStringList names;
        for (const auto& made : m_ledger) {
            names.append(made.name());
        }
        names.sort();
        return names;
    }

    static QStringList textsOf(const QString& folder) {
        QStringList texts;
        for (const auto& entry : CouncilFixture::noteOf(folder)[QStringLiteral("entries")].toArray()) {
            texts.append(entry[QStringLiteral("entry")][QStringLiteral("text")].toString());
        }
        texts.sort();
        return texts;
    }

    /// Sends until everything has its tick. Asked again and again, no tick may be ahead of the inbox.
    void sendAll() {
        for (int turn = 0; turn < 60; ++turn) {
            const auto answer = m_fixture.tablet().ask("sync", {{"wait", 2}});
            const auto shown = ticked();
            const auto filed = inInbox();
            for (const auto& name : shown) {
                QVERIFY2(filed.contains(name),
                         qPrintable(name + QStringLiteral(" has a tick and is not filed")));
            }
            if (answer[QStringLiteral("ok")].toBool() && shown.size() == m_ledger.size()) {
                return;
            }
            QCOMPARE(answer[QStringLiteral("needsYou")].toInt(), 0);
        }
        QStringList missing = ledgerNames();
        for (const auto& name : ticked()) {
            missing.removeOne(name);
        }
        const QString rejected = QDir(m_fixture.council().inboxFolder() + QStringLiteral("/rejected"))
                                     .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                                     .join(u' ');
        QFAIL(qPrintable(
            QStringLiteral("without a tick: %1; rejected: %2; the way did: %3")
                .arg(missing.join(QStringLiteral(", ")), rejected, QString::fromUtf8(said(m_way.done())))));
    }

private slots:
    void initTestCase() {
        m_rounds = number("HOLDFAST_FAULT_ROUNDS", 3);
        const int seed = number("HOLDFAST_SEED", 20261124);
        qInfo("seed %d, %d rounds", seed, m_rounds);
        m_random.seed(static_cast<quint32>(seed));
        QVERIFY2(m_fixture.open() && m_fixture.beginVisit(), qPrintable(m_fixture.problem()));
        const auto visits = m_fixture.tablet().ask("visits");
        m_case = visits[QStringLiteral("visits")][0][QStringLiteral("case")].toString();
        auto& council = m_fixture.council();
        const auto knocked = static_cast<quint16>(QUrl(council.origin()).port());
        council.gateway().kill();
        const quint16 moved = council.moveGateway();
        QVERIFY(moved != 0);
        QVERIFY2(council.startGateway(), qPrintable(council.problem()));
        QVERIFY(m_way.start(QFINDTESTDATA("../support/fault_proxy.py"),
                            m_fixture.folder() + QStringLiteral("/council/gateway"), knocked, moved));
    }

    void everyRevisionArrivesOnceWhateverTheWayDoes() {
        for (int round = 1; round <= m_rounds; ++round) {
            const auto started = m_fixture.tablet().ask("startVisit", {{"case", m_case}});
            HF_SAYS_OK(started);
            const QString visit = started[QStringLiteral("visit")].toString();
            QStringList texts{QStringLiteral("Round %1, before.").arg(round)};
            HF_SAYS_OK(m_fixture.tablet().ask("addEntry", {{"visit", visit}, {"text", texts.constFirst()}}));
            const auto paper =
                m_fixture.tablet().ask("paper", {{"visit", visit}, {"place", QStringLiteral("locked_bag")}});
            QByteArrayList pages;
            for (int page = 0; page < 3; ++page) {
                // The first is larger than the smallest chunk, so that it travels in several.
                const QString file = m_fixture.makePhotograph(
                    QStringLiteral("round-%1-%2.jpg").arg(round).arg(page), page == 0 ? 900 : 240,
                    page == 0 ? 800 : 180, m_random.generate());
                HF_SAYS_OK(m_fixture.tablet().ask(
                    "attach", {{"paper", paper[QStringLiteral("paper")]}, {"file", file}}));
                pages.append(contentOf(file));
            }
            QVERIFY(armFaults(6));
            finish(visit, texts, pages);
            texts.append(QStringLiteral("Round %1, afterwards.").arg(round));
            HF_SAYS_OK(m_fixture.tablet().ask("addEntry", {{"visit", visit}, {"text", texts.constLast()}}));
            finish(visit, texts, pages);
            sendAll();
            if (QTest::currentTestFailed()) {
                return;
            }
            qInfo("round %d: %s", round, said(m_way.done()).constData());
        }
        QVERIFY(m_way.say({{QStringLiteral("do"), QStringLiteral("heal")}})[QStringLiteral("ok")].toBool());
    }

    void theWayWasReallyBad() {
        const auto done = m_way.done();
        int faults = 0;
        for (const auto& count : done) {
            faults += count.toInt();
        }
        QVERIFY2(faults >= 2 * m_rounds, said(done).constData());
        QVERIFY2(done.size() >= 4, said(done).constData());
    }

    void ledgerGatewayInboxAndTabletAgree() {
        const auto expected = ledgerNames();
        const auto filed = inInbox();
        auto found = filed.keys();
        found.sort();
        QCOMPARE(found, expected);
        QCOMPARE(ticked(), expected);
        auto stored = expected;
        std::ranges::for_each(stored, [](QString& name) { name.remove(u'-'); });
        stored.sort();
        QCOMPARE(atGateway(), stored);
    }

    void everyByteIsTheWorkers() {
        const auto filed = inInbox();
        for (auto made : m_ledger) {
            const QString folder = filed.value(made.name());
            made.texts.sort();
            QCOMPARE(textsOf(folder), made.texts);
            auto originals = CouncilFixture::originalsOf(folder);
            std::ranges::sort(originals);
            std::ranges::sort(made.pages);
            QCOMPARE(originals, made.pages);
            QByteArray words;
            QVERIFY2(m_fixture.council().office({QStringLiteral("verify"), folder}, &words) == 0,
                     words.constData());
        }
    }
};

QTEST_GUILESS_MAIN(FaultyWayTest)
#include "tst_faulty_way.moc"
