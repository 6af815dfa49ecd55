// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace holdfast;
using namespace holdfast::e2e;

/// `app/run --headless` without the building: the program that it runs.
class WalkthroughTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_out; ///< of the walk that the first three look at

    struct Outcome {
        int code = -1;
        QByteArray errors;
    };
    static Outcome walk(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(HOLDFAST_PROGRAMS "/holdfast-walkthrough"),
                      QStringList{QStringLiteral("--cheap-passphrase")} + arguments);
        if (!process.waitForFinished(240'000) || process.exitStatus() != QProcess::NormalExit) {
            return {-1, process.readAllStandardError()};
        }
        return {process.exitCode(), process.readAllStandardError()};
    }
    static QString writeJpeg(const QString& path) {
        QImage image(1200, 900, QImage::Format_RGB32);
        image.fill(qRgb(250, 248, 240));
        for (int i = 0; i < 600; ++i) {
            image.setPixelColor(i, i, Qt::blue);
        }
        return image.save(path, "JPG", 92) ? path : QString();
    }

private slots:
    void bringsWordsAndPhotographsToTheInboxUnchanged() {
        auto& folder = m_out;
        const QString photo = writeJpeg(folder.filePath(QStringLiteral("page.jpg")));
        const QString note = QStringLiteral("Wren showed me the paper. “It’s mine,” she said.");
        const auto outcome = walk({QStringLiteral("--photo"), photo, QStringLiteral("--note"), note,
                                   QStringLiteral("--out"), folder.filePath(QStringLiteral("out"))});
        QVERIFY2(outcome.code == 0, outcome.errors.constData());
        const auto summary =
            QJsonDocument::fromJson(contentOf(folder.filePath(QStringLiteral("out/summary.json")))).object();
        QCOMPARE(summary[QStringLiteral("note")].toString(), note);
        const QByteArray digest =
            QCryptographicHash::hash(contentOf(photo), QCryptographicHash::Sha256).toHex();
        QCOMPARE(summary[QStringLiteral("arrived")][0][QStringLiteral("sha256")].toString().toUtf8(), digest);
        // The summary's word is not enough: look at what lies there.
        const QString arrived = summary[QStringLiteral("arrived")][0][QStringLiteral("file")].toString();
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("out/") + arrived)), contentOf(photo));
    }

    void everyStepHasItsPicture() {
        QVERIFY(m_out.isValid());
        const auto steps =
            QJsonDocument::fromJson(contentOf(m_out.filePath(QStringLiteral("out/summary.json"))))
                .object()[QStringLiteral("steps")]
                .toArray();
        QStringList pictures;
        for (const auto& step : steps) {
            const QString name = step[QStringLiteral("picture")].toString();
            if (!name.isEmpty()) {
                pictures.append(name);
                QCOMPARE(QImage(m_out.filePath(QStringLiteral("out/") + name)).size(), QSize(1280, 800));
            }
        }
        QVERIFY2(pictures.size() >= 20, qPrintable(pictures.join(u' ')));
        QCOMPARE(QDir(m_out.filePath(QStringLiteral("out"))).entryList({QStringLiteral("*-screen.png")}),
                 pictures);
    }
    void theTickStandsOnlyWhenTheCaseSystemSigned() {
        const auto summary =
            QJsonDocument::fromJson(contentOf(m_out.filePath(QStringLiteral("out/summary.json")))).object();
        static const QRegularExpression tick(QStringLiteral("^Received by the case system \\d\\d:\\d\\d$"));
        QVERIFY(tick.match(summary[QStringLiteral("received")].toString()).hasMatch());
    }

    void refusesWhatIsNoPhotograph_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("words") << QByteArray("Dear Tobias, please find attached");
        QTest::newRow("nothing") << QByteArray();
        QTemporaryDir folder;
        const QByteArray whole = contentOf(writeJpeg(folder.filePath(QStringLiteral("page.jpg"))));
        QTest::newRow("half a photograph") << whole.first(whole.size() / 2);
    }
    void refusesWhatIsNoPhotograph() {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("page.jpg")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const QString out = folder.filePath(QStringLiteral("out"));
        const auto outcome = walk({QStringLiteral("--photo"), file.fileName(), QStringLiteral("--out"), out});
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.errors.contains("Nothing was queued"));
        QVERIFY(!QFile::exists(out + QStringLiteral("/inbox")));
    }
    void refusesAPhotographThatIsNotThere() {
        const auto outcome = walk({QStringLiteral("--photo"), QStringLiteral("/nowhere/page.jpg")});
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.errors.contains("cannot be read"));
    }
};

QTEST_GUILESS_MAIN(WalkthroughTest)
#include "tst_walkthrough.moc"
