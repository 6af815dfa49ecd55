// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/enrolment.h"

#include "sync/protocol/json.h"

namespace holdfast::service {
namespace {

namespace json = protocol::json;

constexpr std::string_view metaName = "enrolment";

std::string write(const EnrolmentFile& file) {
    std::vector<std::string> roots;
    for (const auto& root : file.order.roots) {
        roots.push_back(root.base64Url());
    }
    return json::write({{"v", 1},
                        {"council", file.who.council.text()},
                        {"enrolment", file.who.id.text()},
                        {"person", file.who.person.text()},
                        {"name", file.who.name},
                        {"role", std::string(protocol::name(file.who.role))},
                        {"team", file.who.team.text()},
                        {"gateway", file.order.gateway},
                        {"pins", file.order.pins},
                        {"roots", roots},
                        {"request", toBase64Url(file.order.request.request)},
                        {"mac", toBase64Url(file.order.request.mac)},
                        {"certificate", file.certificate},
                        {"directory", protocol::writeDirectory(file.directory)},
                        {"case_system", file.caseSystem}});
}

Result<EnrolmentFile> read(std::string_view text) {
    HOLDFAST_TRY(const auto object, json::parseObject(text));
    HOLDFAST_CHECK(json::checkVersion(object));
    EnrolmentFile file;
    HOLDFAST_TRY(file.who.council, json::id<CouncilId>(object, "council"));
    HOLDFAST_TRY(file.who.id, json::id<EnrolmentId>(object, "enrolment"));
    HOLDFAST_TRY(file.who.person, json::id<PractitionerId>(object, "person"));
    HOLDFAST_TRY(file.who.name, json::text(object, "name"));
    HOLDFAST_TRY(const auto role, json::text(object, "role"));
    const auto known = protocol::roleFromName(role);
    if (!known) {
        return Error(ErrorCode::Malformed);
    }
    file.who.role = *known;
    HOLDFAST_TRY(file.who.team, json::id<TeamId>(object, "team"));
    HOLDFAST_TRY(file.order.gateway, json::text(object, "gateway"));
    HOLDFAST_TRY(file.order.pins, json::texts(object, "pins"));
    HOLDFAST_TRY(const auto roots, json::texts(object, "roots"));
    for (const auto& root : roots) {
        HOLDFAST_TRY(file.order.roots.emplace_back(), crypto::VerifyingKey::fromBase64Url(root));
    }
    HOLDFAST_TRY(file.order.request.request, json::base64Url(object, "request"));
    HOLDFAST_TRY(file.order.request.mac, json::base64Url(object, "mac"));
    HOLDFAST_TRY(file.certificate, json::text(object, "certificate"));
    HOLDFAST_TRY(const auto directory, json::text(object, "directory"));
    HOLDFAST_TRY(file.directory, protocol::readDirectory(directory));
    HOLDFAST_TRY(file.caseSystem, json::text(object, "case_system"));
    file.order.council = file.who.council;
    file.order.enrolment = file.who.id;
    return file;
}

} // namespace

Result<std::optional<EnrolmentFile>> loadEnrolment(store::MetaRepository& meta) {
    HOLDFAST_TRY(const auto text, meta.text(metaName));
    if (!text) {
        return std::optional<EnrolmentFile>{};
    }
    auto file = read(*text);
    if (!file) {
        return Error(ErrorCode::StoreDamaged);
    }
    return std::optional{std::move(file).value()};
}

Result<void> saveEnrolment(store::MetaRepository& meta, const EnrolmentFile& file) {
    return meta.set(metaName, write(file));
}

EnrolmentFile beginEnrolment(const protocol::EnrolmentCode& code, const crypto::VerifyingKey& signing,
                             const crypto::AgeRecipient& recipient, const crypto::VerifyingKey& agentKey,
                             UtcTime now) {
    EnrolmentFile file;
    file.who = {code.council, code.enrolment, code.person, code.name, code.role, code.team};
    file.order = {
        code.gateway,
        code.pins,
        code.roots,
        code.council,
        code.enrolment,
        protocol::writeEnrolmentRequest({code.enrolment, signing, agentKey, recipient, now}, code.secret)};
    return file;
}

Result<protocol::Trust> verifyEnrolment(const EnrolmentFile& file, std::string_view certificate,
                                        const protocol::Directory& directory, UtcTime now) {
    protocol::Trust trust(file.who.council, file.order.roots);
    // A directory may hold what does not verify; what we need from it must.
    static_cast<void>(trust.addDirectory(directory, now));
    HOLDFAST_TRY(const auto ours, trust.add(certificate, now));
    HOLDFAST_TRY(const auto request, protocol::readUnverifiedEnrolmentRequest(file.order.request.request));
    if (ours.kind != protocol::CertificateKind::Enrolment || ours.enrolment != file.who.id ||
        ours.person != file.who.person || ours.team != file.who.team || ours.role != file.who.role ||
        ours.signing != request.signing || ours.agent != request.agent ||
        ours.recipient != request.recipient) {
        return Error(ErrorCode::NotCertified);
    }
    HOLDFAST_CHECK(trust.caseSystem(now));
    HOLDFAST_CHECK(trust.recovery(now));
    if (file.who.role == protocol::Role::Worker) {
        HOLDFAST_TRY(const auto managers, trust.managers(now));
        if (managers.empty()) {
            return Error(ErrorCode::NotCertified);
        }
    }
    return trust;
}

} // namespace holdfast::service
