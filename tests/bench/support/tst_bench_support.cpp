// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sstream>

using namespace holdfast;

/// The lines that a benchmark writes.
class TestBenchSupport : public QObject {
    Q_OBJECT

private slots:
    void reportsTheMedianAndNotTheWarmUp();
    void sidesTakeTurnsAtGoingFirst();
    void aBarOverAPeerMovesWithIt();
    void aRatioMustHoldAgainstEachPeer();
    void moreIsBetterTurnsTheBarRound();
    void aSideThatFailsWritesNoLine();
    void nothingMeasuredIsAFailure();
    void percentileTakesAValueThatWasThere();
    void refusesOptionsItDoesNotKnow();

private:
    QJsonObject line();
    std::ostringstream m_out;
};

namespace {

bench::Options json() {
    return {.format = bench::Format::JsonLines};
}

/// Answers these figures one after the other.
bench::Side saying(std::string name, std::vector<double> figures) {
    return {std::move(name), [figures, at = std::size_t{0}]() mutable -> Result<double> {
                return figures.at(at++ % figures.size());
            }};
}

} // namespace

QJsonObject TestBenchSupport::line() {
    const auto text = QByteArray::fromStdString(m_out.str());
    m_out.str({});
    return QJsonDocument::fromJson(text).object();
}

void TestBenchSupport::reportsTheMedianAndNotTheWarmUp() {
    bench::Report report(json(), m_out);
    report.measure({.name = "one", .unit = "ms", .runs = 3},
                   {saying("ours", {1000, 4, 2, 3}), saying("peer", {1000, 1, 2, 9})});
    const auto written = line();
    QCOMPARE(written.value("ours").toDouble(), 3.0);
    QCOMPARE(written.value("ours_low").toDouble(), 2.0);
    QCOMPARE(written.value("ours_high").toDouble(), 4.0);
    QCOMPARE(written.value("peer").toDouble(), 2.0);
    QCOMPARE(written.value("ratio_peer").toDouble(), 1.5);
    QCOMPARE(written.value("runs").toInt(), 3);
    QVERIFY(!written.contains("bar"));
    QCOMPARE(report.exitCode(), 0);
}

void TestBenchSupport::sidesTakeTurnsAtGoingFirst() {
    std::string order;
    const auto noting = [&order](char mark) {
        return [&order, mark]() -> Result<double> {
            order += mark;
            return 1.0;
        };
    };
    bench::Report report(json(), m_out);
    report.measure({.name = "one", .unit = "ms", .runs = 3, .warmUps = 0},
                   {{"ours", noting('o')}, {"peer", noting('p')}});
    QCOMPARE(order, std::string("oppoop"));
    m_out.str({});
}

void TestBenchSupport::aBarOverAPeerMovesWithIt() {
    bench::Report report(json(), m_out);
    const bench::Figure figure{
        .name = "unlock", .unit = "ms", .runs = 1, .bar = 200, .barOver = "derivation"};
    report.measure(figure, {saying("ours", {900}), saying("derivation", {701})});
    auto written = line();
    QCOMPARE(written.value("bar").toDouble(), 901.0);
    QCOMPARE(written.value("holds"), QJsonValue(true));
    report.measure(figure, {saying("ours", {902}), saying("derivation", {701})});
    QCOMPARE(line().value("holds"), QJsonValue(false));
}

void TestBenchSupport::aRatioMustHoldAgainstEachPeer() {
    bench::Report report(json(), m_out);
    const bench::Figure figure{
        .name = "scan", .unit = "ms", .runs = 1, .ratioBars = {{"plain", 1.5}, {"other", 0.5}}};
    report.measure(figure, {saying("ours", {15}), saying("plain", {10}), saying("other", {30})});
    auto written = line();
    QCOMPARE(written.value("ratio_bar_plain").toDouble(), 1.5);
    QCOMPARE(written.value("holds"), QJsonValue(true));
    report.measure(figure, {saying("ours", {15}), saying("plain", {10}), saying("other", {29})});
    QCOMPARE(line().value("holds"), QJsonValue(false));
}

void TestBenchSupport::moreIsBetterTurnsTheBarRound() {
    bench::Report report(json(), m_out);
    report.measure({.name = "one", .unit = "MB/s", .better = bench::Better::Higher, .runs = 1, .bar = 100},
                   {saying("ours", {99})});
    QCOMPARE(line().value("holds"), QJsonValue(false));
}

void TestBenchSupport::aSideThatFailsWritesNoLine() {
    bench::Report report(json(), m_out);
    report.measure(
        {.name = "one", .unit = "ms"},
        {saying("ours", {1}), {"peer", [] { return Result<double>(Error(ErrorCode::NotFound)); }}});
    QVERIFY(m_out.str().empty());
    QCOMPARE(report.exitCode(), 1);
}

void TestBenchSupport::nothingMeasuredIsAFailure() {
    bench::Report report({.only = "no such figure"}, m_out);
    report.measure({.name = "one", .unit = "ms"}, {saying("ours", {1})});
    QVERIFY(m_out.str().empty());
    QCOMPARE(report.exitCode(), 1);
}

void TestBenchSupport::percentileTakesAValueThatWasThere() {
    QCOMPARE(bench::percentile({5, 1, 4, 2, 3}, 0.95), 5.0);
    QCOMPARE(bench::percentile({5, 1, 4, 2, 3}, 0.5), 3.0);
    QCOMPARE(bench::median({4, 1, 2, 3}), 2.5);
}

void TestBenchSupport::refusesOptionsItDoesNotKnow() {
    const auto read = [](std::vector<std::string> words) {
        std::vector<char*> arguments;
        for (auto& word : words) {
            arguments.push_back(word.data());
        }
        return bench::readOptions(static_cast<int>(arguments.size()), arguments.data());
    };
    QVERIFY(!read({"bench", "--fast"}));
    QVERIFY(!read({"bench", "--runs", "0"}));
    QVERIFY(!read({"bench", "--runs"}));
    const auto good = read({"bench", "--json", "--quick", "--runs", "7", "--only", "unlock"});
    QVERIFY(good && good->format == bench::Format::JsonLines && good->runs == 7 && good->only == "unlock");
    QCOMPARE(good->count(100, 2), 2);
}

QTEST_APPLESS_MAIN(TestBenchSupport)
#include "tst_bench_support.moc"
