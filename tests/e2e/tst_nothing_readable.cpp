// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"
#include "tests/support/hunter/plaintext_hunter.h"

#include <QRegularExpression>

using namespace holdfast;
using namespace holdfast::e2e;

namespace {

ByteView view(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

QByteArray told(const std::vector<hunter::Sighting>& sightings) {
    QByteArray text;
    for (const auto& sighting : sightings) {
        text += sighting.canary.c_str() + QByteArray(" as ") + sighting.encoding.c_str() + " in " +
                sighting.file.c_str() + " at " + QByteArray::number(qulonglong(sighting.offset)) + '\n';
    }
    return text;
}

} // namespace

/// After a visit with canary words, names and a photograph: no byte of them in any file that the app or agent
/// side wrote, and no file written outside their own folders.
class NothingReadableTest : public QObject {
    Q_OBJECT

    CouncilFixture m_fixture;
    hunter::PlaintextHunter m_hunter;
    QByteArray m_photograph;
    QString m_trace;

    const QString m_note = QStringLiteral("CANARYNOTE Wren keeps a heron feather under her pillow.");

    void write(const QString& path, const QByteArray& content) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private slots:
    void initTestCase() {
        QVERIFY2(m_fixture.open(), qPrintable(m_fixture.problem()));
        m_trace = m_fixture.folder() + QStringLiteral("/strace.log");
        const QStringList strace{QStringLiteral("strace"),
                                 QStringLiteral("-f"),
                                 QStringLiteral("-qq"),
                                 QStringLiteral("-s"),
                                 QStringLiteral("4096"),
                                 QStringLiteral("-e"),
                                 QStringLiteral("trace=open,openat,openat2,creat,rename,renameat,renameat2,"
                                                "link,linkat,symlink,symlinkat,mknod,mknodat,truncate"),
                                 QStringLiteral("-o"),
                                 m_trace};
        QVERIFY2(m_fixture.beginVisit(strace), qPrintable(m_fixture.problem()));
        const QString photo = m_fixture.makePhotograph(QStringLiteral("page.jpg"), 1600, 1200, 7);
        m_photograph = contentOf(photo);
        QVERIFY(!m_fixture.write(m_note).isEmpty());
        const QString edited = m_fixture.write(QStringLiteral("CANARYDRAFT to be replaced"));
        HF_SAYS_OK(m_fixture.tablet().ask(
            "editEntry", {{"entry", edited}, {"text", QStringLiteral("CANARYEDIT replaced")}}));
        QVERIFY2(m_fixture.scan({photo}), qPrintable(m_fixture.problem()));
        HF_SAYS_OK(m_fixture.tablet().ask("finish", {{"visit", m_fixture.visit()}}));
        HF_SAYS_OK(m_fixture.tablet().ask("sync", {{"wait", 110}}));
        HF_SAYS_OK(m_fixture.tablet().ask("lock"));

        m_hunter.plantWords("the note", m_note.toStdString());
        m_hunter.plantWords("the start of the note", "CANARYNOTE");
        m_hunter.plantWords("a draft", "CANARYDRAFT");
        m_hunter.plantWords("an edit", "CANARYEDIT");
        m_hunter.plantWords("a child's name", "Wren Tallowby");
        m_hunter.plantWords("an address", "12 Limpet Row");
        m_hunter.plantWords("the police", "SP/2231/26");
        m_hunter.plantWords("the passphrase", passphrase.toStdString());
        m_hunter.plantPicture("the photograph", view(m_photograph));
    }

    void theHunterFindsWhatIsPlanted_data() {
        QTest::addColumn<QByteArray>("content");
        const QByteArray words = m_note.toUtf8();
        QByteArray wide;
        for (const QChar character : m_note) {
            wide.append(char(character.unicode() & 0xFF)).append(char(character.unicode() >> 8));
        }
        QTest::newRow("utf-8") << "before " + words + " after";
        QTest::newRow("utf-16") << wide;
        QTest::newRow("base64") << QByteArray("x" + words).toBase64();
        QTest::newRow("base64 shifted") << QByteArray("xy" + words).toBase64();
        QTest::newRow("base64url") << QByteArray("xyz" + words).toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("hex") << words.toHex();
        QTest::newRow("photograph") << m_photograph;
        QTest::newRow("middle of the photograph") << m_photograph.mid(m_photograph.size() / 2, 20'000);
        QTest::newRow("another picture's header") << QByteArray("\xFF\xD8\xFF\xE0\x00\x10JFIF", 10);
    }
    void theHunterFindsWhatIsPlanted() {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QVERIFY(m_hunter.searchTree(folder.path().toStdString()).empty());
        write(folder.filePath(QStringLiteral("leak.bin")), QByteArray(1000, 'x') + content);
        QVERIFY(!m_hunter.searchTree(folder.path().toStdString()).empty());
    }
    void theHunterFindsWhatTheCaseSideOpened() {
        // The inbox is meant to be readable: if the hunt were blind, it would be blind here too.
        QVERIFY(!m_hunter.searchTree(m_fixture.council().inboxFolder().toStdString()).empty());
    }

    void nothingReadableIsOnTheTablet() {
        const auto sightings = m_hunter.searchTree(m_fixture.home().toStdString());
        QVERIFY2(sightings.empty(), told(sightings).constData());
    }
    void nothingReadableIsAtTheGateway() {
        const auto sightings =
            m_hunter.searchTree((m_fixture.folder() + QStringLiteral("/council/gateway")).toStdString());
        QVERIFY2(sightings.empty(), told(sightings).constData());
    }

    void noFileIsWrittenOutsideTheTabletsFolders() {
        m_fixture.tablet().quit();
        const QString home = m_fixture.home() + u'/';
        // /dev/null swallows; the agent's threads say their own names below /proc/self.
        const QStringList allowed{home, QStringLiteral("/dev/null"), QStringLiteral("/proc/self/")};
        static const QRegularExpression written(
            // Not a raw string: moc 6.4 loses the class behind some of them.
            QStringLiteral("^\\d+\\s+(\\w+)\\((?:AT_FDCWD, |\\d+, )?\"([^\"]*)\"(.*)\\)\\s+=\\s+(-?\\d+)"));
        QFile trace(m_trace);
        QVERIFY(trace.open(QIODevice::ReadOnly));
        int insideHome = 0;
        while (!trace.atEnd()) {
            const auto match = written.match(QString::fromUtf8(trace.readLine()));
            if (!match.hasMatch() || match.capturedView(4).startsWith(u'-')) {
                continue;
            }
            const QString call = match.captured(1);
            const QString path = match.captured(2);
            const QString flags = match.captured(3);
            const bool reads =
                call.startsWith(QStringLiteral("open")) && !flags.contains(QStringLiteral("O_WRONLY")) &&
                !flags.contains(QStringLiteral("O_RDWR")) && !flags.contains(QStringLiteral("O_CREAT"));
            if (reads) {
                continue;
            }
            insideHome += path.startsWith(home) ? 1 : 0;
            const bool fine =
                std::ranges::any_of(allowed, [&](const QString& start) { return path.startsWith(start); });
            QVERIFY2(fine, qPrintable(call + u' ' + path + u' ' + flags));
        }
        // A trace that saw nothing would prove nothing.
        QVERIFY(insideHome > 10);
    }
};

QTEST_GUILESS_MAIN(NothingReadableTest)
#include "tst_nothing_readable.moc"
