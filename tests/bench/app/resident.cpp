// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/visit_model.h"
#include "tests/bench/app/bench_window.h"
#include "tests/bench/app/figures.h"
#include "tests/bench/app/full_tablet.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace holdfast::bench {
namespace {

constexpr double megabyte = 1'000'000;

/// What this process has in memory now, with what it shares with others.
Result<std::int64_t> residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0;
    std::int64_t resident = 0;
    if (!(file >> all >> resident)) {
        return Error(ErrorCode::DiskRead);
    }
    return resident * ::sysconf(_SC_PAGESIZE);
}

/// Unlocks at the screen with the product's derivation, which takes and gives back 256 MiB, and opens the
/// visit.
Result<std::int64_t> unlockAndOpen() {
    test::TestTablet tablet(crypto::KdfParameters{});
    HOLDFAST_TRY(const VisitId visit, fillTablet(tablet, 500, 200));
    tablet.tablet().lock();
    BenchWindow window(tablet);
    HOLDFAST_CHECK(window.open());
    HOLDFAST_CHECK(window.untilShown([&] { return window.app().stage() == ui::stage::Locked; }));
    for (const char letter : test::TestTablet::passphrase) {
        QTest::keyClick(&window.window(), letter);
    }
    QTest::keyClick(&window.window(), Qt::Key_Return);
    HOLDFAST_CHECK(window.until([&] { return window.app().stage() == ui::stage::Open; }));
    window.app().navigator()->open(ui::screen::Visit, ui::textOf(visit));
    HOLDFAST_CHECK(window.untilShown([&] {
        auto* model = window.model<ui::VisitModel>();
        return model != nullptr && model->loaded() && window.list() != nullptr &&
               BenchWindow::showsRow(window.list(), model->entries()->count() - 1);
    }));
    return residentBytes();
}

Result<double> askFreshProcess() {
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--resident-child")});
    constexpr int patience = 120'000;
    if (!child.waitForFinished(patience) || child.exitCode() != 0) {
        return Error(ErrorCode::Internal);
    }
    bool read = false;
    const double bytes = child.readAllStandardOutput().trimmed().toDouble(&read);
    return read ? Result<double>(bytes / megabyte) : Result<double>(Error(ErrorCode::Malformed));
}

} // namespace

int runResidentChild() {
    const auto bytes = unlockAndOpen();
    if (!bytes) {
        std::fprintf(stderr, "%s\n", bytes.error().technical().c_str());
        return 1;
    }
    std::printf("%lld\n", static_cast<long long>(*bytes));
    return 0;
}

void measureMemory(Report& report) {
    report.measure({.name = "app.resident_memory", .unit = "MB", .runs = 3, .warmUps = 0, .bar = 200},
                   {{"ours", askFreshProcess}});
}

} // namespace holdfast::bench
