// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// holdfast-screens: pictures of every screen in every state into a folder.
//   holdfast-screens DIR [--only NAME] [--language FILE.qm]
#include "screen_states.h"

#include <QDir>
#include <QGuiApplication>
#include <QTranslator>

#include <cstdio>

namespace {

using namespace holdfast::test;

struct Look {
    const char* name;
    ScreenSetting setting;
};

const Look looks[] = {
    {"landscape", {.size = {1280, 800}}},
    {"landscape-dark", {.size = {1280, 800}, .dark = true}},
    {"landscape-text200", {.size = {1280, 800}, .textPercent = 200}},
    {"portrait", {.size = {800, 1280}}},
    {"portrait-dark", {.size = {800, 1280}, .dark = true}},
    {"phone", {.size = {360, 800}}},
    {"phone-dark", {.size = {360, 800}, .dark = true}},
    {"phone-text200", {.size = {360, 800}, .textPercent = 200}},
};

/// @return how many pictures could not be made.
int picture(const ScreenState& state, const QDir& folder) {
    ScreenHarness harness(state.start, looks[0].setting);
    if (!harness.ready() || !state.arrange(harness)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(state.name),
                     harness.ready() ? "could not be arranged" : qPrintable(harness.problem()));
        return 1;
    }
    int failed = 0;
    for (const Look& look : looks) {
        harness.set(look.setting);
        const QString file =
            folder.filePath(QStringLiteral("%1-%2.png").arg(state.name, QLatin1String(look.name)));
        failed += harness.grab().save(file) ? 0 : 1;
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
            failed += picture(state, folder);
        }
    }
    return failed == 0 ? 0 : 1;
}
