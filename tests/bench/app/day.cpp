// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/today_model.h"
#include "core/crypto/passphrase.h"
#include "tests/bench/app/bench_window.h"
#include "tests/bench/app/figures.h"

#include <QTest>

namespace holdfast::bench {
namespace {

bool todayIsThere(BenchWindow& window) {
    const auto* today = window.model<ui::TodayModel>();
    QQuickItem* list = window.list();
    return today != nullptr && today->loaded() && list != nullptr && BenchWindow::showsRow(list, 0);
}

/// From Enter in the passphrase's field to Today on the screen.
Result<double> unlock(BenchWindow& window) {
    window.app().lock();
    HOLDFAST_CHECK(window.until([&] { return window.model<ui::TodayModel>() == nullptr; }));
    HOLDFAST_CHECK(window.untilShown([&] { return window.app().stage() == ui::stage::Locked; }));
    for (const char letter : test::TestTablet::passphrase) {
        QTest::keyClick(&window.window(), letter);
    }
    const Stopwatch watch;
    QTest::keyClick(&window.window(), Qt::Key_Return);
    HOLDFAST_CHECK(window.untilShown([&] { return todayIsThere(window); }));
    return watch.milliseconds();
}

Result<double> derive() {
    const auto passphrase = test::TestTablet::secret(test::TestTablet::passphrase);
    const Bytes salt(16, 7);
    const Stopwatch watch;
    HOLDFAST_TRY(const auto key, crypto::derivePassphraseKey(passphrase, salt, crypto::KdfParameters{}));
    return watch.milliseconds();
}

} // namespace

void measureUnlock(Report& report) {
    const Figure figure{.name = "app.unlock", .unit = "ms", .runs = 7, .bar = 200, .barOver = "derivation"};
    if (!report.options().wants(figure.name)) {
        return;
    }
    test::TestTablet tablet(crypto::KdfParameters{});
    BenchWindow window(tablet);
    const bool made = tablet.makeReady() && window.open().hasValue();
    const auto measured = [&]() -> Result<double> {
        return made ? unlock(window) : Result<double>(Error(ErrorCode::InvalidState));
    };
    report.measure(figure, {{"ours", measured}, {"derivation", derive}});
}

} // namespace holdfast::bench
