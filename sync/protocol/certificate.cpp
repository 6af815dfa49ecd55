// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/certificate.h"

#include "sync/protocol/json.h"
#include "sync/protocol/payload.h"

#include <array>
#include <utility>

namespace holdfast::protocol {
namespace {

constexpr std::size_t longestName = 400; // bytes of UTF-8
constexpr std::size_t mostTeams = 1000;

constexpr std::array kinds{
    std::pair{CertificateKind::Issuer, std::string_view{"issuer"}},
    std::pair{CertificateKind::Gateway, std::string_view{"gateway"}},
    std::pair{CertificateKind::CaseSystem, std::string_view{"case_system"}},
    std::pair{CertificateKind::Recovery, std::string_view{"recovery"}},
    std::pair{CertificateKind::DutyDesk, std::string_view{"duty_desk"}},
    std::pair{CertificateKind::Enrolment, std::string_view{"enrolment"}},
};

Result<CertificateKind> kindFromName(std::string_view text) {
    for (const auto& [kind, known] : kinds) {
        if (known == text) {
            return kind;
        }
    }
    return Error(ErrorCode::Unsupported);
}

/// The column "must hold" of README.md, "Certificates".
bool holdsWhatItMust(const Certificate& certificate) {
    switch (certificate.kind) {
    case CertificateKind::Issuer:
    case CertificateKind::Gateway:
        return certificate.signing.has_value();
    case CertificateKind::CaseSystem:
    case CertificateKind::DutyDesk:
        return certificate.signing && certificate.recipient;
    case CertificateKind::Recovery:
        return certificate.recipient.has_value();
    case CertificateKind::Enrolment:
        return certificate.signing && certificate.agent && certificate.recipient && certificate.role &&
               certificate.signing != certificate.agent && !certificate.person.isNil() &&
               !certificate.team.isNil() && !certificate.enrolment.isNil();
    }
    return false;
}

Result<void> readKeys(const json::Value& value, Certificate& certificate) {
    if (json::has(value, "signing")) {
        HOLDFAST_TRY(certificate.signing, json::key(value, "signing"));
    }
    if (json::has(value, "agent")) {
        HOLDFAST_TRY(certificate.agent, json::key(value, "agent"));
    }
    if (json::has(value, "recipient")) {
        HOLDFAST_TRY(certificate.recipient, json::recipient(value, "recipient"));
    }
    return {};
}

Result<void> readScope(const json::Value& value, Certificate& certificate) {
    if (certificate.kind == CertificateKind::Issuer) {
        HOLDFAST_TRY(certificate.teams, json::ids<TeamId>(value, "teams"));
        if (certificate.teams.size() > mostTeams) {
            return Error(ErrorCode::TooLarge);
        }
    }
    if (certificate.kind == CertificateKind::Enrolment) {
        HOLDFAST_TRY(const std::string role, json::text(value, "role"));
        certificate.role = roleFromName(role);
        HOLDFAST_TRY(certificate.person, json::id<PractitionerId>(value, "person"));
        HOLDFAST_TRY(certificate.team, json::id<TeamId>(value, "team"));
        HOLDFAST_TRY(certificate.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    }
    return {};
}

} // namespace

std::string issueCertificate(const crypto::SigningKey& issuer, const Certificate& certificate) {
    json::Value value{{"v", 1},
                      {"id", certificate.id.text()},
                      {"council", certificate.council.text()},
                      {"kind", name(certificate.kind)},
                      {"name", certificate.name},
                      {"notBefore", toUnixMilliseconds(certificate.notBefore)},
                      {"notAfter", toUnixMilliseconds(certificate.notAfter)}};
    if (certificate.signing) {
        value["signing"] = certificate.signing->base64Url();
    }
    if (certificate.agent) {
        value["agent"] = certificate.agent->base64Url();
    }
    if (certificate.recipient) {
        value["recipient"] = certificate.recipient->text();
    }
    if (certificate.kind == CertificateKind::Issuer) {
        value["teams"] = json::Value::array();
        for (const auto& team : certificate.teams) {
            value["teams"].push_back(team.text());
        }
    }
    if (certificate.kind == CertificateKind::Enrolment) {
        value["role"] = name(certificate.role.value_or(Role::Worker));
        value["person"] = certificate.person.text();
        value["team"] = certificate.team.text();
        value["enrolment"] = certificate.enrolment.text();
    }
    return crypto::signJws(issuer, certificateType, bytesOf(json::write(value)));
}

Result<Certificate> readUnverifiedCertificate(std::string_view jws) {
    HOLDFAST_TRY(const Bytes payload, unverifiedPayload(jws, certificateType));
    return readCertificatePayload(payload);
}

Result<Certificate> readCertificatePayload(ByteView payload) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(payload)));
    HOLDFAST_CHECK(json::checkVersion(value));
    Certificate certificate;
    HOLDFAST_TRY(certificate.id, json::id<CertificateId>(value, "id"));
    HOLDFAST_TRY(certificate.council, json::id<CouncilId>(value, "council"));
    HOLDFAST_TRY(const std::string kind, json::text(value, "kind"));
    HOLDFAST_TRY(certificate.kind, kindFromName(kind));
    HOLDFAST_TRY(certificate.name, json::text(value, "name"));
    HOLDFAST_TRY(certificate.notBefore, json::time(value, "notBefore"));
    HOLDFAST_TRY(certificate.notAfter, json::time(value, "notAfter"));
    HOLDFAST_CHECK(readKeys(value, certificate));
    HOLDFAST_CHECK(readScope(value, certificate));
    if (certificate.id.isNil() || certificate.council.isNil() || certificate.name.size() > longestName ||
        certificate.notBefore >= certificate.notAfter || !holdsWhatItMust(certificate)) {
        return Error(ErrorCode::Malformed);
    }
    return certificate;
}

std::string_view name(CertificateKind kind) noexcept {
    for (const auto& [known, text] : kinds) {
        if (known == kind) {
            return text;
        }
    }
    return "enrolment";
}

std::string_view name(Role role) noexcept {
    return role == Role::Manager ? "manager" : "worker";
}

std::optional<Role> roleFromName(std::string_view text) noexcept {
    if (text == "worker") {
        return Role::Worker;
    }
    if (text == "manager") {
        return Role::Manager;
    }
    return std::nullopt;
}

} // namespace holdfast::protocol
