// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"
#include "tests/support/hunter/plaintext_hunter.h"
#include "tests/walkthrough/story.h"

#include <QCryptographicHash>
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

/// After the whole walkthrough, on the real screens, with canary words, names and a photograph: no byte of
/// them in any file that the app or agent side wrote, and no file written outside their own folders.
class NothingReadableTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<walkthrough::Story> m_story;
    hunter::PlaintextHunter m_hunter;
    QByteArray m_photograph;

    const QString m_note = QStringLiteral("CANARYNOTE Wren keeps a heron feather under her pillow.");

    [[nodiscard]] QString below(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// The child's words and names never leave the tablet readable; the account's own folder stays empty too.
    void useAnEmptyAccount() {
        QVERIFY(QDir().mkpath(below("account")));
        qputenv("HOME", below("account").toUtf8());
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"}) {
            qunsetenv(name);
        }
    }

    void write(const QString& path, const QByteArray& content) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private slots:
    void initTestCase() {
        useAnEmptyAccount();
        const QString page = below("page.jpg");
        QVERIFY(writeNoise(page, 1600, 1200, 7));
        m_photograph = contentOf(page);
        walkthrough::Options options;
        options.photographs = {
            {page, m_photograph,
             QString::fromLatin1(QCryptographicHash::hash(m_photograph, QCryptographicHash::Sha256).toHex()),
             QStringLiteral("jpg")}};
        options.note = m_note;
        options.work = below("work");
        options.out = below("out");
        options.programs = QStringLiteral(HOLDFAST_PROGRAMS);
        options.cheapPassphrase = true;
        options.under = {QStringLiteral("strace"),
                         QStringLiteral("-f"),
                         QStringLiteral("-qq"),
                         QStringLiteral("-s"),
                         QStringLiteral("4096"),
                         QStringLiteral("-e"),
                         QStringLiteral("trace=open,openat,openat2,creat,rename,renameat,renameat2,"
                                        "link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,truncate"),
                         QStringLiteral("-o"),
                         below("strace.log")};
        QVERIFY(QDir().mkpath(options.work) && QDir().mkpath(options.out));
        m_story = std::make_unique<walkthrough::Story>(std::move(options));
        QVERIFY(m_story->run());

        m_hunter.plantWords("the note", m_note.toStdString());
        m_hunter.plantWords("the start of the note", "CANARYNOTE");
        const auto typed = walkthrough::Story::typedWords();
        for (const auto& words : typed) {
            m_hunter.plantWords(words.toStdString(), words.toStdString());
        }
        m_hunter.plantWords("a child's name", "Wren Tallowby");
        m_hunter.plantWords("an address", "12 Limpet Row");
        m_hunter.plantWords("the police", "SP/2231/26");
        m_hunter.plantWords("the passphrase", walkthrough::Story::passphrase().toStdString());
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
        QVERIFY(!m_hunter.searchTree(below("out/inbox").toStdString()).empty());
    }

    void nothingReadableIsOnTheTablet() {
        const auto sightings = m_hunter.searchTree(m_story->tabletHome().toStdString());
        QVERIFY2(sightings.empty(), told(sightings).constData());
    }
    void nothingReadableIsAtTheGateway() {
        const auto sightings =
            m_hunter.searchTree((m_story->councilFolder() + QStringLiteral("/gateway")).toStdString());
        QVERIFY2(sightings.empty(), told(sightings).constData());
    }

    void nothingAtAllIsInTheAccount() { QVERIFY(QDir(below("account")).isEmpty()); }

    void noFileIsWrittenOutsideTheTabletsFolders() {
        const QString home = m_story->tabletHome() + u'/';
        // /dev/null swallows; the agent's threads say their own names below /proc/self.
        const QStringList allowed{home, QStringLiteral("/dev/null"), QStringLiteral("/proc/self/")};
        static const QRegularExpression written(
            // Not a raw string: moc 6.4 loses the class behind some of them.
            QStringLiteral("^\\d+\\s+(\\w+)\\((?:AT_FDCWD, |\\d+, )?\"([^\"]*)\"(.*)\\)\\s+=\\s+(-?\\d+)"));
        QFile trace(below("strace.log"));
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
