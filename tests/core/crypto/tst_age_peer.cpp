// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/crypto/crypto_helpers.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace holdfast::crypto;

namespace {

ByteView viewOf(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}
QByteArray arrayOf(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace

/// Our files and keys against the age program, both ways. With HOLDFAST_REQUIRE_PEERS set, its absence fails.
class TestAgePeer : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    bool m_present = false;

    QString path(const char* name) const { return m_folder.filePath(name); }
    void put(const char* name, ByteView bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(arrayOf(bytes)), static_cast<qint64>(bytes.size()));
    }
    QByteArray get(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// @return the exit code; -1 when it did not run to its end.
    static int run(const QString& program, const QStringList& arguments, QByteArray* output = nullptr) {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        if (output != nullptr) {
            *output = process.readAllStandardOutput();
        }
        return process.exitCode();
    }
    void putIdentity(const char* name, const AgeIdentity& identity) const {
        put(name, identity.text().value().view());
    }

private slots:
    void initTestCase() {
        QVERIFY(initialise());
        m_present = !QStandardPaths::findExecutable("age").isEmpty() &&
                    !QStandardPaths::findExecutable("age-keygen").isEmpty();
        if (!m_present && qEnvironmentVariableIsSet("HOLDFAST_REQUIRE_PEERS")) {
            QFAIL("age and age-keygen are required here");
        }
        if (!m_present) {
            QSKIP("age is not installed");
        }
    }
    void ageOpensWhatWeSeal_data() {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 65535, 65536, 65537, 1048576}) {
            QTest::addRow("%d", size) << size;
        }
    }
    void ageOpensWhatWeSeal() {
        QFETCH(int, size);
        const auto first = AgeIdentity::generate().value();
        const auto second = AgeIdentity::generate().value();
        const Bytes plaintext = pattern(static_cast<std::size_t>(size));
        put("sealed", ageSeal(plaintext, {first.recipient(), second.recipient()}).value());
        for (const auto* identity : {&first, &second}) {
            putIdentity("identity", *identity);
            QCOMPARE(run("age", {"-d", "-i", path("identity"), "-o", path("opened"), path("sealed")}), 0);
            QVERIFY(get("opened") == arrayOf(plaintext));
        }
    }
    void weOpenWhatAgeSeals_data() { ageOpensWhatWeSeal_data(); }
    void weOpenWhatAgeSeals() {
        QFETCH(int, size);
        const auto first = AgeIdentity::generate().value();
        const auto second = AgeIdentity::generate().value();
        const Bytes plaintext = pattern(static_cast<std::size_t>(size));
        put("plain", plaintext);
        QCOMPARE(run("age", {"-r", QString::fromStdString(first.recipient().text()), "-r",
                             QString::fromStdString(second.recipient().text()), "-o", path("sealed"),
                             path("plain")}),
                 0);
        for (const auto* identity : {&first, &second}) {
            const auto opened = ageOpen(viewOf(get("sealed")), *identity);
            QCOMPARE(outcome(opened), std::string("ok"));
            QVERIFY(std::ranges::equal(opened.value().view(), plaintext));
        }
    }
    void ageRefusesWhatIsNotForIt() {
        const auto reader = AgeIdentity::generate().value();
        putIdentity("identity", AgeIdentity::generate().value());
        put("sealed", ageSeal(bytesOf("x"), {reader.recipient()}).value());
        QVERIFY(run("age", {"-d", "-i", path("identity"), "-o", path("nothing"), path("sealed")}) > 0);
    }
    void agreesAboutKeys() {
        for (int i = 0; i < 5; ++i) {
            const auto identity = AgeIdentity::generate().value();
            putIdentity("identity", identity);
            QByteArray recipient;
            QCOMPARE(run("age-keygen", {"-y", path("identity")}, &recipient), 0);
            QCOMPARE(recipient.trimmed().toStdString(), identity.recipient().text());

            QByteArray made;
            QCOMPARE(run("age-keygen", {}, &made), 0);
            const auto lines = made.split('\n');
            const auto secretLine = std::find_if(
                lines.begin(), lines.end(), [](const QByteArray& line) { return line.startsWith("AGE-"); });
            QVERIFY(secretLine != lines.end());
            const auto read = AgeIdentity::parse(secret(viewOf(*secretLine))).value();
            QVERIFY(made.contains(("# public key: " + read.recipient().text() + "\n").c_str()));
        }
    }
};

QTEST_APPLESS_MAIN(TestAgePeer)
#include "tst_age_peer.moc"
