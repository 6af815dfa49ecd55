// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/system_random.h"
#include "core/store/vault.h"
#include "platform/linux/file_secret_store.h"
#include "sync/agent/client/agent_client.h"
#include "tests/bench/app/figures.h"
#include "tests/bench/app/start_display.h"
#include "tests/support/test_tablet.h"

#include <QDeadlineTimer>
#include <QThread>

#include <cstring>
#include <functional>
#include <set>

namespace holdfast::bench {
namespace {

constexpr int patience = 30'000;
constexpr std::size_t fewestColours = 16;
constexpr qsizetype pixelBytes = 4;

/// The home of a tablet that was set up and is locked. The passphrase's costs do not matter: nobody unlocks.
Result<void> makeHome(const store::TabletHome& home) {
    PosixFileSystem files;
    SystemClock clock;
    crypto::SystemRandom random;
    SilentLogger logger;
    for (const auto& folder : {home.vault(), home.sealed(), home.orders(), home.run(), home.vaultKeys()}) {
        HOLDFAST_CHECK(files.createDirectories(folder));
    }
    const auto secrets = platform::FileSecretStore::create(home, logger);
    HOLDFAST_TRY(const auto vault,
                 store::Vault::create({files, clock, random, *secrets, home, crypto::KdfFloor::Test, {}},
                                      test::TestTablet::secret(test::TestTablet::passphrase),
                                      test::TestTablet::cheap));
    return {};
}

class ColdStart {
public:
    [[nodiscard]] Result<void> make() {
        HOLDFAST_CHECK(makeHome(m_home));
        HOLDFAST_CHECK(m_display.start());
        return learn();
    }

    /// One start, with no agent running before. The program's files are in the page cache.
    [[nodiscard]] Result<double> run() {
        QProcess program;
        const Stopwatch watch;
        start(program);
        const auto shown = watchFor(program, [this] { return showsUnlock(); });
        const double time = watch.milliseconds();
        HOLDFAST_CHECK(end(program));
        HOLDFAST_CHECK(shown);
        return time;
    }

private:
    /// Looks at the screen again and again: it tells nobody that it changed.
    [[nodiscard]] static Result<void> watchFor(QProcess& program, const std::function<bool()>& so) {
        const QDeadlineTimer deadline(patience);
        while (!so()) {
            if (deadline.hasExpired() || program.waitForFinished(0)) {
                return Error(ErrorCode::Timeout);
            }
            QThread::msleep(1);
        }
        return {};
    }

    void start(QProcess& program) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        environment.insert(QStringLiteral("DISPLAY"), m_display.name());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(HOLDFAST_PROGRAM),
                      {QStringLiteral("--home"), QString::fromStdString(m_home.root().string()),
                       QStringLiteral("--key-store"), QStringLiteral("development-file")});
        program.waitForStarted(patience);
    }

    /// Ends the program and its agent, and waits for the screen to be empty again.
    [[nodiscard]] Result<void> end(QProcess& program) {
        program.terminate();
        const bool ended = program.waitForFinished(patience);
        if (!ended) {
            program.kill();
            program.waitForFinished(patience);
        }
        HOLDFAST_TRY(const auto link, agent::AgentClient::create({m_home.agentSocket()}));
        HOLDFAST_CHECK(link->stop());
        const QDeadlineTimer deadline(patience);
        while (showsUnlock()) {
            if (deadline.hasExpired()) {
                return Error(ErrorCode::Timeout);
            }
            QThread::msleep(1);
        }
        return ended ? Result<void>{} : Error(ErrorCode::Timeout);
    }

    /// The first start teaches what the unlock screen looks like here: what stands still for a second and is
    /// no empty window.
    [[nodiscard]] Result<void> learn() {
        QProcess program;
        start(program);
        QDeadlineTimer still(1000);
        const auto learnt = watchFor(program, [&] {
            if (!showsUnlock()) {
                m_unlock = m_display.pixels().toByteArray();
                still.setRemainingTime(1000);
            }
            return still.hasExpired() && colours() >= fewestColours;
        });
        HOLDFAST_CHECK(end(program));
        return learnt;
    }

    /// All but one pixel in a thousand: a caret may blink.
    [[nodiscard]] bool showsUnlock() const {
        const auto now = m_display.pixels();
        if (now.size() != m_unlock.size()) {
            return false;
        }
        qsizetype different = 0;
        for (qsizetype at = 0; at + pixelBytes <= now.size(); at += pixelBytes) {
            different += std::memcmp(now.data() + at, m_unlock.constData() + at, pixelBytes) != 0 ? 1 : 0;
        }
        return different < now.size() / pixelBytes / 1000;
    }

    [[nodiscard]] std::size_t colours() const {
        std::set<quint32> seen;
        for (qsizetype at = 0; at + pixelBytes <= m_unlock.size() && seen.size() < fewestColours;
             at += pixelBytes) {
            quint32 pixel = 0;
            std::memcpy(&pixel, m_unlock.constData() + at, pixelBytes);
            seen.insert(pixel);
        }
        return seen.size();
    }

    QTemporaryDir m_folder;
    store::TabletHome m_home{Path(m_folder.path().toStdString())};
    StartDisplay m_display;
    QByteArray m_unlock;
};

} // namespace

void measureStart(Report& report) {
    const Figure figure{.name = "app.cold_start", .unit = "ms", .runs = 7, .warmUps = 0, .bar = 1000};
    if (!report.options().wants(figure.name)) {
        return;
    }
    ColdStart start;
    const auto made = start.make();
    report.measure(figure, {{"ours", [&]() -> Result<double> {
                                 HOLDFAST_CHECK(made);
                                 return start.run();
                             }}});
}

} // namespace holdfast::bench
