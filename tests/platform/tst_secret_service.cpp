// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

/// SecretServiceStore against a real gnome-keyring on a message bus of its own.
class SecretServiceTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_keyring;
    QProcessEnvironment m_environment;

    // No activation: a keyring that was killed stays away.
    void writeBusConfiguration() {
        QFile file(m_folder->filePath("bus.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                   "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig>"
                   "<type>session</type><listen>unix:path=" +
                   m_folder->filePath("bus").toUtf8() +
                   "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                   "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                   "<allow own=\"*\"/></policy></busconfig>");
    }

    std::unique_ptr<QProcess> start(const QString& program, const QStringList& arguments) {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->start(program, arguments);
        return process->waitForStarted() ? std::move(process) : nullptr;
    }

    QByteArray call(const QString& method, const QStringList& arguments) {
        auto process = start("gdbus", QStringList{"call", "--session", "--timeout", "5", "--dest",
                                                  "org.freedesktop.secrets", "--object-path",
                                                  "/org/freedesktop/secrets", "--method", method} +
                                          arguments);
        if (!process || !process->waitForFinished() || process->exitCode() != 0) {
            return {};
        }
        return process->readAllStandardOutput();
    }

    void startKeyring(const QByteArray& password) {
        m_keyring = start("gnome-keyring-daemon", {"--foreground", "--components=secrets", "--unlock"});
        QVERIFY(m_keyring);
        m_keyring->write(password);
        m_keyring->closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(
            call("org.freedesktop.Secret.Service.ReadAlias", {"default"}).contains("login"), 20000);
    }

    void stopKeyring() {
        m_keyring->kill();
        QVERIFY(m_keyring->waitForFinished());
        QTRY_VERIFY(call("org.freedesktop.Secret.Service.ReadAlias", {"default"}).isEmpty());
    }

    void lockKeyring() {
        QVERIFY(
            !call("org.freedesktop.Secret.Service.Lock", {"['/org/freedesktop/secrets/collection/login']"})
                 .isEmpty());
    }

    QByteArrayList probe(const QStringList& actions) {
        auto process = start(QCoreApplication::applicationDirPath() + "/keyring_probe",
                             QStringList{m_folder->filePath("home")} + actions);
        if (!process || !process->waitForFinished(90'000)) {
            return {};
        }
        return process->readAllStandardOutput().trimmed().split('\n');
    }

private Q_SLOTS:
    void initTestCase() {
        for (const char* program : {"dbus-daemon", "gnome-keyring-daemon", "gdbus"}) {
            if (QStandardPaths::findExecutable(program).isEmpty()) {
                QSKIP("needs dbus-daemon, gnome-keyring and gdbus (tests/run installs them)");
            }
        }
    }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"}) {
            m_environment.remove(name);
        }
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
            m_environment.insert(name, m_folder->path());
        }
        m_environment.insert("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_folder->filePath("bus"));
        writeBusConfiguration();
        m_bus = start("dbus-daemon", {"--nofork", "--config-file=" + m_folder->filePath("bus.conf")});
        QVERIFY(m_bus);
        QTRY_VERIFY(QFile::exists(m_folder->filePath("bus")));
        startKeyring("correct horse");
    }

    void cleanup() {
        for (QProcess* process : {m_keyring.get(), m_bus.get()}) {
            if (process != nullptr) {
                process->kill();
                process->waitForFinished();
            }
        }
    }

    void keepsReadsAndForgetsASecret() {
        QCOMPARE(probe({"read", "create=a5", "read", "threads"}),
                 (QByteArrayList{"key_store_entry_missing", "ok", "ok:a5", "ok:a5"}));
        // Another process, and never a second secret beside the first.
        QCOMPARE(probe({"read", "create=5a", "read"}), (QByteArrayList{"ok:a5", "already_exists", "ok:a5"}));
        QCOMPARE(probe({"destroy", "read", "destroy"}),
                 (QByteArrayList{"ok", "key_store_entry_missing", "ok"}));
    }

    void replacesRecordsBesideTheSecret() {
        QCOMPARE(
            probe({"noted", "create=a5", "note=0102", "noted", "note=ff00ff", "noted", "read"}),
            (QByteArrayList{"key_store_entry_missing", "ok", "ok", "ok:0102", "ok", "ok:ff00ff", "ok:a5"}));
        lockKeyring();
        QCOMPARE(probe({"noted", "note=03"}),
                 (QByteArrayList{"key_store_unavailable", "key_store_unavailable"}));
    }

    void aLockedKeyringIsUnavailableNotEmpty() {
        QCOMPARE(probe({"create=a5"}), QByteArrayList{"ok"});
        lockKeyring();
        QCOMPARE(probe({"read", "create=5a", "destroy"}),
                 (QByteArrayList{"key_store_unavailable", "key_store_unavailable", "key_store_unavailable"}));
        stopKeyring();
        startKeyring("correct horse");
        QCOMPARE(probe({"read"}), QByteArrayList{"ok:a5"});
    }

    void aKilledKeyringIsUnavailable() {
        QCOMPARE(probe({"create=a5"}), QByteArrayList{"ok"});
        stopKeyring();
        QCOMPARE(probe({"read", "create=5a", "destroy"}),
                 (QByteArrayList{"key_store_unavailable", "key_store_unavailable", "key_store_unavailable"}));
    }

    void noMessageBusIsUnavailable() {
        m_environment.insert("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_folder->filePath("nowhere"));
        QCOMPARE(probe({"read"}), QByteArrayList{"key_store_unavailable"});
    }
};

QTEST_GUILESS_MAIN(SecretServiceTest)
#include "tst_secret_service.moc"
