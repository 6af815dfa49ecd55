// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// holdfast-drive: the app side without screens. One JSON request a line in, one answer a line out.
#include "drive.h"

#include "core/crypto/system_random.h"
#include "core/practice/repositories.h"
#include "platform/linux/agent_launcher.h"
#include "platform/linux/confinement.h"
#include "platform/linux/key_store.h"
#include "sync/agent/client/agent_client.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

namespace {

using namespace holdfast;

struct Options {
    std::string home;
    std::string agentProgram;
    std::string keyStore = "development-file";
    std::vector<std::string> readable;
    bool withoutAgent = false;
    bool cheapPassphrase = false;
};

int complain(std::string_view words, const Error& error) {
    std::fprintf(stderr, "holdfast-drive: %.*s (%s)\n", static_cast<int>(words.size()), words.data(),
                 error.technical().c_str());
    return 1;
}

int run(const Options& options, platform::KeyStoreKind keyStore) {
    const store::TabletHome home{Path(options.home)};
    std::optional<platform::AgentLauncher> launcher;
    if (!options.withoutAgent) {
        platform::AgentCommand command;
        command.program = options.agentProgram;
        command.arguments = {"--home", options.home, "--key-store", options.keyStore};
        command.errors = platform::AgentErrors::Inherit;
        command.longestWait = std::chrono::milliseconds(1'000);
        auto started = platform::AgentLauncher::start(home, command);
        if (!started) {
            return complain("the agent cannot be started", started.error());
        }
        launcher.emplace(std::move(started).value());
    }
    platform::ConfinementOptions confinement;
    for (const auto& path : options.readable) {
        confinement.allowances.push_back(
            {path, platform::PathAccess::Read, "photographs that a test hands over by name"});
    }
    auto confined = platform::confineApp(home, confinement);
    if (!confined) {
        return complain("this process could not be confined", confined.error());
    }
    if (auto ready = crypto::initialise(); !ready) {
        return complain("libsodium did not start", ready.error());
    }
    if (auto ready = store::prepareSqlite(); !ready) {
        return complain("SQLite did not start", ready.error());
    }
    PosixFileSystem files;
    SystemClock clock;
    crypto::SystemRandom random;
    StandardErrorLogger logger(clock, LogLevel::Warning);
    auto secrets = platform::openDeviceSecretStore(keyStore, home, logger);
    if (!secrets) {
        return complain("the key store is not available", secrets.error());
    }
    auto link = agent::AgentClient::create({home.agentSocket()});
    if (!link) {
        return complain("the agent's socket cannot be used", link.error());
    }
    // Tests that make many tablets may ask for a cheap derivation; the floor follows it.
    const auto floor = options.cheapPassphrase ? crypto::KdfFloor::Test : crypto::KdfFloor::Product;
    std::optional<crypto::KdfParameters> costs;
    if (options.cheapPassphrase) {
        costs = crypto::KdfParameters{1, 8ULL * 1024 * 1024};
    }
    service::Tablet tablet({{files, clock, random, **secrets, home, floor, {practice::practiceComponent()}},
                            costs,
                            **link,
                            logger});
    drive::Drive driver(tablet, files, [&] {
        launcher.reset();
        return tablet.stopAgent();
    });
    std::string line;
    while (!driver.ended() && std::getline(std::cin, line)) {
        std::cout << driver.answer(line) << '\n' << std::flush;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"Drives the app side of Holdfast without screens, by JSON lines."};
    app.add_option("--home", options.home, "the tablet's directory")->required();
    app.add_option("--agent", options.agentProgram, "the agent program (default: beside this one)");
    app.add_option("--key-store", options.keyStore, "secret-service or development-file")
        ->check(CLI::IsMember({"secret-service", "development-file"}));
    app.add_option("--readable", options.readable, "a file or folder that may be read, for photographs");
    app.add_flag("--without-agent", options.withoutAgent, "do not start the agent");
    app.add_flag("--cheap-passphrase", options.cheapPassphrase, "for tests: a fast, weak key derivation");
    CLI11_PARSE(app, argc, argv);
    if (options.agentProgram.empty()) {
        options.agentProgram = std::filesystem::canonical("/proc/self/exe").parent_path() / "holdfast-agent";
    }
    options.home = std::filesystem::absolute(options.home).lexically_normal();
    return run(options, options.keyStore == "secret-service" ? platform::KeyStoreKind::SecretService
                                                             : platform::KeyStoreKind::DevelopmentFile);
}
