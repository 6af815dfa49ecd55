// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/system_random.h"
#include "sync/http/curl_http_client.h"
#include "sync/office/commands.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/stat.h>

namespace {

using namespace holdfast;
using namespace holdfast::office;

using Run = std::function<int(const Office&, const Console&)>;

struct Options {
    std::string data;
    bool json = false;
    InitOptions init;
    IssueGatewayOptions gateway;
    IssueIssuerOptions issuer;
    std::string team;
    EnrolOptions enrol;
    AssignOptions assign;
    InboxOptions inbox;
    bool once = false;
    std::string folder;
};

/// Names as they were meant from where the program was started; our file code wants a parent in each.
void makeAbsolute(std::string& path) {
    std::error_code failed;
    const auto whole = std::filesystem::absolute(path, failed);
    if (!path.empty() && !failed) {
        path = whole.lexically_normal().string();
    }
}

CLI::App* command(CLI::App& parent, Options& options, const char* name, const char* words, Run& chosen,
                  Run run) {
    CLI::App* sub = parent.add_subcommand(name, words);
    sub->add_flag("--json", options.json, "one JSON object a line");
    sub->add_option("--data", options.data, "the office's folder (or HOLDFAST_OFFICE_DATA)");
    sub->callback([&chosen, run = std::move(run)] { chosen = run; });
    return sub;
}

void addSetup(CLI::App& app, Options& o, Run& run) {
    auto* init = command(app, o, "init", "make a council: its root, recovery and case system keys", run,
                         [&o](const auto& office, const auto& c) { return runInit(office, c, o.init); });
    init->add_option("--council", o.init.council, "its name")->required();
    init->add_option("--gateway-data", o.init.gatewayData, "the gateway's folder, to tell it the roots");

    auto* issue = app.add_subcommand("issue", "certify a gateway or an issuer (needs root/)");
    issue->require_subcommand(1);
    auto* gateway =
        command(*issue, o, "gateway", "certify the gateway and publish", run,
                [&o](const auto& office, const auto& c) { return runIssueGateway(office, c, o.gateway); });
    gateway->add_option("--gateway-data", o.gateway.gatewayData, "its folder")->required();
    gateway->add_option("--origin", o.gateway.origin, "https://host:port as tablets see it")->required();
    auto* issuer =
        command(*issue, o, "issuer", "certify who may enrol people", run,
                [&o](const auto& office, const auto& c) { return runIssueIssuer(office, c, o.issuer); });
    issuer->add_option("--name", o.issuer.name, "of the person or desk")->required();
    issuer->add_option("--team", o.issuer.teams, "only these teams; without: every team");

    auto* team = app.add_subcommand("team", "the council's teams");
    team->require_subcommand(1);
    auto* add = command(*team, o, "add", "add a team", run,
                        [&o](const auto& office, const auto& c) { return runTeamAdd(office, c, o.team); });
    add->add_option("name", o.team, "its name")->required();
    command(*team, o, "list", "list the teams", run,
            [](const auto& office, const auto& c) { return runTeamList(office, c); });
}

void addWork(CLI::App& app, Options& o, Run& run) {
    auto* enrol = command(app, o, "enrol", "make an enrolment code, or sign the tablets that used one", run,
                          [&o](const auto& office, const auto& c) { return runEnrol(office, c, o.enrol); });
    enrol->add_flag("--approve-pending", o.enrol.approvePending, "sign all that wait, and end");
    enrol->add_option("--person", o.enrol.person, "name");
    enrol->add_option("--role", o.enrol.role, "worker or manager");
    enrol->add_option("--team", o.enrol.team, "name or id; a new name makes the team");
    enrol->add_option("--out", o.enrol.out, "write the code to this new file (0600)");
    enrol->add_option("--valid", o.enrol.validHours, "hours the code is good for")
        ->check(CLI::Range(1, 24 * 30));
    enrol->add_option("--wait", o.enrol.waitSeconds, "wait so many seconds for the tablet and sign it")
        ->check(CLI::Range(0, 24 * 3600));

    auto* assign =
        command(app, o, "assign", "send a visit to a tablet", run,
                [&o](const auto& office, const auto& c) { return runAssign(office, c, o.assign); });
    auto* id = assign->add_option("--enrolment", o.assign.enrolment, "which tablet");
    assign->add_option("--person", o.assign.person, "whose tablets")->excludes(id);
    assign->add_option("--file", o.assign.file, "the visit as JSON")->required();

    auto* inbox = command(app, o, "inbox", "bring finished visits into folders", run,
                          [&o](const auto& office, const auto& c) { return runInbox(office, c, o.inbox); });
    auto* once = inbox->add_flag("--once", o.once, "take what is there, and end");
    inbox->add_flag("--follow", o.inbox.follow, "go on until stopped")->excludes(once);
    inbox->add_option("--out", o.inbox.out, "where cases/ and rejected/ go");

    command(app, o, "devices", "list the tablets and when they were last heard of", run,
            [](const auto& office, const auto& c) { return runDevices(office, c); });
    auto* verify =
        command(app, o, "verify", "check a filed folder again, offline", run,
                [&o](const auto& office, const auto& c) { return runVerify(office, c, o.folder); });
    verify->add_option("folder", o.folder, "cases/<case>/<visit>/rev-N")->required();
}

} // namespace

int main(int argc, char** argv) {
    // Keys are in this process: no core dumps, and nothing it writes is readable by others.
    ::prctl(PR_SET_DUMPABLE, 0);
    ::umask(077);
    if (const auto ready = crypto::initialise(); !ready) {
        return Console(Style::Words).fail("start", ready.error());
    }
    if (const auto ready = http::initialiseCurl(); !ready) {
        return Console(Style::Words).fail("start", ready.error());
    }
    Options options;
    if (const char* data = std::getenv("HOLDFAST_OFFICE_DATA"); data != nullptr) {
        options.data = data;
    }
    Run run;
    CLI::App app{"Holdfast's office: keys, enrolment and the case system's inbox", "holdfast-office"};
    app.require_subcommand(1);
    addSetup(app, options, run);
    addWork(app, options, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const Console console(options.json ? Style::Json : Style::Words);
    if (options.data.empty()) {
        return console.misuse("Say --data DIR, or set HOLDFAST_OFFICE_DATA.");
    }
    for (auto* path : {&options.data, &options.init.gatewayData, &options.gateway.gatewayData,
                       &options.enrol.out, &options.assign.file, &options.inbox.out, &options.folder}) {
        makeAbsolute(*path);
    }
    PosixFileSystem files;
    const SystemClock clock;
    crypto::SystemRandom random;
    const Office office{
        OfficeData(files, options.data), clock, random,
        [](const std::vector<std::string>& pins) -> Result<std::unique_ptr<http::HttpClient>> {
            HOLDFAST_TRY(auto client, http::CurlHttpClient::create({.pins = pins}));
            return std::unique_ptr<http::HttpClient>(std::move(client));
        }};
    return run(office, console);
}
