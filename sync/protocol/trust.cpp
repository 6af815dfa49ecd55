// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/trust.h"

#include "sync/protocol/payload.h"

#include <algorithm>

namespace holdfast::protocol {
namespace {

/// Two certificates may name one key only when they are one thing renewed: the same enrolment, or the same
/// kind of office. Otherwise looking up by key would answer for somebody else.
bool mayShareKeys(const Certificate& a, const Certificate& b) {
    return a.kind == b.kind && (a.kind != CertificateKind::Enrolment || a.enrolment == b.enrolment);
}

bool shareAKey(const Certificate& a, const Certificate& b) {
    const auto among = [&b](const std::optional<crypto::VerifyingKey>& key) {
        return key && (key == b.signing || key == b.agent);
    };
    return among(a.signing) || among(a.agent);
}

std::string kidOf(const std::optional<crypto::VerifyingKey>& key) {
    return key ? key->thumbprint() : std::string{};
}

} // namespace

Trust::Trust(CouncilId council, std::vector<crypto::VerifyingKey> roots) : m_council(council) {
    for (const auto& root : roots) {
        m_roots.emplace(root.thumbprint(), root);
    }
}

Result<void> Trust::counts(const Certificate& certificate, UtcTime at) const {
    if (at < certificate.notBefore) {
        return Error(ErrorCode::NotYetValid);
    }
    if (at > certificate.notAfter) {
        return Error(ErrorCode::Expired);
    }
    if (m_roster) {
        for (const auto& revocation : m_roster->revoked) {
            if (revocation.certificate == certificate.id && at >= revocation.from) {
                return Error(ErrorCode::Revoked);
            }
        }
    }
    return {};
}

Result<void> Trust::mayIssue(std::string_view signer, const Certificate& certificate, UtcTime at) const {
    if (m_roots.contains(signer)) {
        return certificate.kind == CertificateKind::Enrolment ? Result<void>(Error(ErrorCode::OutOfScope))
                                                              : Result<void>();
    }
    HOLDFAST_TRY(const Certificate issuer, bySigningKey(signer, at));
    if (issuer.kind != CertificateKind::Issuer || certificate.kind != CertificateKind::Enrolment) {
        return Error(ErrorCode::OutOfScope);
    }
    const bool everyTeam = issuer.teams.empty();
    if (!everyTeam && std::ranges::find(issuer.teams, certificate.team) == issuer.teams.end()) {
        return Error(ErrorCode::OutOfScope);
    }
    return {};
}

Result<crypto::VerifyingKey> Trust::keyOf(std::string_view kid, UtcTime at) const {
    if (const auto root = m_roots.find(kid); root != m_roots.end()) {
        return root->second;
    }
    HOLDFAST_TRY(const Certificate issuer, bySigningKey(kid, at));
    return issuer.signing.value_or(crypto::VerifyingKey{});
}

Result<Certificate> Trust::add(std::string_view jws, UtcTime now) {
    HOLDFAST_TRY(const crypto::UnverifiedJws peeked, crypto::peekJws(jws));
    HOLDFAST_TRY(const crypto::VerifyingKey signer, keyOf(peeked.kid, now));
    HOLDFAST_TRY(const crypto::Jws verified, crypto::verifyJws(jws, signer, certificateType));
    HOLDFAST_TRY(Certificate certificate, readCertificatePayload(verified.payload));
    if (certificate.council != m_council) {
        return Error(ErrorCode::OutOfScope);
    }
    HOLDFAST_CHECK(mayIssue(verified.kid, certificate, now));
    HOLDFAST_CHECK(counts(certificate, now));
    if (const auto known = m_known.find(certificate.id); known != m_known.end()) {
        return known->second.jws == jws ? Result<Certificate>(std::move(certificate))
                                        : Result<Certificate>(Error(ErrorCode::Conflict));
    }
    for (const auto& [id, other] : m_known) {
        if (shareAKey(certificate, other.certificate) && !mayShareKeys(certificate, other.certificate)) {
            return Error(ErrorCode::Conflict);
        }
    }
    m_known.emplace(certificate.id, Known{certificate, std::string(jws), verified.kid,
                                          kidOf(certificate.signing), kidOf(certificate.agent)});
    return certificate;
}

Result<void> Trust::addRoster(std::string_view jws, UtcTime now) {
    HOLDFAST_TRY(const crypto::UnverifiedJws peeked, crypto::peekJws(jws));
    HOLDFAST_TRY(const crypto::VerifyingKey signer, keyOf(peeked.kid, now));
    HOLDFAST_TRY(const crypto::Jws verified, crypto::verifyJws(jws, signer, rosterType));
    if (!m_roots.contains(verified.kid)) {
        HOLDFAST_TRY(const Certificate issuer, bySigningKey(verified.kid, now));
        if (issuer.kind != CertificateKind::Issuer || !issuer.teams.empty()) {
            return Error(ErrorCode::OutOfScope);
        }
    }
    HOLDFAST_TRY(Roster roster, readRosterPayload(verified.payload));
    if (roster.council != m_council) {
        return Error(ErrorCode::OutOfScope);
    }
    if (m_roster && roster.version < m_roster->version) {
        return Error(ErrorCode::Replayed);
    }
    if (m_roster && roster.version == m_roster->version) {
        return m_rosterJws == jws ? Result<void>() : Result<void>(Error(ErrorCode::Conflict));
    }
    m_roster = std::move(roster);
    m_rosterJws = jws;
    return {};
}

Result<void> Trust::addDirectory(const Directory& directory, UtcTime now) {
    std::optional<Error> first;
    const auto note = [&first](const Error& error) {
        if (!first) {
            first = error;
        }
    };
    std::vector<std::string_view> enrolments;
    for (const auto& jws : directory.certificates) {
        const auto shape = readUnverifiedCertificate(jws);
        if (!shape) {
            note(shape.error());
        } else if (shape->kind == CertificateKind::Enrolment) {
            enrolments.push_back(jws);
        } else if (auto added = add(jws, now); !added) {
            note(added.error());
        }
    }
    // The roster before the enrolments, so that none is taken that it revokes.
    if (!directory.roster.empty()) {
        if (auto added = addRoster(directory.roster, now); !added) {
            note(added.error());
        }
    }
    for (const auto jws : enrolments) {
        if (auto added = add(jws, now); !added) {
            note(added.error());
        }
    }
    return first ? Result<void>(*first) : Result<void>();
}

template <typename Matches>
Result<Certificate> Trust::find(UtcTime at, const Matches& matches) const {
    std::optional<Error> refused;
    const Certificate* newest = nullptr;
    for (const auto& [id, known] : m_known) {
        if (!matches(known)) {
            continue;
        }
        auto fine = counts(known.certificate, at);
        if (fine) {
            fine = mayIssue(known.signer, known.certificate, at);
        }
        if (!fine) {
            refused = fine.error();
        } else if (newest == nullptr || known.certificate.notBefore > newest->notBefore) {
            newest = &known.certificate;
        }
    }
    if (newest != nullptr) {
        return *newest;
    }
    return refused ? *refused : Error(ErrorCode::NotCertified);
}

Result<Certificate> Trust::bySigningKey(std::string_view kid, UtcTime at) const {
    return find(at,
                [kid](const Known& known) { return known.certificate.signing && known.signingKid == kid; });
}

Result<Certificate> Trust::byAgentKey(std::string_view kid, UtcTime at) const {
    return find(at, [kid](const Known& known) {
        return known.certificate.kind == CertificateKind::Enrolment && known.agentKid == kid &&
               known.certificate.agent;
    });
}

Result<Certificate> Trust::byEnrolment(EnrolmentId enrolment, UtcTime at) const {
    return find(at, [enrolment](const Known& known) {
        return known.certificate.kind == CertificateKind::Enrolment &&
               known.certificate.enrolment == enrolment;
    });
}

Result<Certificate> Trust::named(CertificateId id, CertificateKind kind, UtcTime at) const {
    return find(at, [id, kind](const Known& known) {
        return known.certificate.id == id && known.certificate.kind == kind;
    });
}

Result<Certificate> Trust::caseSystem(UtcTime at) const {
    return m_roster ? named(m_roster->caseSystem, CertificateKind::CaseSystem, at)
                    : Result<Certificate>(Error(ErrorCode::NotCertified));
}

Result<Certificate> Trust::recovery(UtcTime at) const {
    return m_roster ? named(m_roster->recovery, CertificateKind::Recovery, at)
                    : Result<Certificate>(Error(ErrorCode::NotCertified));
}

Result<std::vector<Certificate>> Trust::managers(UtcTime at) const {
    std::vector<Certificate> all;
    if (!m_roster) {
        return Error(ErrorCode::NotCertified);
    }
    for (const auto& id : m_roster->managers) {
        // One manager who left or lapsed does not silence the others.
        if (auto one = named(id, CertificateKind::Enrolment, at); one && one->role == Role::Manager) {
            all.push_back(std::move(one).value());
        }
    }
    return all;
}

bool Trust::rosterIsCurrent(UtcTime at) const noexcept {
    return m_roster && at <= m_roster->expires;
}

Directory Trust::directory() const {
    Directory directory;
    for (const auto& [id, known] : m_known) {
        directory.certificates.push_back(known.jws);
    }
    directory.roster = m_rosterJws;
    return directory;
}

Result<crypto::Jws> Trust::verify(std::string_view jws, std::string_view typ, CertificateKind kind,
                                  UtcTime at) const {
    HOLDFAST_TRY(const crypto::UnverifiedJws peeked, crypto::peekJws(jws));
    HOLDFAST_TRY(const Certificate signer, bySigningKey(peeked.kid, at));
    if (signer.kind != kind || !signer.signing) {
        return Error(ErrorCode::OutOfScope);
    }
    return crypto::verifyJws(jws, *signer.signing, typ);
}

} // namespace holdfast::protocol
