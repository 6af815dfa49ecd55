// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/context.h"
#include "sync/gateway/exchange.h"
#include "sync/protocol/problem.h"

#include <variant>

namespace holdfast::gateway {

enum class Standing { Current, Lapsed }; ///< lapsed: revoked or out of date

/// Who signed a request, proved.
struct Caller {
    protocol::Certificate certificate;
    Standing standing = Standing::Current;

    [[nodiscard]] bool is(protocol::CertificateKind kind) const noexcept { return certificate.kind == kind; }
    [[nodiscard]] bool isManager() const noexcept {
        return is(protocol::CertificateKind::Enrolment) && certificate.role == protocol::Role::Manager;
    }
    /// Whether a team is this issuer's or this manager's; the case system has every team.
    [[nodiscard]] bool coversTeam(TeamId team) const;
};

/// A tablet's agent key, or an office's signing key, known to `trust` or lapsed and known to storage.
/// Malformed and unknown keys come back as the problem to answer.
[[nodiscard]] std::variant<Caller, protocol::Problem>
authenticate(const Context& context, const protocol::Trust& trust, const Request& request);

/// The answer to a request that was not admitted. One that was out of time is told the time, signed.
[[nodiscard]] Answer refuse(const Context& context, const Request& request, protocol::Problem problem);

/// The signature by whichever of these keys it names; for requests that bring their own key.
[[nodiscard]] std::optional<protocol::Problem> verifySignedBy(const Context& context, const Request& request,
                                                              const std::vector<crypto::VerifyingKey>& keys);

} // namespace holdfast::gateway
