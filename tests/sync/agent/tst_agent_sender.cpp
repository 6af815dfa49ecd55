// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/agent/tablet.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::agent;
using namespace holdfast::agent::test;
using protocol::Lane;
using protocol::Problem;
using When = WireGateway::When;

/// The sender against each failure it has to survive.
class TestAgentSender : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { must(crypto::initialise()); }

    void sendsPartsBeforeTheirEnvelope() {
        Tablet tablet;
        const auto part = tablet.council.makePart(3'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
        QVERIFY(tablet.gateway.parts.at(part.name.id.text()).bytes == part.bytes);
        QVERIFY(tablet.gateway.asked.back().starts_with("PUT /v1/records/"));
        QCOMPARE(tablet.item(envelope).sentBytes, tablet.item(envelope).totalBytes);
        QVERIFY(!tablet.item(envelope).stored.empty());
    }

    // Row 1: the answer is lost after the gateway committed.
    void answerLostAfterCommitHasOneEffect() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        tablet.gateway.fault({.method = "PUT", .pathHas = "/v1/records/", .when = When::After});
        QCOMPARE(must(tablet.records->step()).wait->count(), 0);
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
        QCOMPARE(tablet.gateway.effects, 1);
    }

    // Rows 2 and 3: neither success nor deletion after an error.
    void failureKeepsTheBytesAndShowsNoSuccess_data() {
        QTest::addColumn<int>("error");
        QTest::newRow("timeout") << static_cast<int>(ErrorCode::Timeout);
        QTest::newRow("interrupted") << static_cast<int>(ErrorCode::NetworkInterrupted);
        QTest::newRow("unreachable") << static_cast<int>(ErrorCode::NetworkUnreachable);
        QTest::newRow("wrong server") << static_cast<int>(ErrorCode::WrongServer);
    }
    void failureKeepsTheBytesAndShowsNoSuccess() {
        QFETCH(int, error);
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        tablet.gateway.fault({.method = "PUT",
                              .pathHas = "/v1/records/",
                              .answer = Error(static_cast<ErrorCode>(error)),
                              .times = 25});
        for (int count = 0; count < 40; ++count) {
            const auto step = must(tablet.records->step());
            QVERIFY2(step.wait, "it must never give up");
            if (tablet.gateway.asked.size() >= 25) {
                break;
            }
            QCOMPARE(tablet.state(envelope), ItemState::Sending);
            QVERIFY(must(tablet.queue->envelope(envelope.manifest.record, 1)) == envelope.bytes);
            tablet.council.clock.advance(*step.wait);
        }
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void wrongServerIsSaid() {
        Tablet tablet;
        tablet.add(Lane::Record);
        tablet.gateway.fault({.method = "PUT", .pathHas = "/v1/", .answer = Error(ErrorCode::WrongServer)});
        (void)must(tablet.records->step());
        QCOMPARE(tablet.connectivity->report().network, NetworkState::WrongServer);
    }

    // Row 4: not complete while a part is missing.
    void missingPartIsBroughtBeforeItCounts() {
        Tablet tablet;
        const auto part = tablet.council.makePart(5'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        QCOMPARE(must(tablet.records->step()).wait->count(), 0); // the part
        tablet.gateway.parts.clear();                            // the gateway lost it
        (void)must(tablet.records->step());                      // 202
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
        QCOMPARE(tablet.item(envelope).problem, std::string("missing"));
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }

    // Row 6: a large item does not hold up others.
    void alertGoesWhileAScanIsSent() {
        Tablet tablet;
        const auto scan = tablet.add(Lane::Record, {tablet.council.makePart(6'000'000)});
        (void)must(tablet.records->step());
        QVERIFY(tablet.state(scan) == ItemState::Sending);
        const auto alert = tablet.add(Lane::Alert);
        (void)must(tablet.alerts->step());
        QCOMPARE(tablet.state(alert), ItemState::Stored);
        QVERIFY(tablet.state(scan) == ItemState::Sending);
    }
    void smallRecordOvertakesAScanAtTheNextChunk() {
        Tablet tablet;
        const auto scan = tablet.add(Lane::Record, {tablet.council.makePart(6'000'000)});
        (void)must(tablet.records->step());
        const auto note = tablet.add(Lane::Record);
        const auto answer = tablet.add(Lane::Answer);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(answer), ItemState::Stored);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(note), ItemState::Stored);
        QCOMPARE(tablet.state(scan), ItemState::Sending);
    }
    void earlierRevisionGoesFirst() {
        Tablet tablet;
        const auto first = tablet.add(Lane::Record, {tablet.council.makePart(2'000'000)});
        const auto second = tablet.add(Lane::Record, {}, first.manifest.record, 2);
        QVERIFY(tablet.drain(*tablet.records));
        std::vector<std::string> puts;
        for (const auto& one : tablet.gateway.asked) {
            if (one.starts_with("PUT")) {
                puts.push_back(one);
            }
        }
        QVERIFY(puts == (std::vector<std::string>{"PUT " + first.path(), "PUT " + second.path()}));
    }

    // Row 7: too many requests, in the middle of a part.
    void tooManyRequestsMidwayGoesOnFromThere() {
        Tablet tablet;
        const auto part = tablet.council.makePart(4'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        (void)must(tablet.records->step());
        tablet.gateway.fault({.method = "PATCH",
                              .pathHas = "/v1/parts/",
                              .answer = respond(429, {}, {{"Retry-After", "5"}}),
                              .times = 3});
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(std::ranges::count(tablet.gateway.asked, "POST /v1/parts"), 1);
        QVERIFY(tablet.gateway.parts.at(part.name.id.text()).bytes == part.bytes);
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }

    // Row 8: offset mismatch.
    void offsetMismatchAsksAndContinues() {
        Tablet tablet;
        const auto part = tablet.council.makePart(3'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        (void)must(tablet.records->step());
        // A chunk arrives of whose answer the tablet hears nothing, not even an error in this process.
        auto& held = tablet.gateway.parts.at(part.name.id.text());
        const auto at = static_cast<std::ptrdiff_t>(held.bytes.size());
        held.bytes.insert(held.bytes.end(), part.bytes.begin() + at, part.bytes.begin() + at + 1000);
        QVERIFY(tablet.drain(*tablet.records));
        QVERIFY(tablet.asked("HEAD /v1/parts/"));
        QVERIFY(held.bytes == part.bytes);
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void interruptedChunkContinuesWhereTheGatewayIs() {
        Tablet tablet;
        const auto part = tablet.council.makePart(4'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        tablet.gateway.fault({.method = "PATCH", .pathHas = "/v1/parts/", .when = When::After});
        QVERIFY(tablet.drain(*tablet.records));
        QVERIFY(tablet.gateway.parts.at(part.name.id.text()).bytes == part.bytes);
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void expiredPartIsMadeAgain() {
        Tablet tablet;
        const auto part = tablet.council.makePart(3'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        (void)must(tablet.records->step());
        tablet.gateway.parts.clear();
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }

    // Row 10: a proxy's limit.
    void proxyLimitHalvesTheChunkAndIsRemembered() {
        Tablet tablet;
        tablet.gateway.largestBody = 300'000;
        const auto envelope = tablet.add(Lane::Record, {tablet.council.makePart(2'000'000)});
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
        QVERIFY(tablet.chunkSize->bytes() <= 300'000);
        tablet.restart();
        QVERIFY(tablet.chunkSize->bytes() <= 300'000);
    }
    void connectionClosedUnderABodyHalvesTheChunk() {
        Tablet tablet;
        const auto before = tablet.chunkSize->bytes();
        tablet.add(Lane::Record, {tablet.council.makePart(2'000'000)});
        tablet.gateway.fault({.method = "POST", .pathHas = "/v1/parts"});
        (void)must(tablet.records->step());
        QCOMPARE(tablet.chunkSize->bytes(), before / 2);
    }

    // Row 13: right size, wrong bytes.
    void damagedSealedFileIsNeverSent() {
        Tablet tablet;
        auto part = tablet.council.makePart(10'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        part.bytes[5] ^= 1;
        tablet.seal(part);
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Parked);
        QCOMPARE(tablet.item(envelope).problem, std::string("bad_digest"));
        QVERIFY(tablet.gateway.asked.empty());
    }
    void partThatArrivedDamagedStartsAgain() {
        Tablet tablet;
        const auto part = tablet.council.makePart(3'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        (void)must(tablet.records->step());
        tablet.gateway.parts.at(part.name.id.text()).bytes[0] ^= 1;
        QVERIFY(tablet.drain(*tablet.records));
        QVERIFY(tablet.gateway.parts.at(part.name.id.text()).bytes == part.bytes);
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }

    // Row 14: captive portals.
    void strangersPageIsNoSuccess_data() {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 202, 204, 302, 403, 404, 511}) {
            QTest::addRow("%d", status) << status;
        }
    }
    void strangersPageIsNoSuccess() {
        QFETCH(int, status);
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        tablet.gateway.fault(
            {.method = "PUT",
             .pathHas = "/v1/records/",
             .answer = respond(static_cast<unsigned>(status), "<html>Welcome to our café</html>",
                               {{"Content-Type", "text/html"}})});
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
        QVERIFY(!tablet.item(envelope).problem.empty());
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void strangersUploadAnswerIsNoProgress() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record, {tablet.council.makePart(3'000'000)});
        tablet.gateway.fault({.method = "POST", .pathHas = "/v1/parts", .answer = respond(201, "ok")});
        (void)must(tablet.records->step());
        QCOMPARE(tablet.item(envelope).sentBytes, std::uint64_t{0});
        QCOMPARE(tablet.item(envelope).problem, std::string("wrong_answer"));
    }

    // Row 15: an upload that takes longer than any signature lives.
    void eachRequestIsSignedWhenItIsSent() {
        Tablet tablet;
        const auto part = tablet.council.makePart(9'000'000);
        const auto envelope = tablet.add(Lane::Record, {part});
        for (int step = 0; step < 30 && tablet.state(envelope) != ItemState::Stored; ++step) {
            (void)must(tablet.records->step());
            tablet.council.clock.advance(1h);
        }
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
        QVERIFY(std::ranges::count_if(tablet.gateway.asked, [](const std::string& request) {
                    return request.starts_with("PATCH ");
                }) >= 2);
    }

    // Row 16: Retry-After.
    void retryAfterIsKept_data() {
        QTest::addColumn<int>("status");
        QTest::newRow("503") << 503;
        QTest::newRow("429") << 429;
    }
    void retryAfterIsKept() {
        QFETCH(int, status);
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        tablet.gateway.fault(
            {.method = "PUT",
             .pathHas = "/v1/",
             .answer = respond(static_cast<unsigned>(status), {}, {{"Retry-After", "120"}})});
        (void)must(tablet.records->step());
        tablet.council.clock.advance(119s);
        tablet.records->cutPauseShort(); // not even a person makes the herd run
        QVERIFY(must(tablet.records->step()).wait->count() > 0);
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{1});
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }

    // Row 17: a wrong clock. One retry, no swinging, and no time of evidence moved.
    void wrongClockConvergesInOneRetry_data() {
        QTest::addColumn<qint64>("ahead");
        QTest::newRow("two hours ahead") << qint64{2 * 3600};
        QTest::newRow("two hours behind") << qint64{-2 * 3600};
        QTest::newRow("a day behind") << qint64{-24 * 3600};
    }
    void wrongClockConvergesInOneRetry() {
        QFETCH(const qint64, ahead);
        Tablet tablet;
        tablet.clock.ahead = std::chrono::seconds(ahead);
        const auto first = tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(first), ItemState::Stored);
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{2});
        QVERIFY(tablet.gateway.envelopes.at(first.path()) == first.bytes);
        QCOMPARE(tablet.item(first).attempts, 0);

        const auto second = tablet.add(Lane::Record);
        tablet.council.clock.advance(1h);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(second), ItemState::Stored);
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{3});
    }
    void clockSetRightDoesNotMakeTheCorrectionSwing() {
        Tablet tablet;
        tablet.clock.ahead = -3h;
        (void)tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        tablet.clock.ahead = 0s;
        const auto next = tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(next), ItemState::Stored);
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{3});
    }
    void startedWithAWrongClockItStillKnowsWhomToBelieve_data() {
        QTest::addColumn<qint64>("days");
        QTest::newRow("forty years behind") << qint64{-40 * 365};
        QTest::newRow("forty years ahead") << qint64{40 * 365};
    }
    void startedWithAWrongClockItStillKnowsWhomToBelieve() {
        QFETCH(const qint64, days);
        Tablet tablet;
        tablet.clock.ahead = std::chrono::hours(24 * days);
        tablet.restart();
        const auto envelope = tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{2});
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }
    void timeByAStrangerIsNotBelieved() {
        Tablet tablet;
        tablet.clock.ahead = 2h;
        tablet.gateway.timeKey = &tablet.worker.agent;
        const auto envelope = tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{1});
        QCOMPARE(tablet.item(envelope).problem, std::string("expired-signature"));
    }
    void timeSaidToAnotherRequestIsNotBelieved() {
        Tablet tablet;
        tablet.clock.ahead = 2h;
        tablet.gateway.timeFor = "sig1=:b2xkZXI=:";
        (void)tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{1});
    }
    void gatewayThatRefusesItsOwnTimeIsAskedOnceMoreOnly() {
        Tablet tablet;
        tablet.clock.ahead = 2h;
        tablet.gateway.timeIsWrongBy = 1h;
        const auto envelope = tablet.add(Lane::Record);
        (void)must(tablet.records->step());
        QCOMPARE(tablet.gateway.asked.size(), std::size_t{2});
        QCOMPARE(tablet.item(envelope).problem, std::string("expired-signature"));
        QVERIFY(must(tablet.records->step()).wait->count() > 0);
    }

    // Row 20: a refused item is set aside, seen, and blocks nothing.
    void refusedItemIsParkedWithItsWord_data() {
        QTest::addColumn<int>("number");
        for (const auto word : {Problem::Malformed, Problem::Forbidden, Problem::Conflict}) {
            QTest::addRow("%s", std::string(protocol::word(word)).c_str()) << static_cast<int>(word);
        }
    }
    void refusedItemIsParkedWithItsWord() {
        QFETCH(int, number);
        const auto word = static_cast<Problem>(number);
        Tablet tablet;
        const auto bad = tablet.add(Lane::Record);
        const auto good = tablet.add(Lane::Record);
        tablet.gateway.fault(
            {.method = "PUT", .pathHas = bad.path(), .answer = agent::test::problem(word), .times = -1});
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(bad), ItemState::Parked);
        QCOMPARE(tablet.item(bad).problem, std::string(protocol::word(word)));
        QVERIFY(must(tablet.queue->envelope(bad.manifest.record, 1)) == bad.bytes);
        QCOMPARE(must(tablet.queue->counts()).needsYou, std::int64_t{1});
        QCOMPARE(tablet.state(good), ItemState::Stored);
    }
    void itemThatAlwaysFailsBlocksNothing() {
        Tablet tablet;
        const auto poison = tablet.add(Lane::Record);
        tablet.gateway.fault(
            {.method = "PUT", .pathHas = poison.path(), .answer = respond(500), .times = -1});
        std::vector<TestEnvelope> others;
        for (int count = 0; count < 5; ++count) {
            others.push_back(tablet.add(Lane::Record));
        }
        QVERIFY(!tablet.drain(*tablet.records, 60));
        for (const auto& other : others) {
            QCOMPARE(tablet.state(other), ItemState::Stored);
        }
        QCOMPARE(tablet.state(poison), ItemState::Sending);
        QVERIFY(tablet.item(poison).attempts > 1);
    }
    void revokedTabletWaitsAndParksNothing() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        tablet.gateway.fault(
            {.method = "PUT", .pathHas = "/v1/", .answer = agent::test::problem(Problem::Revoked)});
        (void)must(tablet.records->step());
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
        QCOMPARE(tablet.connectivity->report().problem, std::string("revoked"));
    }

    // Only a receipt that verifies, and covers these bytes, is success.
    void forgedReceiptIsRefused() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        const auto stranger = must(crypto::SigningKey::generate());
        answerWith(tablet, envelope, tablet.gateway.receiptFor(opened(envelope), stranger));
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
        QCOMPARE(tablet.directoriesWanted, 1);
    }
    void receiptByTheCaseSystemIsNoStoredReceipt() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        answerWith(tablet, envelope, tablet.gateway.receiptFor(opened(envelope), tablet.council.caseKey));
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
    }
    void receiptForOtherBytesIsRefused() {
        Tablet tablet;
        const auto envelope = tablet.add(Lane::Record);
        const auto other = tablet.make(Lane::Record, {}, envelope.manifest.record);
        answerWith(tablet, envelope, tablet.gateway.receiptFor(opened(other), tablet.council.gatewayKey));
        QCOMPARE(tablet.state(envelope), ItemState::Sending);
        QVERIFY(tablet.drain(*tablet.records));
        QCOMPARE(tablet.state(envelope), ItemState::Stored);
    }

    void restartAtEveryCommitLosesAndDoublesNothing() {
        // Without faults and with an answer lost at every request: each step is a commit, each step a
        // restart.
        for (const bool lossy : {false, true}) {
            Tablet tablet;
            const auto part = tablet.council.makePart(3'500'000);
            const auto envelope = tablet.add(Lane::Record, {part});
            const auto alert = tablet.add(Lane::Alert);
            for (int count = 0; count < 200; ++count) {
                if (lossy && count % 2 == 0) {
                    for (const auto* method : {"PUT", "POST", "PATCH", "HEAD"}) {
                        tablet.gateway.fault({.method = method, .pathHas = "/v1/", .when = When::After});
                    }
                } else {
                    tablet.gateway.healAll();
                }
                const auto one = must(tablet.alerts->step());
                const auto two = must(tablet.records->step());
                tablet.restart();
                if (!one.wait && !two.wait) {
                    break;
                }
                tablet.council.clock.advance(1s);
            }
            QCOMPARE(tablet.state(envelope), ItemState::Stored);
            QCOMPARE(tablet.state(alert), ItemState::Stored);
            QCOMPARE(tablet.gateway.effects, 2);
            QVERIFY(tablet.gateway.parts.at(part.name.id.text()).bytes == part.bytes);
        }
    }

private:
    static protocol::Envelope opened(const TestEnvelope& envelope) {
        return must(protocol::readEnvelope(envelope.bytes));
    }
    static void answerWith(Tablet& tablet, const TestEnvelope& envelope, const std::string& receipt) {
        tablet.gateway.fault({.method = "PUT",
                              .pathHas = envelope.path(),
                              .answer = respond(201, json::write({{"receipt", receipt}}))});
        (void)must(tablet.records->step());
    }
};

QTEST_APPLESS_MAIN(TestAgentSender)
#include "tst_agent_sender.moc"
