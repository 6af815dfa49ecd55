// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// holdfast-bench-app: how long a worker waits for the app. See tests/bench/README.md.
#include "core/crypto/secret.h"
#include "core/store/database.h"
#include "tests/bench/app/figures.h"
#include "tests/support/screen_harness.h"

#include <QGuiApplication>

int main(int argc, char** argv) {
    using namespace holdfast;
    const bool child = argc == 2 && std::string_view(argv[1]) == "--resident-child";
    const auto options = child ? bench::Options{} : bench::readOptions(argc, argv);
    if (!options) {
        return 2;
    }
    test::ScreenHarness::prepareEnvironment();
    const QGuiApplication program(argc, argv);
    if (!crypto::initialise() || !store::prepareSqlite()) {
        return 1;
    }
    if (child) {
        return bench::runResidentChild();
    }
    bench::Report report(*options);
    bench::measureStart(report);
    bench::measureUnlock(report);
    bench::measureScreens(report);
    bench::measureMemory(report);
    return report.exitCode();
}
