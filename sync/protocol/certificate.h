// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/crypto/age.h"
#include "core/crypto/jws.h"

#include <optional>
#include <vector>

/// Certificates and what they allow: README.md, "Certificates".
namespace holdfast::protocol {

inline constexpr std::string_view certificateType = "holdfast-certificate";

enum class CertificateKind { Issuer, Gateway, CaseSystem, Recovery, DutyDesk, Enrolment };
enum class Role { Worker, Manager };

struct Certificate {
    CertificateId id;
    CouncilId council;
    CertificateKind kind = CertificateKind::Enrolment;
    std::string name; ///< shown to people; never logged
    UtcTime notBefore;
    UtcTime notAfter;
    std::optional<crypto::VerifyingKey> signing;
    std::optional<crypto::VerifyingKey> agent;
    std::optional<crypto::AgeRecipient> recipient;
    std::optional<Role> role;
    PractitionerId person;
    TeamId team;
    std::vector<TeamId> teams; ///< an issuer's scope; empty means every team
    EnrolmentId enrolment;
};

[[nodiscard]] std::string issueCertificate(const crypto::SigningKey& issuer, const Certificate& certificate);
/// Shape only, nothing verified: for showing and for finding out who signed.
[[nodiscard]] Result<Certificate> readUnverifiedCertificate(std::string_view jws);

[[nodiscard]] std::string_view name(CertificateKind kind) noexcept;
[[nodiscard]] std::string_view name(Role role) noexcept;
[[nodiscard]] std::optional<Role> roleFromName(std::string_view text) noexcept;

} // namespace holdfast::protocol
