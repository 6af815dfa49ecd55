// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/certificate.h"

#include <vector>

namespace holdfast::protocol {

inline constexpr std::string_view rosterType = "holdfast-roster";

struct Revocation {
    CertificateId certificate;
    UtcTime from;
};

/// Who counts now: versioned, expiring. README.md, "Roster".
struct Roster {
    CouncilId council;
    std::int64_t version = 0;
    UtcTime issued;
    UtcTime expires;
    std::vector<Revocation> revoked;
    CertificateId caseSystem;
    CertificateId recovery;
    std::vector<CertificateId> managers;
};

[[nodiscard]] std::string signRoster(const crypto::SigningKey& issuer, const Roster& roster);

/// What the gateway hands out; trusted only for what verifies in it.
struct Directory {
    std::vector<std::string> certificates;
    std::string roster; ///< may be empty before the first
};
[[nodiscard]] std::string writeDirectory(const Directory& directory);
[[nodiscard]] Result<Directory> readDirectory(std::string_view json);

} // namespace holdfast::protocol
