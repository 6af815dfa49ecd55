// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/caller.h"

#include "sync/gateway/answers.h"
#include "sync/protocol/server_time.h"

#include <algorithm>

namespace holdfast::gateway {
namespace {

using protocol::CertificateKind;
using protocol::Problem;

struct Candidate {
    Caller caller;
    crypto::VerifyingKey key;
};

Problem signatureProblem(const Error& error) noexcept {
    switch (error.code()) {
    case ErrorCode::Expired:
    case ErrorCode::NotYetValid:
        return Problem::ExpiredSignature;
    case ErrorCode::NotCertified:
        return Problem::UnknownKey;
    default:
        return Problem::Signature;
    }
}

std::variant<Candidate, Problem> findCandidate(const Context& context, const protocol::Trust& trust,
                                               std::string_view kid) {
    const auto now = context.clock.now();
    const auto tablet = trust.byAgentKey(kid, now);
    if (tablet && tablet->agent) {
        return Candidate{{.certificate = *tablet, .standing = Standing::Current}, *tablet->agent};
    }
    const auto office = trust.bySigningKey(kid, now);
    // A person's signing key is for manifests; it never asks.
    if (office && office->kind != CertificateKind::Enrolment && office->signing) {
        return Candidate{{.certificate = *office, .standing = Standing::Current}, *office->signing};
    }
    if (!office && office.code() != ErrorCode::NotCertified) {
        return Problem::Revoked;
    }
    const auto stored = context.storage.certificateByAgentKey(kid);
    if (!stored) {
        return Problem::Internal;
    }
    if (!*stored) {
        return Problem::UnknownKey;
    }
    auto lapsed = protocol::readUnverifiedCertificate(**stored);
    if (!lapsed || !lapsed->agent) {
        return Problem::UnknownKey;
    }
    const auto key = *lapsed->agent;
    return Candidate{{.certificate = std::move(lapsed).value(), .standing = Standing::Lapsed}, key};
}

protocol::RequestHead headOf(const Context& context, const Request& request) {
    return {
        .method = request.method, .targetUri = context.origin + request.target, .headers = request.headers};
}

} // namespace

bool Caller::coversTeam(TeamId team) const {
    if (is(CertificateKind::Issuer)) {
        const auto& teams = certificate.teams;
        return teams.empty() || std::find(teams.begin(), teams.end(), team) != teams.end();
    }
    return is(CertificateKind::CaseSystem) || (isManager() && certificate.team == team);
}

std::variant<Caller, Problem> authenticate(const Context& context, const protocol::Trust& trust,
                                           const Request& request) {
    const auto head = headOf(context, request);
    const auto kid = protocol::peekKeyid(head);
    if (!kid) {
        return Problem::Signature;
    }
    auto found = findCandidate(context, trust, *kid);
    if (const auto* problem = std::get_if<Problem>(&found)) {
        return *problem;
    }
    auto& candidate = std::get<Candidate>(found);
    const auto lookup = [&](std::string_view asked) {
        return asked == *kid ? std::optional(candidate.key) : std::nullopt;
    };
    const auto verified = protocol::verifyRequest(head, lookup, context.clock.now());
    if (!verified) {
        return signatureProblem(verified.error());
    }
    if (candidate.caller.is(CertificateKind::Enrolment)) {
        context.contacts.heard(candidate.caller.certificate.enrolment, context.clock.now());
    }
    return std::move(candidate.caller);
}

Answer refuse(const Context& context, const Request& request, Problem problem) {
    Answer answer = problemAnswer(problem);
    if (problem == Problem::ExpiredSignature) {
        answer.headers.push_back(
            {std::string(protocol::serverTimeHeader),
             protocol::signServerTime(context.signing, context.clock.now(), request.header("signature"))});
    }
    return answer;
}

std::optional<Problem> verifySignedBy(const Context& context, const Request& request,
                                      const std::vector<crypto::VerifyingKey>& keys) {
    const auto lookup = [&](std::string_view kid) -> std::optional<crypto::VerifyingKey> {
        for (const auto& key : keys) {
            if (key.thumbprint() == kid) {
                return key;
            }
        }
        return std::nullopt;
    };
    const auto verified = protocol::verifyRequest(headOf(context, request), lookup, context.clock.now());
    return verified ? std::nullopt : std::optional(signatureProblem(verified.error()));
}

} // namespace holdfast::gateway
