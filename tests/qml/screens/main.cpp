// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// holdfast-screens: pictures of every screen in every state into a folder.
//   holdfast-screens DIR [--only NAME] [--language FILE.qm]
#include "screen_states.h"

#include <QDir>
#include <QGuiApplication>
#include <QTranslator>

#include <array>
#include <cstdio>

namespace {

using namespace holdfast::test;

struct Layout {
    const char* name;
    QSize size;
};

const std::array layouts{Layout{"landscape", {1280, 800}}, Layout{"portrait", {800, 1280}},
                         Layout{"phone", {360, 800}}};

/// Led there anew in each layout, since what opens beside the list in one is a sheet in another; then in
/// light and dark, with text as it is and twice as large. @return how many pictures could not be made.
int pictures(const ScreenState& state, const Layout& layout, const QDir& folder) {
    ScreenHarness harness(state.start, {.size = layout.size});
    if (!harness.ready() || !state.arrange(harness)) {
        std::fprintf(stderr, "%s, %s: %s\n", qPrintable(state.name), layout.name,
                     harness.ready() ? "could not be arranged" : qPrintable(harness.problem()));
        return 1;
    }
    int failed = 0;
    for (const int textPercent : {100, 200}) {
        for (const bool dark : {false, true}) {
            harness.set({.size = layout.size, .dark = dark, .textPercent = textPercent});
            const QString file =
                QStringLiteral("%1-%2-%3-%4.png")
                    .arg(state.name, QLatin1String(layout.name), QLatin1String(dark ? "dark" : "light"))
                    .arg(textPercent);
            failed += harness.grab().save(folder.filePath(file)) ? 0 : 1;
        }
    }
    for (const QString& warning : harness.warnings()) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(state.name), qPrintable(warning));
    }
    return failed + static_cast<int>(harness.warnings().size());
}

} // namespace

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    const QGuiApplication program(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QTranslator language;
    const qsizetype words = arguments.indexOf(QStringLiteral("--language"));
    if (words > 0 && words + 1 < arguments.size()) {
        if (!language.load(arguments.at(words + 1)) || !QCoreApplication::installTranslator(&language)) {
            std::fprintf(stderr, "holdfast-screens: that language file cannot be read\n");
            return 2;
        }
    }
    const qsizetype only = arguments.indexOf(QStringLiteral("--only"));
    if (arguments.size() < 2 || (only > 0 && only + 1 >= arguments.size())) {
        std::fprintf(stderr, "usage: holdfast-screens DIR [--only NAME] [--language FILE.qm]\n");
        return 2;
    }
    const QDir folder(arguments.at(1));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "holdfast-screens: %s cannot be made\n", qPrintable(folder.path()));
        return 1;
    }
    if (!holdfast::crypto::initialise()) {
        return 1;
    }
    int failed = 0;
    for (const ScreenState& state : allScreenStates()) {
        if (only < 0 || state.name == arguments.at(only + 1)) {
            for (const Layout& layout : layouts) {
                failed += pictures(state, layout, folder);
            }
        }
    }
    return failed == 0 ? 0 : 1;
}
