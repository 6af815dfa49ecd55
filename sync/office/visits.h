// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/setup.h"

namespace holdfast::office {

/// The certified enrolments of a person, by name or by enrolment id; newest last.
[[nodiscard]] Result<std::vector<EnrolmentEntry>> enrolmentsOf(const Office& office,
                                                               std::string_view personOrEnrolment);

/// Seals one assigned visit (JSON of practice::AssignedVisit) to that enrolment and puts it into its mailbox,
/// as the case system. Malformed when the JSON is no visit.
[[nodiscard]] Result<MessageId> assignVisit(const Office& office, EnrolmentId enrolment,
                                            std::string_view visitJson);

struct Device {
    EnrolmentId enrolment;
    PractitionerId person;
    protocol::Role role = protocol::Role::Worker;
    TeamId team;
    std::optional<UtcTime> lastContact;
    std::int64_t waiting = 0; ///< items in its mailbox
};
[[nodiscard]] Result<std::vector<Device>> listDevices(const Office& office);

} // namespace holdfast::office
