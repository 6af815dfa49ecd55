// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/meta_repository.h"
#include "sync/agent/client/agent_link.h"
#include "sync/protocol/enrolment.h"
#include "sync/protocol/trust.h"

namespace holdfast::service {

/// Who this tablet is enrolled for, as the code said and the certificate confirmed.
struct Enrolment {
    CouncilId council;
    EnrolmentId id;
    PractitionerId person;
    std::string name;
    protocol::Role role = protocol::Role::Worker;
    TeamId team;
};

/// An enrolment on its way or done, as the vault keeps it. The code's secret is not in it: once the request
/// carries its MAC nobody on this tablet needs the secret again.
struct EnrolmentFile {
    Enrolment who;
    agent::EnrolOrder order;
    std::string certificate; ///< JWS; empty until the council signed
    protocol::Directory directory;
    std::string caseSystem; ///< JWS of the case system's certificate that last verified here
};

/// @return nullopt when no enrolment was ever begun.
[[nodiscard]] Result<std::optional<EnrolmentFile>> loadEnrolment(store::MetaRepository& meta);
[[nodiscard]] Result<void> saveEnrolment(store::MetaRepository& meta, const EnrolmentFile& file);

/// Makes the request for this person's keys and the agent's, with its MAC.
[[nodiscard]] EnrolmentFile beginEnrolment(const protocol::EnrolmentCode& code,
                                           const crypto::VerifyingKey& signing,
                                           const crypto::AgeRecipient& recipient,
                                           const crypto::VerifyingKey& agentKey, UtcTime now);

/// Verifies what came back, trusting nothing but the code's roots: the chain, that all three keys are ours,
/// that it is for this enrolment, and that the case system's, the recovery and (for a worker) a manager's
/// recipients are certified. @return everything that verified.
[[nodiscard]] Result<protocol::Trust> verifyEnrolment(const EnrolmentFile& file, std::string_view certificate,
                                                      const protocol::Directory& directory, UtcTime now);

} // namespace holdfast::service
