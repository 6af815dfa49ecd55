// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// holdfast: what a worker holds. Starts the agent, gives up every right it does not need, and only then
// begins.
#include "app/application.h"
#include "app/display_check.h"
#include "app/hardware_keyboard.h"
#include "app/start_up.h"
#include "platform/linux/confinement.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace holdfast;

constexpr int exitFailed = 1;
constexpr int exitNoDisplay = 3;
constexpr std::uint64_t largestCodeFile = 16 * 1024;

struct Options {
    std::string home;
    std::string agentProgram;
    std::string keyStore = "secret-service";
    std::string codeFile;
    std::string photos;
    bool selfTest = false;
};

int complain(const char* words, const Error& error) {
    std::fprintf(stderr, "holdfast: %s (%s)\n", words, error.technical().c_str());
    return exitFailed;
}

std::string variable(const char* name) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): no other thread exists yet
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::string usualHome() {
    const std::string data = variable("XDG_DATA_HOME");
    return (data.starts_with('/') ? data : variable("HOME") + "/.local/share") + "/holdfast";
}

std::string usualPhotos() {
    const std::string named = variable("XDG_PICTURES_DIR");
    return named.starts_with('/') ? named : variable("HOME") + "/Pictures";
}

/// Read before the process is confined: afterwards it cannot open what a person points at.
Result<crypto::SecretBuffer> readCode(const std::string& name) {
    if (name.empty()) {
        return crypto::SecretBuffer{};
    }
    PosixFileSystem files;
    HOLDFAST_TRY(Bytes content, readFile(files, name, largestCodeFile));
    auto code = crypto::SecretBuffer::copyOf(content);
    crypto::wipe(content);
    return code;
}

void setEnvironment(bool selfTest) {
    // NOLINTBEGIN(concurrency-mt-unsafe)
    if (selfTest) {
        ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
        ::setenv("QT_QUICK_BACKEND", "software", 1);
        return;
    }
    ::setenv("QT_IM_MODULE", "qtvirtualkeyboard", 0);
    // The keyboard lies in our window; one of its own would cover what is written.
    ::setenv("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1", 1);
    // NOLINTEND(concurrency-mt-unsafe)
}

int run(int argc, char** argv, Options options) {
    const store::TabletHome home{Path(options.home)};
    const bool developmentKeys = options.keyStore == "development-file";
    auto code = readCode(options.codeFile);
    if (!code) {
        return complain("the enrolment code's file cannot be read", code.error());
    }
    // Nothing may stand before these two: the agent is started while there is a network to inherit, and every
    // thread made later is confined.
    std::optional<platform::AgentLauncher> agent;
    if (!options.selfTest) {
        auto started = ui::startAgent(home, options.agentProgram, options.keyStore);
        if (!started) {
            return complain("the part that sends (holdfast-agent) cannot be started", started.error());
        }
        agent.emplace(std::move(started).value());
    }
    auto confined = platform::confineApp(home, ui::readableFolder(options.photos));
    if (!confined) {
        return complain("this process could not be confined, so it does not open anything", confined.error());
    }
    setEnvironment(options.selfTest);
    if (const std::string problem = ui::displayProblem(); !problem.empty()) {
        std::fprintf(stderr, "holdfast: %s\n", problem.c_str());
        return exitNoDisplay;
    }
    QGuiApplication::setAttribute(Qt::AA_DisableShaderDiskCache);
    QGuiApplication::setApplicationName(QStringLiteral("Holdfast"));
    QGuiApplication program(argc, argv);
    if (options.selfTest) {
        return ui::runSelfTest(program, home);
    }
    if (developmentKeys) {
        std::fprintf(stderr,
                     "holdfast: the key of this tablet lies in a file, for development only. Whoever copies "
                     "the disk has it.\n");
    }
    return ui::runApplication(program, {.home = home,
                                        .keyStore = developmentKeys ? platform::KeyStoreKind::DevelopmentFile
                                                                    : platform::KeyStoreKind::SecretService,
                                        .protection = {.confinement = *confined,
                                                       .developmentKeys = developmentKeys,
                                                       .hardwareKeyboard = ui::hasHardwareKeyboard()},
                                        .enrolmentCode = std::move(code).value(),
                                        .photos = options.photos});
}

/// The self-test runs in a child, on a temporary home that the confined child could not remove.
/// @return the exit code in the parent; nothing in the child, which goes on.
std::optional<int> inScratchHome(Options& options) {
    std::string scratch = "/tmp/holdfast-self-test-XXXXXX";
    if (::mkdtemp(scratch.data()) == nullptr) {
        std::fprintf(stderr, "holdfast: no temporary directory for the self-test\n");
        return exitFailed;
    }
    options.home = scratch;
    const pid_t child = ::fork();
    if (child == 0) {
        return {};
    }
    int status = 0;
    const bool waited = child > 0 && ::waitpid(child, &status, 0) == child;
    std::error_code removed;
    std::filesystem::remove_all(scratch, removed);
    return waited && WIFEXITED(status) ? WEXITSTATUS(status) : exitFailed;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{
        "Holdfast: visit notes and paper disclosures, kept encrypted and sent when there is a connection."};
    app.add_option("--home", options.home, "the tablet's directory (default: ~/.local/share/holdfast)");
    app.add_option("--key-store", options.keyStore, "secret-service or development-file")
        ->check(CLI::IsMember({"secret-service", "development-file"}));
    app.add_option("--agent", options.agentProgram, "the agent program (default: beside this one)");
    app.add_option("--enrolment-code", options.codeFile, "a file that holds the council's enrolment code");
    app.add_option("--photos", options.photos, "a folder of photographs to choose from (default: Pictures)");
    app.add_flag("--self-test", options.selfTest,
                 "load every screen once and say whether any gave a warning");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::error_code status;
    if (options.selfTest && options.home.empty()) {
        if (const auto ended = inScratchHome(options)) {
            return *ended;
        }
    }
    if (options.home.empty()) {
        options.home = usualHome();
    }
    if (options.photos.empty()) {
        options.photos = usualPhotos();
    }
    options.home = std::filesystem::absolute(options.home, status).lexically_normal();
    if (auto ready = crypto::initialise(); !ready) {
        return complain("libsodium did not start", ready.error());
    }
    return run(argc, argv, std::move(options));
}
