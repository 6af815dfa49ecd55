// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/landlock.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/un.h>

#if defined(__SANITIZE_ADDRESS__)
#define HOLDFAST_LEAK_CHECKER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HOLDFAST_LEAK_CHECKER 1
#endif
#endif

using holdfast::platform::LandlockRules;

namespace {

constexpr int notConfined = 201;

struct Ended {
    int code = -1;
    QByteArray output;
};

} // namespace

/// Each case is a process that confines itself and tries one thing; see confined_probe.cpp.
class ConfinementTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    QString inHome(const QString& name) const { return home() + u'/' + name; }

    Ended probe(QStringList words) const {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/confined_probe"), words);
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit) {
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput()};
    }
    int app(const QStringList& action) const {
        return probe(QStringList{QStringLiteral("app"), home()} + action).code;
    }
    int agent(const QStringList& action) const {
        return probe(QStringList{QStringLiteral("agent"), home()} + action).code;
    }
    void put(const QString& name) const {
        QFile file(inHome(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("secret"), 6);
    }

private Q_SLOTS:
    void initTestCase() {
        if (LandlockRules::kernelAbi() < 3) {
            QSKIP("this kernel's Landlock is missing or too old to hold what these tests ask");
        }
    }

    void init() {
        QVERIFY(m_folder.isValid());
        QCOMPARE(app({"nothing"}), 0); // makes the folders
        for (const char* name : {"vault/vault.db", "sealed/a", "transit/transit.db", "run/file",
                                 "orders/journal", "keys-vault/key", "keys-agent/key"}) {
            put(QString::fromLatin1(name));
        }
    }

    void reportsWhatHolds() {
        const Ended ended = probe({"app", home(), "report"});
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.output.endsWith(" 1 1 1 1 1\n"));
        const Ended other = probe({"agent", home(), "report"});
        QCOMPARE(other.code, 0);
        QVERIFY(other.output.contains(LandlockRules::kernelAbi() >= 4 ? " 1 1 1 1 1" : " 1 0 1 1 0"));
    }

    void refusesWhenThreadsAlreadyRun() { QCOMPARE(app({"late"}), notConfined); }

    void appMakesNoInternetSocket_data() {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<int>("expected");
        const auto text = [](qint64 number) { return QString::number(number); };
        QTest::newRow("IPv4") << text(AF_INET) << "0" << EACCES;
        QTest::newRow("IPv6") << text(AF_INET6) << "0" << EACCES;
        QTest::newRow("packet") << text(AF_PACKET) << "0" << EACCES;
        QTest::newRow("Bluetooth") << text(AF_BLUETOOTH) << "0" << EACCES;
        QTest::newRow("vsock") << text(AF_VSOCK) << "0" << EACCES;
        QTest::newRow("IPv4 hidden by the upper half") << text((qint64{1} << 32) + AF_INET) << "0" << EACCES;
        QTest::newRow("beyond the last family") << text(200) << "0" << EACCES;
        QTest::newRow("routes") << text(AF_NETLINK) << text(NETLINK_ROUTE) << EACCES;
        QTest::newRow("device events") << text(AF_NETLINK) << text(NETLINK_KOBJECT_UEVENT) << 0;
        QTest::newRow("local") << text(AF_UNIX) << "0" << 0;
    }
    void appMakesNoInternetSocket() {
        QFETCH(QString, domain);
        QFETCH(QString, protocol);
        QFETCH(int, expected);
        const QString type = QString::number(domain == QString::number(AF_NETLINK) ? SOCK_RAW : SOCK_STREAM);
        QCOMPARE(app({"socket", domain, type, protocol}), expected);
    }

    void agentMakesInternetSocketsAndNoOthers() {
        const QString stream = QString::number(SOCK_STREAM);
        const QString raw = QString::number(SOCK_RAW);
        QCOMPARE(agent({"socket", QString::number(AF_INET), stream, "0"}), 0);
        QCOMPARE(agent({"socket", QString::number(AF_INET6), stream, "0"}), 0);
        QCOMPARE(agent({"socket", QString::number(AF_NETLINK), raw, QString::number(NETLINK_ROUTE)}), 0);
        QCOMPARE(agent({"socket", QString::number(AF_INET), raw, "1"}), EACCES);
        QCOMPARE(agent({"socket", QString::number(AF_PACKET), raw, "0"}), EACCES);
    }

    void agentDoesNotListen() {
        if (LandlockRules::kernelAbi() < 4) {
            QSKIP("this kernel's Landlock knows no network rules");
        }
        QCOMPARE(agent({"listen-tcp"}), EACCES);
    }

    void appWritesItsStoreAndNothingElse() {
        for (const char* name : {"vault", "sealed", "orders", "keys-vault"}) {
            QCOMPARE(app({"make", inHome(QString::fromLatin1(name)) + "/new"}), 0);
        }
        for (const QString& path :
             {inHome("new"), inHome("transit/new"), inHome("run/new"), inHome("keys-agent/new"),
              m_folder.filePath("new"), QStringLiteral("/tmp/holdfast-probe"),
              QStringLiteral("/dev/shm/holdfast-probe"), QStringLiteral("/var/tmp/holdfast-probe"),
              QDir::homePath() + "/holdfast-probe", QStringLiteral("/proc/self/comm")}) {
            QCOMPARE(app({"make", path}), EACCES);
        }
    }

    void appDoesNotReadTheAgentsStore() {
        for (const char* name : {"transit/transit.db", "keys-agent/key", "run/file"}) {
            QCOMPARE(app({"read", inHome(QString::fromLatin1(name))}), EACCES);
            QCOMPARE(app({"truncate", inHome(QString::fromLatin1(name))}), EACCES);
            QCOMPARE(app({"remove", inHome(QString::fromLatin1(name))}), EACCES);
        }
        QCOMPARE(app({"list", inHome("transit")}), EACCES);
        QCOMPARE(app({"list", home()}), EACCES);
    }

    void appMovesNothingOut() {
        const int moved = app({"rename", inHome("vault/vault.db"), inHome("transit/vault.db")});
        QVERIFY2(moved == EACCES || moved == EXDEV, qPrintable(QString::number(moved)));
        const int linked = app({"link", inHome("vault/vault.db"), m_folder.filePath("copy")});
        QVERIFY2(linked == EACCES || linked == EXDEV, qPrintable(QString::number(linked)));
        QCOMPARE(app({"symlink", inHome("vault/link")}), EACCES);
    }

    void appReadsTheSystemAndItself() {
        for (const char* path :
             {"/etc/passwd", "/usr/lib", "/proc/self/status", "/proc/self/maps", "/dev/null"}) {
            QCOMPARE(app({"read", QString::fromLatin1(path)}), 0);
        }
        QCOMPARE(app({"write", "/dev/null"}), 0);
        QCOMPARE(app({"read", "/proc/1/status"}), EACCES);
        QCOMPARE(app({"list", "/tmp"}), EACCES);
        QCOMPARE(app({"list", "/dev"}), 0);
    }

    void appStartsNoProgram() {
        QCOMPARE(app({"run", "/usr/bin/true"}), EACCES);
        QCOMPARE(agent({"run", "/usr/bin/true"}), EACCES);
    }

    void appConnectsToTheAgentButCannotTakeItsPlace() {
        const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string path = inHome("run/agent.socket").toStdString();
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the sockets interface
        QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 4), 0);
        QCOMPARE(app({"connect", inHome("run/agent.socket")}), 0);
        QCOMPARE(app({"remove", inHome("run/agent.socket")}), EACCES);
        QCOMPARE(app({"listen", inHome("run/other.socket")}), EACCES);
        QCOMPARE(app({"listen", inHome("vault/other.socket")}), EACCES);
        QCOMPARE(agent({"remove", inHome("run/agent.socket")}), 0);
        QCOMPARE(agent({"listen", inHome("run/agent.socket")}), 0);
        QVERIFY(QFile::remove(inHome("run/agent.socket")));
        ::close(listener);
    }

    void agentOpensNothingOfTheVault() {
        for (const char* name : {"vault/vault.db", "keys-vault/key"}) {
            QCOMPARE(agent({"read", inHome(QString::fromLatin1(name))}), EACCES);
            QCOMPARE(agent({"write", inHome(QString::fromLatin1(name))}), EACCES);
            QCOMPARE(agent({"truncate", inHome(QString::fromLatin1(name))}), EACCES);
        }
        QCOMPARE(agent({"make", inHome("vault/new")}), EACCES);
        QCOMPARE(agent({"list", inHome("keys-vault")}), EACCES);
        QCOMPARE(agent({"read", "/etc/ssl/openssl.cnf"}), 0);
    }

    void agentCanWipeWhatItCannotOpen() {
        QCOMPARE(agent({"list", inHome("vault")}), 0);
        QCOMPARE(agent({"remove", inHome("vault/vault.db")}), 0);
        QCOMPARE(agent({"remove", inHome("sealed/a")}), 0);
        QVERIFY(!QFile::exists(inHome("vault/vault.db")));
    }

    void agentWritesItsStoreAndReadsSealedFiles() {
        for (const char* name : {"transit", "run", "orders", "keys-agent"}) {
            QCOMPARE(agent({"make", inHome(QString::fromLatin1(name)) + "/new"}), 0);
        }
        QCOMPARE(agent({"read", inHome("sealed/a")}), 0);
        QCOMPARE(agent({"write", inHome("sealed/a")}), EACCES);
        QCOMPARE(agent({"make", inHome("sealed/new")}), EACCES);
        QCOMPARE(agent({"make", inHome("new")}), EACCES);
    }

    void neitherLooksIntoOtherProcesses_data() {
        QTest::addColumn<QString>("role");
        QTest::newRow("app") << "app";
        QTest::newRow("agent") << "agent";
    }
    void neitherLooksIntoOtherProcesses() {
        QFETCH(QString, role);
        const auto tries = [&](const char* action) { return probe({role, home(), action}).code; };
#ifndef HOLDFAST_LEAK_CHECKER // see system_call_filter.cpp
        QCOMPARE(tries("ptrace"), EPERM);
        QCOMPARE(tries("dumpable"), EPERM);
#endif
        QCOMPARE(tries("read-parent"), EPERM);
        QCOMPARE(tries("io-uring"), EPERM);
        QCOMPARE(tries("new-user"), EPERM);
        QCOMPARE(tries("core-dumps-off"), 0);
        QCOMPARE(tries("thread"), 0);
        if (LandlockRules::kernelAbi() >= 6) {
            QCOMPARE(tries("signal-parent"), EPERM);
        }
    }

    void cachesOfLibrariesAreOff() {
        QCOMPARE(app({"environment", "QML_DISABLE_DISK_CACHE", "1"}), 0);
        QCOMPARE(app({"environment", "MESA_SHADER_CACHE_DISABLE", "true"}), 0);
        QCOMPARE(app({"environment", "GSETTINGS_BACKEND", "memory"}), 0);
    }

    void anAllowanceOpensOneMorePlace() {
        const QString place = m_folder.filePath("output");
        QVERIFY(QDir().mkpath(place));
        QCOMPARE(app({"make", place + "/new"}), EACCES);
        QCOMPARE(app({"--allow", place, "make", place + "/new"}), 0);
        QCOMPARE(app({"--allow", m_folder.filePath("missing"), "nothing"}), notConfined);
    }
};

QTEST_GUILESS_MAIN(ConfinementTest)
#include "tst_confinement.moc"
