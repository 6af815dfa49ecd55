// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/console.h"
#include "sync/office/setup.h"

#include <optional>

/// The commands of holdfast-office. Each returns the program's exit code: 0 done, 1 failed, 2 asked wrongly.
namespace holdfast::office {

/// Whether a gateway has been certified; says what to do first when not.
[[nodiscard]] bool hasGateway(const Office& office, const Console& console);

struct InitOptions {
    std::string council;
    std::string gatewayData; ///< may be empty
};
[[nodiscard]] int runInit(const Office& office, const Console& console, const InitOptions& options);

struct IssueGatewayOptions {
    std::string gatewayData;
    std::string origin;
};
[[nodiscard]] int runIssueGateway(const Office& office, const Console& console,
                                  const IssueGatewayOptions& options);

struct IssueIssuerOptions {
    std::string name;
    std::vector<std::string> teams;
};
[[nodiscard]] int runIssueIssuer(const Office& office, const Console& console,
                                 const IssueIssuerOptions& options);

[[nodiscard]] int runTeamAdd(const Office& office, const Console& console, const std::string& name);
[[nodiscard]] int runTeamList(const Office& office, const Console& console);

struct EnrolOptions {
    bool approvePending = false;
    std::string person;
    std::string role;
    std::string team;
    std::string out; ///< a new file for the code; empty: standard output
    int validHours = 72;
    int waitSeconds = 0;
};
[[nodiscard]] int runEnrol(const Office& office, const Console& console, const EnrolOptions& options);

struct AssignOptions {
    std::string enrolment;
    std::string person;
    std::string file;
};
[[nodiscard]] int runAssign(const Office& office, const Console& console, const AssignOptions& options);

struct InboxOptions {
    bool follow = false;
    std::string out; ///< empty: inbox/ in the data folder
};
[[nodiscard]] int runInbox(const Office& office, const Console& console, const InboxOptions& options);

[[nodiscard]] int runDevices(const Office& office, const Console& console);
[[nodiscard]] int runVerify(const Office& office, const Console& console, const std::string& folder);

} // namespace holdfast::office
