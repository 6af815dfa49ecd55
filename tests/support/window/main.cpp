// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// holdfast-window: the app itself, on no display, pressed and read by JSON lines. One request a line in, one
// answer a line out. Started, confined and put together as holdfast is.
#include "requests.h"

#include "app/application.h"
#include "app/start_up.h"
#include "app/user_interface.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QStyleHints>

#include <cstdio>

namespace {

using namespace holdfast;

struct Options {
    std::string home;
    std::string agentProgram;
    std::string keyStore = "development-file";
    std::string photos;
    bool cheapPassphrase = false;
};

int complain(const char* words, const Error& error) {
    std::fprintf(stderr, "holdfast-window: %s (%s)\n", words, error.technical().c_str());
    return 1;
}

int run(int argc, char** argv, Options options) {
    const store::TabletHome home{Path(options.home)};
    auto agent = ui::startAgent(home, options.agentProgram, options.keyStore, platform::AgentErrors::Inherit);
    if (!agent) {
        return complain("the agent cannot be started", agent.error());
    }
    auto confined = platform::confineApp(home, ui::readableFolder(options.photos));
    if (!confined) {
        return complain("this process could not be confined", confined.error());
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qunsetenv("QT_IM_MODULE"); // keys are typed; a keyboard on the glass would only take room
    QGuiApplication::setAttribute(Qt::AA_DisableShaderDiskCache);
    QGuiApplication::setApplicationName(QStringLiteral("Holdfast"));
    QGuiApplication program(argc, argv);
    QGuiApplication::styleHints()->setCursorFlashTime(0); // so that two pictures of one state are the same
    const bool developmentKeys = options.keyStore == "development-file";
    std::unique_ptr<window::Requests> requests;
    return ui::runApplication(
        program, {.home = home,
                  .keyStore = developmentKeys ? platform::KeyStoreKind::DevelopmentFile
                                              : platform::KeyStoreKind::SecretService,
                  .protection = {.confinement = *confined,
                                 .developmentKeys = developmentKeys,
                                 .hardwareKeyboard = true},
                  .photos = options.photos,
                  .passphraseCosts = options.cheapPassphrase
                                         ? std::optional(crypto::KdfParameters{1, 8ULL * 1024 * 1024})
                                         : std::nullopt,
                  .floor = options.cheapPassphrase ? crypto::KdfFloor::Test : crypto::KdfFloor::Product,
                  .opened = [&](ui::UserInterface& interface) {
                      requests = std::make_unique<window::Requests>(*interface.window());
                  }});
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"The app on no display, pressed and read by JSON lines."};
    app.add_option("--home", options.home, "the tablet's directory")->required();
    app.add_option("--agent", options.agentProgram, "the agent program (default: beside this one)");
    app.add_option("--key-store", options.keyStore, "secret-service or development-file")
        ->check(CLI::IsMember({"secret-service", "development-file"}));
    app.add_option("--photos", options.photos, "a folder of photographs to choose from");
    app.add_flag("--cheap-passphrase", options.cheapPassphrase, "for tests: a fast, weak key derivation");
    CLI11_PARSE(app, argc, argv);
    options.home = std::filesystem::absolute(options.home).lexically_normal();
    if (auto ready = crypto::initialise(); !ready) {
        return complain("libsodium did not start", ready.error());
    }
    return run(argc, argv, std::move(options));
}
