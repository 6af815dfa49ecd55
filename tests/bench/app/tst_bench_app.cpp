// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>

/// The benchmark's program works: one quick run, whose figures mean nothing.
class TestBenchApp : public QObject {
    Q_OBJECT

private slots:
    void writesOneLineForEveryFigure();
};

void TestBenchApp::writesOneLineForEveryFigure() {
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(HOLDFAST_BENCH), {QStringLiteral("--json"), QStringLiteral("--quick")});
    QVERIFY(program.waitForFinished(240'000));
    QCOMPARE(program.exitCode(), 0);
    QSet<QString> names;
    const auto lines = program.readAllStandardOutput().trimmed().split('\n');
    for (const auto& line : lines) {
        QJsonParseError error;
        const auto figure = QJsonDocument::fromJson(line, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, line.constData());
        for (const auto* field : {"ours", "ours_low", "ours_high", "bar"}) {
            QVERIFY2(figure.value(QLatin1String(field)).toDouble() > 0, line.constData());
        }
        QVERIFY(figure.value(QLatin1String("holds")).isBool());
        QCOMPARE(figure.value(QLatin1String("runs")).toInt(), 1);
        QVERIFY(!figure.value(QLatin1String("unit")).toString().isEmpty());
        names.insert(figure.value(QLatin1String("name")).toString());
    }
    const QSet<QString> all{QStringLiteral("app.cold_start"),        QStringLiteral("app.unlock"),
                            QStringLiteral("app.today_500"),         QStringLiteral("app.visit_200"),
                            QStringLiteral("app.key_to_screen_p95"), QStringLiteral("app.key_to_durable_max"),
                            QStringLiteral("app.scroll_frame_max"),  QStringLiteral("app.resident_memory")};
    QCOMPARE(names, all);
    QCOMPARE(lines.size(), all.size());
}

QTEST_APPLESS_MAIN(TestBenchApp)
#include "tst_bench_app.moc"
