// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"

#include <sys/mount.h>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::e2e;

/// What can go wrong with a tablet: each time a clear sentence that says whether anything is lost; never an
/// empty store, never a new secret.
class DamageTest : public QObject {
    Q_OBJECT

    CouncilFixture m_fixture;
    QString m_attachment;
    bool m_mounted = false;

    static QString code(const QJsonObject& answer) {
        return answer[QStringLiteral("error")][QStringLiteral("code")].toString();
    }
    static QString words(const QJsonObject& answer) {
        return answer[QStringLiteral("error")][QStringLiteral("say")].toString();
    }
    QJsonObject unlock(const QString& with = passphrase) {
        return m_fixture.tablet().ask("unlock", {{"passphrase", with}});
    }
    QByteArray digestOfTree() {
        QByteArray all;
        QDirIterator files(m_fixture.home() + QStringLiteral("/vault"), QDir::Files,
                           QDirIterator::Subdirectories);
        QStringList paths;
        while (files.hasNext()) {
            paths.append(files.next());
        }
        paths.sort();
        for (const auto& path : paths) {
            // The count of tries is meant to change.
            if (!path.contains(QStringLiteral("tries"))) {
                all += path.toUtf8() + contentOf(path);
            }
        }
        return all;
    }
    static void flip(const QString& path, qint64 at) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        const QByteArray byte = file.read(1);
        QVERIFY(file.seek(at));
        file.write(QByteArray(1, char(byte[0] ^ 0x20)));
    }

