// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/secret.h"
#include "sync/gateway/data_folder.h"
#include "sync/gateway/housekeeper.h"
#include "sync/gateway/server.h"
#include "sync/gateway/sqlite_storage.h"
#include "sync/protocol/json.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>

/// The composition root of holdfast-gateway: everything is made here, in the order in which it is needed.
namespace holdfast::gateway {
namespace {

enum ExitCode { Done = 0, Failed = 1, BadInput = 2 };

struct Options {
    std::string data;
    std::string listen;
    std::string origin;
    std::string certificate;
    std::string key;
    std::string database;
};

int say(ExitCode code, const char* words) {
    std::fprintf(stderr, "holdfast-gateway: %s\n", words);
    return code;
}

int say(ExitCode code, const char* words, const Error& error) {
    std::fprintf(stderr, "holdfast-gateway: %s: %s\n", words, error.technical().c_str());
    return code;
}

/// HOST:PORT or [HOST]:PORT.
bool splitAddress(std::string_view text, Server::Settings& settings) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return false;
    }
    std::string_view host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    unsigned long port = 0;
    for (const char c : text.substr(colon + 1)) {
        if (c < '0' || c > '9' || (port = port * 10 + static_cast<unsigned long>(c - '0')) > 65535) {
            return false;
        }
    }
    settings.host = host;
    settings.port = static_cast<std::uint16_t>(port);
    return colon + 1 < text.size();
}

/// "auto" and port 0 stand for the port that was bound.
std::string originFor(const Options& options, const std::string& host, std::uint16_t port) {
    constexpr std::string_view anyPort = ":0";
    const bool literal = host.find(':') != std::string::npos;
    if (options.origin == "auto") {
        return "https://" + (literal ? '[' + host + ']' : host) + ':' + std::to_string(port);
    }
    if (std::string_view(options.origin).ends_with(anyPort)) {
        return options.origin.substr(0, options.origin.size() - 1) + std::to_string(port);
    }
    return options.origin;
}

/// https://host[:port], nothing behind it.
bool isOrigin(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    return text == "auto" || (text.starts_with(scheme) && text.size() > scheme.size() &&
                              text.find_first_of("/?#@ ", scheme.size()) == std::string_view::npos);
}

int refuseDatabase(std::string_view url) {
    const auto scheme = url.find("://");
    const auto start = scheme == std::string_view::npos ? 0 : scheme + 3;
    const auto authority = url.substr(start, url.find('/', start) - start);
    const auto user =
        authority.substr(0, authority.rfind('@') == std::string_view::npos ? 0 : authority.rfind('@'));
    if (user.find(':') != std::string_view::npos || url.find("password=") != std::string_view::npos) {
        return say(BadInput, "a password does not belong on a command line; use PGPASSFILE");
    }
    return say(BadInput,
               "--database: PostgreSQL is not built in yet; leave it out to use the built-in store");
}

void announceReady(const std::string& listening, const std::string& origin, const std::string& pin) {
    const std::string line =
        protocol::json::write({{"listening", listening}, {"origin", origin}, {"pin", pin}}) + '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

int serve(const Options& options, Server::Settings settings) {
    PosixFileSystem files;
    const SystemClock clock;
    StandardErrorLogger logger(clock, LogLevel::Information);

    auto folder = DataFolder::open(files, options.data);
    if (!folder) {
        return folder.code() == ErrorCode::StoreBusy
                   ? say(Failed, "another gateway is using this data folder")
                   : say(Failed, "the data folder cannot be used", folder.error());
    }
    const auto signing = folder->signingKey(files);
    if (!signing) {
        return say(Failed, "signing.key cannot be read or made", signing.error());
    }
    if (options.certificate.empty()) {
        const auto own = ownTlsFiles(files, folder->directory(), settings.host);
        if (!own) {
            return say(Failed, "the TLS certificate cannot be made", own.error());
        }
        settings.tls = *own;
    }
    const auto pin = publicKeyPin(files, settings.tls.certificate);
    if (!pin) {
        return say(BadInput, "the certificate cannot be read", pin.error());
    }
    auto storage = SqliteStorage::open(folder->database());
    if (!storage) {
        return say(Failed, "gateway.db cannot be opened", storage.error());
    }
    PartStore parts(files, folder->parts());
    auto ready = parts.prepare();
    if (ready) {
        ready = parts.recover(*storage.value(), clock, logger);
    }
    if (!ready) {
        return say(Failed, "the parts folder cannot be used", ready.error());
    }
    auto server = Server::listen(settings);
    if (!server) {
        return say(BadInput, "cannot listen there, or the certificate and key do not fit", server.error());
    }
    const auto port = server.value()->port();
    const std::string origin = originFor(options, settings.host, port);
    if (const auto announced = folder->announce(files, signing->publicKey(), *pin, origin); !announced) {
        return say(Failed, "gateway.json cannot be written", announced.error());
    }

    TrustKeeper trust(files, folder->council(), *storage.value(), clock, logger);
    Contacts contacts;
    Uploads uploads;
    Doorbell doorbell;
    Workers workers(4);
    const Context context{.storage = *storage.value(),
                          .parts = parts,
                          .trust = trust,
                          .doorbell = doorbell,
                          .contacts = contacts,
                          .uploads = uploads,
                          .workers = workers,
                          .clock = clock,
                          .logger = logger,
                          .signing = *signing,
                          .origin = origin,
                          .limits = {}};
    const Housekeeper housekeeper(context);
    const Gateway gateway(context);
    // Destroyed before everything that its connections may still refer to.
    const auto serving = std::move(server).value();
    announceReady(settings.host + ':' + std::to_string(port), origin, *pin);
    logger.information("serving", {{"port", port}});
    serving->run(gateway);
    logger.information("stopped");
    return Done;
}

int run(int argc, char** argv) {
    Options options;
    CLI::App app("The server that Holdfast tablets talk to. It stores sealed envelopes that it cannot read.");
    app.add_option("--data", options.data, "Folder for the store, the keys and the parts")->required();
    app.add_option("--listen", options.listen, "HOST:PORT; port 0 takes a free one")->required();
    app.add_option("--origin", options.origin, "Public URL, https://host[:port], or auto")->required();
    auto* certificate = app.add_option("--cert", options.certificate, "TLS certificate chain, PEM");
    auto* key = app.add_option("--key", options.key, "Its private key, PEM");
    certificate->needs(key);
    key->needs(certificate);
    app.add_option("--database", options.database, "postgresql://user@host/name, without a password");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Done : BadInput;
    }
    if (!options.database.empty()) {
        return refuseDatabase(options.database);
    }
    Server::Settings settings;
    settings.tls = {.certificate = options.certificate, .key = options.key};
    settings.threads = std::max(1U, std::thread::hardware_concurrency());
    if (!splitAddress(options.listen, settings)) {
        return say(BadInput, "--listen wants HOST:PORT");
    }
    if (!isOrigin(options.origin)) {
        return say(BadInput, "--origin wants https://host[:port] without a path");
    }
    if (const auto ready = crypto::initialise(); !ready) {
        return say(Failed, "libsodium cannot be used", ready.error());
    }
    std::signal(SIGPIPE, SIG_IGN);
    return serve(options, std::move(settings));
}

} // namespace
} // namespace holdfast::gateway

int main(int argc, char** argv) {
    return holdfast::gateway::run(argc, argv);
}
