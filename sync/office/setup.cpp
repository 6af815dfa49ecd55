// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/setup.h"

#include "sync/office/key_files.h"
#include "sync/protocol/json.h"
#include "sync/protocol/tus.h"

namespace holdfast::office {
namespace {

using protocol::Certificate;
using protocol::CertificateKind;
using namespace std::chrono_literals;

constexpr auto officeLife = std::chrono::hours{24 * 365 * 5};
constexpr auto issuerLife = std::chrono::hours{24 * 365 * 2};
constexpr auto rosterLife = std::chrono::hours{24 * 90};
/// Clocks differ; a certificate made now must count on a tablet that is some minutes behind.
constexpr auto backdate = 1h;

Certificate newCertificate(const Office& office, CouncilId council, CertificateKind kind, std::string name,
                           std::chrono::hours life) {
    Certificate certificate;
    certificate.id = CertificateId::create(office.clock, office.random);
    certificate.council = council;
    certificate.kind = kind;
    certificate.name = std::move(name);
    certificate.notBefore = office.clock.now() - backdate;
    certificate.notAfter = office.clock.now() + life;
    return certificate;
}

Result<void> keep(const Office& office, const crypto::SigningKey& root, const Certificate& certificate) {
    return office.data.putCertificate(certificate.id, protocol::issueCertificate(root, certificate));
}

Result<crypto::SigningKey> openRoot(const Office& office) {
    return readSigningKey(office.data.files(), office.data.folder() / "root" / "signing.key");
}

/// Of a kind that there is once: the newest that counts.
Result<Certificate> current(const Office& office, CertificateKind kind) {
    HOLDFAST_TRY(const auto directory, office.data.directory());
    std::optional<Certificate> newest;
    for (const auto& jws : directory.certificates) {
        const auto one = protocol::readUnverifiedCertificate(jws);
        if (one && one->kind == kind && (!newest || one->notBefore > newest->notBefore)) {
            newest = *one;
        }
    }
    return newest ? Result<Certificate>(*newest) : Result<Certificate>(Error(ErrorCode::NotFound));
}

Result<void> publish(const GatewayLine& line, const Office& office, CertificateId id) {
    HOLDFAST_TRY(const auto jws, office.data.certificate(id));
    return line.put("/v1/certificates/" + id.text(), protocol::joseMediaType, bytesOf(jws));
}

struct OfferedGateway {
    crypto::VerifyingKey signing;
    std::string pin;
};

Result<OfferedGateway> readOffer(FileSystem& files, const Path& gatewayData) {
    HOLDFAST_TRY(const Bytes text, readFile(files, gatewayData / "gateway.json", 64 * 1024));
    HOLDFAST_TRY(const auto value, protocol::json::parseObject(textOf(text)));
    OfferedGateway offer;
    HOLDFAST_TRY(offer.signing, protocol::json::key(value, "signing"));
    HOLDFAST_TRY(offer.pin, protocol::json::text(value, "pin"));
    HOLDFAST_TRY(const Bytes digest, fromBase64(offer.pin));
    if (digest.size() != crypto::Digest{}.size()) {
        return Error(ErrorCode::Malformed);
    }
    return offer;
}

} // namespace

Result<std::unique_ptr<http::HttpClient>> connectToGateway(const Office& office) {
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    return office.connect(gateway.pins);
}

Result<CouncilFile> makeCouncil(const Office& office, const std::string& name) {
    HOLDFAST_TRY(const bool there, office.data.isSetUp());
    if (there) {
        return Error(ErrorCode::AlreadyExists);
    }
    HOLDFAST_TRY(const auto root, crypto::SigningKey::generate());
    HOLDFAST_TRY(const auto nextRoot, crypto::SigningKey::generate());
    HOLDFAST_TRY(const auto caseKey, crypto::SigningKey::generate());
    HOLDFAST_TRY(const auto caseIdentity, crypto::AgeIdentity::generate());
    HOLDFAST_TRY(const auto recovery, crypto::AgeIdentity::generate());
    auto& files = office.data.files();
    const Path& folder = office.data.folder();
    HOLDFAST_CHECK(writeSigningKey(files, folder / "root" / "signing.key", root));
    HOLDFAST_CHECK(writeSigningKey(files, folder / "root" / "next.key", nextRoot));
    HOLDFAST_CHECK(writeSigningKey(files, folder / "case" / "signing.key", caseKey));
    HOLDFAST_CHECK(writeIdentity(files, folder / "case" / "identity.age", caseIdentity));
    HOLDFAST_CHECK(writeIdentity(files, folder / "recovery" / "identity.age", recovery));

    CouncilFile council{
        CouncilId::create(office.clock, office.random), name, {root.publicKey(), nextRoot.publicKey()}};
    auto caseSystem = newCertificate(office, council.id, CertificateKind::CaseSystem, name, officeLife);
    caseSystem.signing = caseKey.publicKey();
    caseSystem.recipient = caseIdentity.recipient();
    auto recoveryCertificate =
        newCertificate(office, council.id, CertificateKind::Recovery, name, officeLife);
    recoveryCertificate.recipient = recovery.recipient();
    HOLDFAST_CHECK(keep(office, root, caseSystem));
    HOLDFAST_CHECK(keep(office, root, recoveryCertificate));
    // Last: it is what says that there is a council.
    HOLDFAST_CHECK(office.data.putCouncil(council));
    return council;
}

Result<void> tellGateway(const Office& office, const Path& gatewayData) {
    HOLDFAST_TRY(const auto council, office.data.council());
    auto& files = office.data.files();
    const Path path = gatewayData / "council.json";
    HOLDFAST_CHECK(files.createDirectories(gatewayData));
    HOLDFAST_CHECK(writeFileDurably(files, path, bytesOf(writeCouncil(council))));
    // Nothing in it is secret, and the gateway runs under an account of its own.
    std::error_code failed;
    std::filesystem::permissions(path, std::filesystem::perms{0644}, failed);
    return failed ? Result<void>(Error::fromErrno(failed.value())) : Result<void>();
}

Result<GatewayFile> issueGateway(const Office& office, const Path& gatewayData, const std::string& origin) {
    HOLDFAST_TRY(const auto council, office.data.council());
    HOLDFAST_TRY(const auto offer, readOffer(office.data.files(), gatewayData));
    auto existing = current(office, CertificateKind::Gateway);
    CertificateId id = existing ? existing->id : CertificateId{};
    if (!existing || existing->signing != offer.signing) {
        HOLDFAST_TRY(const auto root, openRoot(office));
        auto certificate =
            newCertificate(office, council.id, CertificateKind::Gateway, council.name, officeLife);
        certificate.signing = offer.signing;
        HOLDFAST_CHECK(keep(office, root, certificate));
        id = certificate.id;
    }
    GatewayFile gateway{origin, {offer.pin}};
    HOLDFAST_CHECK(office.data.putGateway(gateway));

    HOLDFAST_TRY(const auto caseKey,
                 readSigningKey(office.data.files(), office.data.folder() / "case" / "signing.key"));
    HOLDFAST_TRY(const auto client, connectToGateway(office));
    const GatewayLine line(*client, origin, caseKey, office.clock);
    HOLDFAST_TRY(const auto caseSystem, current(office, CertificateKind::CaseSystem));
    HOLDFAST_TRY(const auto recovery, current(office, CertificateKind::Recovery));
    // The case system first: its key signs the requests that bring the others.
    for (const auto& one : {caseSystem.id, recovery.id, id}) {
        HOLDFAST_CHECK(publish(line, office, one));
    }
    return gateway;
}

Result<protocol::Certificate> issueIssuer(const Office& office, const std::string& name,
                                          const std::vector<TeamId>& teams) {
    auto& files = office.data.files();
    const Path keyFile = office.data.folder() / "issuer" / "signing.key";
    HOLDFAST_TRY(const auto council, office.data.council());
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    HOLDFAST_TRY(const auto root, openRoot(office));
    HOLDFAST_TRY(const bool there, files.exists(keyFile));
    if (!there) {
        HOLDFAST_TRY(const auto made, crypto::SigningKey::generate());
        HOLDFAST_CHECK(writeSigningKey(files, keyFile, made));
    }
    HOLDFAST_TRY(const auto key, readSigningKey(files, keyFile));
    // A key without a certificate was left by a run that was cut short: that run ends here.
    auto certificate = current(office, CertificateKind::Issuer);
    if (certificate && there) {
        HOLDFAST_TRY(const auto roster, office.data.roster());
        if (!roster.empty()) {
            return Error(ErrorCode::AlreadyExists);
        }
    } else {
        auto made = newCertificate(office, council.id, CertificateKind::Issuer, name, issuerLife);
        made.signing = key.publicKey();
        made.teams = teams;
        HOLDFAST_CHECK(keep(office, root, made));
        certificate = std::move(made);
    }
    HOLDFAST_TRY(const auto client, connectToGateway(office));
    const GatewayLine line(*client, gateway.origin, key, office.clock);
    HOLDFAST_CHECK(publish(line, office, certificate->id));
    HOLDFAST_CHECK(publishRoster(office, root, line));
    return certificate;
}

Result<void> publishRoster(const Office& office, const crypto::SigningKey& signer, const GatewayLine& line) {
    HOLDFAST_TRY(const auto council, office.data.council());
    HOLDFAST_TRY(const auto caseSystem, current(office, CertificateKind::CaseSystem));
    HOLDFAST_TRY(const auto recovery, current(office, CertificateKind::Recovery));
    HOLDFAST_TRY(const auto trust, office.data.trust(office.clock.now()));
    protocol::Roster roster;
    if (trust.roster()) {
        roster = *trust.roster();
    }
    roster.council = council.id;
    roster.version += 1;
    roster.issued = office.clock.now();
    roster.expires = office.clock.now() + rosterLife;
    roster.caseSystem = caseSystem.id;
    roster.recovery = recovery.id;
    roster.managers.clear();
    HOLDFAST_TRY(const auto enrolments, office.data.enrolments());
    for (const auto& enrolment : enrolments) {
        if (enrolment.role == protocol::Role::Manager && !enrolment.certificate.isNil()) {
            roster.managers.push_back(enrolment.certificate);
        }
    }
    const std::string jws = protocol::signRoster(signer, roster);
    // Kept first: a version that may have left this house is never given to other content.
    HOLDFAST_CHECK(office.data.putRoster(jws));
    return line.put("/v1/roster", protocol::joseMediaType, bytesOf(jws));
}

Result<IssuerKey> openIssuer(const Office& office) {
    IssuerKey issuer;
    HOLDFAST_TRY(issuer.key,
                 readSigningKey(office.data.files(), office.data.folder() / "issuer" / "signing.key"));
    HOLDFAST_TRY(issuer.certificate, current(office, CertificateKind::Issuer));
    if (issuer.certificate.signing != issuer.key.publicKey()) {
        return Error(ErrorCode::WrongKey);
    }
    return issuer;
}

} // namespace holdfast::office
