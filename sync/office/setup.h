// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "sync/office/gateway_line.h"
#include "sync/office/office_data.h"

#include <functional>
#include <memory>

namespace holdfast::office {

/// How a command reaches the gateway; a seam, since the pins are only known when the data has been read.
using ClientFactory =
    std::function<Result<std::unique_ptr<http::HttpClient>>(const std::vector<std::string>& pins)>;

/// What every command stands on. Everything outlives it.
struct Office {
    OfficeData data;
    const Clock& clock;
    RandomSource& random;
    ClientFactory connect;
};

/// Makes the council: roots, recovery, case system. AlreadyExists when there is one.
[[nodiscard]] Result<CouncilFile> makeCouncil(const Office& office, const std::string& name);
/// council.json, into the gateway's folder: from then on it trusts these roots.
[[nodiscard]] Result<void> tellGateway(const Office& office, const Path& gatewayData);

/// Certifies the gateway from the gateway.json that it wrote at its first start, and publishes what the root
/// has signed so far. Again after it was done: publishes again.
[[nodiscard]] Result<GatewayFile> issueGateway(const Office& office, const Path& gatewayData,
                                               const std::string& origin);
/// AlreadyExists when this office has an issuer. Needs the root, and the gateway.
[[nodiscard]] Result<protocol::Certificate> issueIssuer(const Office& office, const std::string& name,
                                                        const std::vector<TeamId>& teams);

/// Signs the next roster with `signer` and publishes it as the issuer. Managers: every enrolment of one here.
[[nodiscard]] Result<void> publishRoster(const Office& office, const crypto::SigningKey& signer,
                                         const GatewayLine& line);

struct IssuerKey {
    crypto::SigningKey key;
    protocol::Certificate certificate;
};
[[nodiscard]] Result<IssuerKey> openIssuer(const Office& office);

/// Client and line, one after the other in the caller's scope.
[[nodiscard]] Result<std::unique_ptr<http::HttpClient>> connectToGateway(const Office& office);

} // namespace holdfast::office
