// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/commands.h"
#include "sync/office/enrolment_desk.h"
#include "sync/office/key_files.h"

#include <thread>

namespace holdfast::office {
namespace {

using json = protocol::json::Value;

/// The team by name or id; a name that is new makes the team, which is said.
Result<Team> teamFor(const Office& office, const Console& console, const std::string& name) {
    HOLDFAST_TRY(const auto known, office.data.findTeam(name));
    if (known) {
        return *known;
    }
    const Team team{TeamId::create(office.clock, office.random), name};
    HOLDFAST_CHECK(office.data.addTeam(team));
    if (console.style() == Style::Words) {
        console.say("New team: " + name, json::object());
    }
    return team;
}

json approvalJson(const Approval& approval) {
    json approved = json::array();
    for (const auto& entry : approval.approved) {
        approved.push_back({{"enrolment", entry.id.text()},
                            {"person", entry.person.text()},
                            {"certificate", entry.certificate.text()}});
    }
    return {{"approved", std::move(approved)},
            {"forged", approval.forged},
            {"expired", approval.expired},
            {"unknown", approval.unknown}};
}

std::string approvalWords(const Approval& approval) {
    std::string words = "Signed: " + std::to_string(approval.approved.size()) + '.';
    if (approval.forged > 0) {
        words += " Refused, since they were not made with our code: " + std::to_string(approval.forged) + '.';
    }
    if (approval.expired > 0) {
        words += " Too late for their code: " + std::to_string(approval.expired) + '.';
    }
    return words;
}

/// Looks each second until the tablet with this code has been signed or the time is over.
Result<Approval> waitFor(const Office& office, EnrolmentId enrolment, std::chrono::seconds wait) {
    const auto end = office.clock.sinceBoot() + wait;
    for (;;) {
        HOLDFAST_TRY(auto approval, approvePending(office));
        for (const auto& entry : approval.approved) {
            if (entry.id == enrolment) {
                return approval;
            }
        }
        if (office.clock.sinceBoot() >= end) {
            return Error(ErrorCode::Timeout);
        }
        std::this_thread::sleep_for(std::chrono::seconds{1});
    }
}

Result<void> giveCode(const Office& office, const Console& console, const MadeCode& made,
                      const std::string& out) {
    json said{{"enrolment", made.entry.id.text()}, {"person", made.entry.person.text()}};
    if (!out.empty()) {
        HOLDFAST_CHECK(writeSecret(office.data.files(), out, made.text.view()));
        said["code_file"] = out;
        console.say("The code for " + made.entry.name + " is in " + out +
                        ". Whoever has it can enrol in their name: hand it over and remove it.",
                    std::move(said));
        return {};
    }
    if (console.style() == Style::Words) {
        HOLDFAST_CHECK(console.saySecret(made.text));
        HOLDFAST_TRY(const auto end, crypto::SecretBuffer::copyOf(bytesOf("\n")));
        return console.saySecret(end);
    }
    // The code is letters, digits, '-', '_' and ':', so it needs no escapes.
    said["ok"] = true;
    const std::string rest = protocol::json::write(said);
    HOLDFAST_TRY(const auto open, crypto::SecretBuffer::copyOf(bytesOf(R"({"code":")")));
    HOLDFAST_TRY(const auto close, crypto::SecretBuffer::copyOf(bytesOf("\"," + rest.substr(1) + '\n')));
    HOLDFAST_CHECK(console.saySecret(open));
    HOLDFAST_CHECK(console.saySecret(made.text));
    return console.saySecret(close);
}

} // namespace

bool hasGateway(const Office& office, const Console& console) {
    const auto gateway = office.data.gateway();
    if (!gateway && gateway.code() == ErrorCode::NotFound) {
        (void)console.fail("begin (there is no certified gateway here yet: init, then issue gateway)",
                           gateway.error());
    } else if (!gateway) {
        (void)console.fail("read gateway.json", gateway.error());
    }
    return gateway.hasValue();
}

int runInit(const Office& office, const Console& console, const InitOptions& options) {
    const auto council = makeCouncil(office, options.council);
    if (!council) {
        return console.fail("make the council", council.error());
    }
    if (!options.gatewayData.empty()) {
        if (const auto told = tellGateway(office, options.gatewayData); !told) {
            return console.fail("tell the gateway", told.error());
        }
    }
    const auto folder = office.data.folder().string();
    console.say(options.council + " is made in " + folder +
                    ".\nMove root/ to a place offline, with a second copy elsewhere: whoever has it can "
                    "certify anybody.\nGive recovery/ to two people who keep it offline.\ncase/ stays on "
                    "the machine that runs the inbox; issuer/ on the one that enrols.",
                {{"council", council->id.text()}, {"data", folder}});
    return 0;
}

int runIssueGateway(const Office& office, const Console& console, const IssueGatewayOptions& options) {
    const auto gateway = issueGateway(office, options.gatewayData, options.origin);
    if (!gateway) {
        return console.fail("certify the gateway", gateway.error());
    }
    console.say("The gateway at " + gateway->origin + " is certified. Its pin is " + gateway->pins.front(),
                {{"origin", gateway->origin}, {"pin", gateway->pins.front()}});
    return 0;
}

int runIssueIssuer(const Office& office, const Console& console, const IssueIssuerOptions& options) {
    if (!hasGateway(office, console)) {
        return 1;
    }
    std::vector<TeamId> teams;
    for (const auto& name : options.teams) {
        const auto team = teamFor(office, console, name);
        if (!team) {
            return console.fail("find the team", team.error());
        }
        teams.push_back(team->id);
    }
    const auto issuer = issueIssuer(office, options.name, teams);
    if (!issuer) {
        return console.fail("certify the issuer", issuer.error());
    }
    console.say(options.name + " can enrol people now.", {{"certificate", issuer->id.text()}});
    return 0;
}

int runTeamAdd(const Office& office, const Console& console, const std::string& name) {
    const auto known = office.data.findTeam(name);
    if (!known) {
        return console.fail("read the teams", known.error());
    }
    if (*known) {
        return console.misuse("There is a team of that name.");
    }
    const Team team{TeamId::create(office.clock, office.random), name};
    if (const auto added = office.data.addTeam(team); !added) {
        return console.fail("add the team", added.error());
    }
    console.say("Team " + name + " is " + team.id.text(), {{"team", team.id.text()}, {"name", name}});
    return 0;
}

int runTeamList(const Office& office, const Console& console) {
    const auto teams = office.data.teams();
    if (!teams) {
        return console.fail("read the teams", teams.error());
    }
    for (const auto& team : *teams) {
        console.say(team.id.text() + "  " + team.name, {{"team", team.id.text()}, {"name", team.name}});
    }
    return 0;
}

int runEnrol(const Office& office, const Console& console, const EnrolOptions& options) {
    if (!hasGateway(office, console)) {
        return 1;
    }
    if (options.approvePending) {
        const auto approval = approvePending(office);
        if (!approval) {
            return console.fail("sign the pending enrolments", approval.error());
        }
        console.say(approvalWords(*approval), approvalJson(*approval));
        return 0;
    }
    const auto role = protocol::roleFromName(options.role);
    if (options.person.empty() || options.team.empty() || !role) {
        return console.misuse("Say --person NAME, --role worker or manager, and --team TEAM.");
    }
    const auto team = teamFor(office, console, options.team);
    if (!team) {
        return console.fail("find the team", team.error());
    }
    const auto made =
        makeCode(office, {options.person, *role, *team, std::chrono::hours{options.validHours}});
    if (!made) {
        return console.fail("make the enrolment code", made.error());
    }
    if (const auto given = giveCode(office, console, *made, options.out); !given) {
        return console.fail("hand over the enrolment code", given.error());
    }
    if (options.waitSeconds > 0) {
        const auto approval = waitFor(office, made->entry.id, std::chrono::seconds{options.waitSeconds});
        if (!approval) {
            return console.fail("see the tablet enrolled", approval.error());
        }
        console.say(approvalWords(*approval), approvalJson(*approval));
    }
    return 0;
}

} // namespace holdfast::office
