// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/setup.h"
#include "sync/protocol/enrolment.h"

namespace holdfast::office {

struct EnrolmentWish {
    std::string person;
    protocol::Role role = protocol::Role::Worker;
    Team team;
    std::chrono::hours valid{72};
};
struct MadeCode {
    EnrolmentEntry entry;
    crypto::SecretBuffer text;
};
/// Makes a code and remembers it. The same person in the same team keeps their id on another tablet.
[[nodiscard]] Result<MadeCode> makeCode(const Office& office, const EnrolmentWish& wish);

/// What one look at the gateway's pending enrolments came to.
struct Approval {
    std::vector<EnrolmentEntry> approved;
    std::size_t forged = 0;  ///< named a code of ours, but were not made with it
    std::size_t expired = 0; ///< came after the code's time
    std::size_t unknown = 0; ///< of no code of ours
};
/// Signs every pending request whose MAC its code made, publishes, and puts managers on the roster. Goes on
/// where an earlier run was cut short.
[[nodiscard]] Result<Approval> approvePending(const Office& office);

} // namespace holdfast::office
