// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/system_random.h"
#include "platform/linux/agent_lock.h"
#include "platform/linux/confinement.h"
#include "platform/linux/key_store.h"
#include "sync/agent/agent.h"
#include "sync/agent/orders_hook.h"
#include "sync/agent/socket_server.h"
#include "sync/http/curl_http_client.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <map>
#include <sys/signalfd.h>

namespace {

using namespace holdfast;

struct Options {
    std::string home;
    platform::KeyStoreKind keyStore = platform::KeyStoreKind::SecretService;
    LogLevel logLevel = LogLevel::Information;
};

enum ExitCode : int { exitDone = 0, exitFailed = 1, exitUsage = 2 };

int fail(std::string_view words, const Error& error) {
    std::cerr << "holdfast-agent: " << words << " (" << error.technical() << ")\n";
    return exitFailed;
}

/// The signals that end us, as something to poll. Blocked before any thread starts, so in every thread.
Result<agent::Descriptor> endingSignals() {
    sigset_t signals{};
    ::sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        ::sigaddset(&signals, signal);
    }
    if (::pthread_sigmask(SIG_BLOCK, &signals, nullptr) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    agent::Descriptor descriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (descriptor.get() < 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    return descriptor;
}

Result<std::unique_ptr<http::HttpClient>> connectWithPins(const std::vector<std::string>& pins) {
    http::CurlOptions options;
    options.pins = pins;
    HOLDFAST_TRY(auto client, http::CurlHttpClient::create(options));
    return std::unique_ptr<http::HttpClient>(std::move(client));
}

int run(const Options& options) {
    const store::TabletHome home{Path(options.home)};
    // Before anything else: what follows runs with no more than it needs.
    const auto confinement = platform::confineAgent(home);
    if (!confinement) {
        return fail("could not be confined", confinement.error());
    }
    SystemClock clock;
    StandardErrorLogger logger(clock, options.logLevel);
    logger.information("confined", {{"landlock", confinement->landlockAbi},
                                    {"files", static_cast<int>(confinement->files)},
                                    {"network", static_cast<int>(confinement->network)},
                                    {"system_calls", static_cast<int>(confinement->systemCalls)}});
    const auto lock = platform::AgentLock::take(home);
    if (!lock && lock.code() == ErrorCode::AlreadyExists) {
        std::cerr << "holdfast-agent: already running for this home\n";
        return exitDone;
    }
    if (!lock) {
        return fail("could not lock its home", lock.error());
    }
    PosixFileSystem files;
    agent::RefuseToStart hook;
    if (const auto resumed = agent::resumeOrders(files, home, hook); !resumed) {
        return fail("an unfinished wipe is on this tablet", resumed.error());
    }
    const auto signals = endingSignals();
    if (!signals) {
        return fail("could not listen for signals", signals.error());
    }
    if (const auto ready = crypto::initialise(); !ready) {
        return fail("cryptography is not available", ready.error());
    }
    if (const auto ready = http::initialiseCurl(); !ready) {
        return fail("the network library is not available", ready.error());
    }
    const auto secrets = platform::openDeviceSecretStore(options.keyStore, home, logger);
    if (!secrets) {
        return fail("the key store is not available", secrets.error());
    }
    const std::array components{agent::agentComponent()};
    const auto transit = store::openTransit(files, **secrets, home, components);
    if (!transit) {
        return fail("the queue could not be opened", transit.error());
    }
    const auto server = agent::SocketServer::create(home.agentSocket(), logger);
    if (!server) {
        return fail("could not open its socket", server.error());
    }
    crypto::SystemRandom random;
    const auto running = agent::Agent::create({.transit = **transit,
                                               .home = home,
                                               .files = files,
                                               .clock = clock,
                                               .random = random,
                                               .logger = logger,
                                               .connect = connectWithPins,
                                               .retry = {},
                                               .stopAsked = [&] { (*server)->end(); }});
    if (!running) {
        return fail("could not go on from what is stored", running.error());
    }
    (*running)->setEventHandler([&](const agent::AgentEvent& event) { (*server)->push(event); });
    logger.information("running");
    (*server)->run(**running, *signals);
    (*running)->setEventHandler({});
    logger.information("ending");
    return exitDone;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App program("Sends what is sealed, brings down what is for this tablet.", "holdfast-agent");
    program.add_option("--home", options.home, "the tablet's folder")->required();
    const std::map<std::string, platform::KeyStoreKind> keyStores{
        {"secret-service", platform::KeyStoreKind::SecretService},
        {"development-file", platform::KeyStoreKind::DevelopmentFile}};
    program.add_option("--key-store", options.keyStore, "where the device secret lies")
        ->transform(CLI::CheckedTransformer(keyStores));
    const std::map<std::string, LogLevel> levels{{"debug", LogLevel::Debug},
                                                 {"information", LogLevel::Information},
                                                 {"warning", LogLevel::Warning},
                                                 {"failure", LogLevel::Failure}};
    program.add_option("--log-level", options.logLevel, "the least that is written to standard error")
        ->transform(CLI::CheckedTransformer(levels));
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? exitDone : exitUsage;
    }
    return run(options);
}
