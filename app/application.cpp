// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/desktop_theme.h"
#include "app/user_interface.h"
#include "core/crypto/system_random.h"
#include "core/practice/repositories.h"
#include "qml/controls/fonts.h"
#include "sync/agent/client/agent_client.h"

#include <QGuiApplication>

#include <cstdio>

namespace holdfast::ui {
namespace {

int complain(const char* words, const Error& error) {
    std::fprintf(stderr, "holdfast: %s (%s)\n", words, error.technical().c_str());
    return 1;
}

void sayMissingFonts() {
    const QStringList missing = missingFontFamilies();
    if (!missing.isEmpty()) {
        std::fprintf(stderr, "holdfast: fonts are missing: %s. Words stay readable, in another face.\n",
                     qPrintable(missing.join(QStringLiteral(", "))));
    }
}

} // namespace

int runApplication(QGuiApplication& program, ApplicationOptions options) {
    PosixFileSystem files;
    SystemClock clock;
    crypto::SystemRandom random;
    StandardErrorLogger logger(clock, LogLevel::Warning);
    if (auto ready = store::prepareSqlite(); !ready) {
        return complain("SQLite did not start", ready.error());
    }
    auto secrets = platform::openDeviceSecretStore(options.keyStore, options.home, logger);
    if (!secrets) {
        return complain("the key store is not available", secrets.error());
    }
    auto link = agent::AgentClient::create({options.home.agentSocket()});
    if (!link) {
        return complain("the agent's socket cannot be used", link.error());
    }
    service::Tablet tablet(
        {{files, clock, random, **secrets, options.home, options.floor, {practice::practiceComponent()}},
         options.passphraseCosts,
         **link,
         logger});
    UserInterface interface(tablet, clock, options.protection);
    interface.desk().holdEnrolmentCode(std::move(options.enrolmentCode));
    if (!options.photos.empty()) {
        interface.photos().setFolders({QString::fromStdString(options.photos)});
    }
    const DesktopTheme theme(*interface.app().settings());
    sayMissingFonts();
    if (!interface.load()) {
        std::fprintf(stderr, "holdfast: the screens did not load\n");
        return 1;
    }
    if (options.opened) {
        options.opened(interface);
    }
    return program.exec();
}

} // namespace holdfast::ui