private slots:
    void initTestCase() {
        QVERIFY(QDir().mkpath(m_fixture.home()));
        // A disk of 96 MiB, so that it can be filled.
        m_mounted = ::geteuid() == 0 && ::mount("tmpfs", m_fixture.home().toUtf8().constData(), "tmpfs", 0,
                                                "size=96m,mode=0700") == 0;
        QVERIFY2(m_fixture.open() && m_fixture.beginVisit(), qPrintable(m_fixture.problem()));
        QVERIFY(!m_fixture.write(QStringLiteral("Written while all was well.")).isEmpty());
        const QString photo = m_fixture.makePhotograph(QStringLiteral("page.jpg"), 600, 400, 5);
        QVERIFY2(m_fixture.scan({photo}), qPrintable(m_fixture.problem()));
    }
    void cleanupTestCase() {
        m_fixture.tablet().quit();
        if (m_mounted) {
            ::umount2(m_fixture.home().toUtf8().constData(), MNT_DETACH);
        }
    }

    void fullDiskRefusesPhotographsFirstAndTextLast() {
        if (!m_mounted) {
            QSKIP("needs root to mount a small disk");
        }
        const QString filler = m_fixture.home() + QStringLiteral("/filler");
        QFile file(filler);
        QVERIFY(file.open(QIODevice::WriteOnly));
        // Leave 20 MiB: less than what photographs must not touch.
        const qint64 used = 76LL * 1024 * 1024 - 2 * 1024 * 1024;
        QVERIFY(file.resize(0));
        const QByteArray block(1024 * 1024, 'f');
        for (qint64 written = 0; written < used && file.write(block) == block.size();
             written += block.size()) {
            file.flush();
        }
        const QString photo = m_fixture.makePhotograph(QStringLiteral("late.jpg"), 600, 400, 6);
        QVERIFY(!m_fixture.scan({photo}));
        QVERIFY(m_fixture.problem().contains(QStringLiteral("disk_full")));
        QVERIFY(m_fixture.problem().contains(QStringLiteral("What was saved before is safe")));
        QVERIFY(!m_fixture.write(QStringLiteral("Text still fits.")).isEmpty());

        while (file.write(block) == block.size() && file.flush()) {
        }
        file.close();
        QFile rest(m_fixture.home() + QStringLiteral("/filler2"));
        QVERIFY(rest.open(QIODevice::WriteOnly));
        while (rest.write("ffffffffffffffff") == 16 && rest.flush()) {
        }
        rest.close();
        QJsonObject refused;
        for (int i = 0; i < 2000 && code(refused).isEmpty(); ++i) {
            refused = m_fixture.tablet().ask(
                "addEntry", {{"visit", m_fixture.visit()}, {"text", QString(2000, QLatin1Char('x'))}});
        }
        QCOMPARE(code(refused), QStringLiteral("disk_full"));
        QVERIFY(words(refused).contains(QStringLiteral("this was not saved")));

        QVERIFY(QFile::remove(filler) && rest.remove());
        QVERIFY(!m_fixture.write(QStringLiteral("Room again.")).isEmpty());
        const auto read = m_fixture.tablet().ask("read", {{"visit", m_fixture.visit()}});
        QVERIFY(said(read).contains("Written while all was well."));
        QVERIFY(said(read).contains("Text still fits."));
    }

    void wrongPassphraseSaysHowManyTriesAreLeft() {
        HF_SAYS_OK(m_fixture.tablet().ask("lock"));
        const auto refused = unlock(QStringLiteral("not the right words at all"));
        QCOMPARE(code(refused), QStringLiteral("wrong_passphrase"));
        QCOMPARE(refused[QStringLiteral("error")][QStringLiteral("triesLeft")].toInt(), 9);
        QVERIFY(words(refused).contains(QStringLiteral("Nothing is lost")));
        HF_SAYS_OK(unlock());
    }

    void missingKeyStoreIsNeverReplaced() {
        HF_SAYS_OK(m_fixture.tablet().ask("lock"));
        const QString keys = m_fixture.home() + QStringLiteral("/keys-vault");
        const QByteArray before = digestOfTree();
        QDir folder(keys);
        QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
        QVERIFY(!names.isEmpty());
        for (const auto& name : names) {
            QVERIFY(
                QFile::rename(keys + u'/' + name, m_fixture.home() + u'/' + name + QStringLiteral(".away")));
        }
        const auto refused = unlock();
        QCOMPARE(code(refused), QStringLiteral("key_store_unavailable"));
        QVERIFY(words(refused).contains(QStringLiteral("Nothing is lost")));
        const auto setUp = m_fixture.tablet().ask("passphrase", {{"value", passphrase}});
        QVERIFY(!setUp[QStringLiteral("ok")].toBool());
        QVERIFY(folder.entryList(QDir::Files | QDir::Hidden).isEmpty());
        QCOMPARE(digestOfTree(), before);
        for (const auto& name : names) {
            QVERIFY(
                QFile::rename(m_fixture.home() + u'/' + name + QStringLiteral(".away"), keys + u'/' + name));
        }
        HF_SAYS_OK(unlock());
    }

    void damagedPhotographIsSaidToBeDamaged() {
        const QString sealed = m_fixture.home() + QStringLiteral("/sealed");
        const auto names = QDir(sealed).entryList(QDir::Files);
        QVERIFY(!names.isEmpty());
        const QString path = sealed + u'/' + names.constFirst();
        HF_SAYS_OK(m_fixture.tablet().ask("photograph", {{"attachment", names.constFirst()}}));
        flip(path, QFileInfo(path).size() / 2);
        const auto refused = m_fixture.tablet().ask("photograph", {{"attachment", names.constFirst()}});
        QCOMPARE(code(refused), QStringLiteral("store_damaged"));
        QVERIFY(words(refused).contains(QStringLiteral("Nothing was replaced")));
        flip(path, QFileInfo(path).size() / 2);
        HF_SAYS_OK(m_fixture.tablet().ask("photograph", {{"attachment", names.constFirst()}}));
    }

    void damagedPageIsSaidAndNothingIsReplaced() {
        HF_SAYS_OK(m_fixture.tablet().ask("lock"));
        const QString database = m_fixture.home() + QStringLiteral("/vault/vault.db");
        const qint64 pages = QFileInfo(database).size() / 4096;
        QVERIFY(pages > 4);
        for (qint64 page = 0; page < pages; ++page) {
            flip(database, page * 4096 + 100);
        }
        const QByteArray damaged = contentOf(database);
        const auto refused = unlock();
        QCOMPARE(code(refused), QStringLiteral("store_damaged"));
        QVERIFY(words(refused).contains(QStringLiteral("Do not reinstall")));
        QCOMPARE(contentOf(database), damaged);
        const auto setUp = m_fixture.tablet().ask("passphrase", {{"value", passphrase}});
        QVERIFY(!setUp[QStringLiteral("ok")].toBool());
        QCOMPARE(contentOf(database), damaged);
        for (qint64 page = 0; page < pages; ++page) {
            flip(database, page * 4096 + 100);
        }
        HF_SAYS_OK(unlock());
        const auto read = m_fixture.tablet().ask("read", {{"visit", m_fixture.visit()}});
        QVERIFY(said(read).contains("Written while all was well."));
    }
};

QTEST_GUILESS_MAIN(DamageTest)
#include "tst_damage.moc"
