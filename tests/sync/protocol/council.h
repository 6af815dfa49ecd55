// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fake_clock.h"
#include "core/crypto/system_random.h"
#include "sync/protocol/trust.h"

/// A small council for tests: a root, an issuer, a gateway, a case system, a recovery key, and enrolments.
namespace holdfast::test {

using namespace std::chrono_literals;

template <typename T>
T must(Result<T> result) {
    return std::move(result).value();
}
inline void must(const Result<void>& result) {
    if (!result) {
        (void)result.error().technical();
        std::abort();
    }
}
template <typename T>
ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::InvalidState : result.code();
}

struct Enrolled {
    protocol::Certificate certificate;
    std::string jws;
    crypto::SigningKey signing = must(crypto::SigningKey::generate());
    crypto::SigningKey agent = must(crypto::SigningKey::generate());
    crypto::AgeIdentity identity = must(crypto::AgeIdentity::generate());
};

class Council {
public:
    Council() {
        issuer = make(protocol::CertificateKind::Issuer);
        issuer.signing = issuerKey.publicKey();
        gateway = make(protocol::CertificateKind::Gateway);
        gateway.signing = gatewayKey.publicKey();
        caseSystem = make(protocol::CertificateKind::CaseSystem);
        caseSystem.signing = caseKey.publicKey();
        caseSystem.recipient = caseIdentity.recipient();
        recovery = make(protocol::CertificateKind::Recovery);
        recovery.recipient = recoveryIdentity.recipient();
    }

    template <typename IdType>
    IdType newId() {
        return IdType::create(clock, random);
    }

    /// Valid from an hour ago for a year.
    protocol::Certificate make(protocol::CertificateKind kind) {
        protocol::Certificate certificate;
        certificate.id = newId<CertificateId>();
        certificate.council = id;
        certificate.kind = kind;
        certificate.name = "Ash Marlow";
        certificate.notBefore = clock.now() - 1h;
        certificate.notAfter = clock.now() + 24h * 365;
        return certificate;
    }

    Enrolled enrol(TeamId inTeam, protocol::Role role, const crypto::SigningKey& by) {
        Enrolled enrolled;
        enrolled.certificate = make(protocol::CertificateKind::Enrolment);
        enrolled.certificate.signing = enrolled.signing.publicKey();
        enrolled.certificate.agent = enrolled.agent.publicKey();
        enrolled.certificate.recipient = enrolled.identity.recipient();
        enrolled.certificate.role = role;
        enrolled.certificate.person = newId<PractitionerId>();
        enrolled.certificate.team = inTeam;
        enrolled.certificate.enrolment = newId<EnrolmentId>();
        enrolled.jws = protocol::issueCertificate(by, enrolled.certificate);
        return enrolled;
    }
    Enrolled enrolWorker() { return enrol(team, protocol::Role::Worker, issuerKey); }

    protocol::Roster makeRoster(std::int64_t version) const {
        protocol::Roster roster;
        roster.council = id;
        roster.version = version;
        roster.issued = clock.now();
        roster.expires = clock.now() + 24h * 90;
        roster.caseSystem = caseSystem.id;
        roster.recovery = recovery.id;
        return roster;
    }

    protocol::Trust emptyTrust() const { return {id, {rootKey.publicKey(), nextRootKey.publicKey()}}; }

    /// Knows the four offices and the first roster.
    protocol::Trust trust() const {
        protocol::Trust known = emptyTrust();
        must(known.addDirectory(directory(), clock.now()));
        return known;
    }
    protocol::Directory directory() const {
        protocol::Directory all;
        for (const auto* one : {&issuer, &gateway, &caseSystem, &recovery}) {
            all.certificates.push_back(protocol::issueCertificate(rootKey, *one));
        }
        all.roster = protocol::signRoster(issuerKey, makeRoster(1));
        return all;
    }

    FakeClock clock;
    crypto::SystemRandom random;
    CouncilId id = newId<CouncilId>();
    TeamId team = newId<TeamId>();
    crypto::SigningKey rootKey = must(crypto::SigningKey::generate());
    crypto::SigningKey nextRootKey = must(crypto::SigningKey::generate());
    crypto::SigningKey issuerKey = must(crypto::SigningKey::generate());
    crypto::SigningKey gatewayKey = must(crypto::SigningKey::generate());
    crypto::SigningKey caseKey = must(crypto::SigningKey::generate());
    crypto::AgeIdentity caseIdentity = must(crypto::AgeIdentity::generate());
    crypto::AgeIdentity recoveryIdentity = must(crypto::AgeIdentity::generate());
    protocol::Certificate issuer;
    protocol::Certificate gateway;
    protocol::Certificate caseSystem;
    protocol::Certificate recovery;
};

} // namespace holdfast::test
