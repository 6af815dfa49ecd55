// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/roster.h"

#include <map>
#include <string>
#include <vector>

namespace holdfast::protocol {

/// Everything that verifies up to the roots it was made with. Each end keeps one, rebuilt from what it has
/// stored. Not thread-safe; const calls may run at the same time.
class Trust {
public:
    Trust(CouncilId council, std::vector<crypto::VerifyingKey> roots);

    /// Takes a certificate that verifies now; its kind, signer, scope, council and times are checked.
    /// NotCertified, BadSignature, Expired, NotYetValid, OutOfScope, Revoked; Conflict for other content
    /// under a known id, or for a key that is already somebody else's.
    [[nodiscard]] Result<Certificate> add(std::string_view jws, UtcTime now);
    /// Takes a roster: Replayed for a lower version, Conflict for other content under the same version. One
    /// past its time is still taken, since what it revokes stays revoked and a tablet without a connection
    /// must go on sealing to somebody: ask rosterIsCurrent().
    [[nodiscard]] Result<void> addRoster(std::string_view jws, UtcTime now);
    /// As many as verify, issuers first; the first failure is told, the rest still counts.
    [[nodiscard]] Result<void> addDirectory(const Directory& directory, UtcTime now);

    /// By the thumbprint of a signing or agent key. Only certificates that still count at `at`.
    [[nodiscard]] Result<Certificate> bySigningKey(std::string_view kid, UtcTime at) const;
    [[nodiscard]] Result<Certificate> byAgentKey(std::string_view kid, UtcTime at) const;
    [[nodiscard]] Result<Certificate> byEnrolment(EnrolmentId enrolment, UtcTime at) const;
    /// Current by roster.
    [[nodiscard]] Result<Certificate> caseSystem(UtcTime at) const;
    [[nodiscard]] Result<Certificate> recovery(UtcTime at) const;
    [[nodiscard]] Result<std::vector<Certificate>> managers(UtcTime at) const;
    /// False without a roster, or when it has expired: revocations may be missing.
    [[nodiscard]] bool rosterIsCurrent(UtcTime at) const noexcept;
    [[nodiscard]] const std::optional<Roster>& roster() const noexcept { return m_roster; }
    [[nodiscard]] Directory directory() const;

    /// Verifies a JWS by the one kind of certificate that may sign it, valid at `at`.
    [[nodiscard]] Result<crypto::Jws> verify(std::string_view jws, std::string_view typ, CertificateKind kind,
                                             UtcTime at) const;

private:
    struct Known {
        Certificate certificate;
        std::string jws;
        std::string signer;     ///< kid
        std::string signingKid; ///< of the certificate's keys; empty where it has none
        std::string agentKid;
    };
    [[nodiscard]] Result<void> counts(const Certificate& certificate, UtcTime at) const;
    [[nodiscard]] Result<crypto::VerifyingKey> keyOf(std::string_view kid, UtcTime at) const;
    [[nodiscard]] Result<Certificate> named(CertificateId id, CertificateKind kind, UtcTime at) const;
    template <typename Matches>
    [[nodiscard]] Result<Certificate> find(UtcTime at, const Matches& matches) const;
    [[nodiscard]] Result<void> mayIssue(std::string_view signer, const Certificate& certificate,
                                        UtcTime at) const;

    CouncilId m_council;
    std::map<std::string, crypto::VerifyingKey, std::less<>> m_roots;
    std::map<CertificateId, Known> m_known;
    std::optional<Roster> m_roster;
    std::string m_rosterJws;
};

} // namespace holdfast::protocol
