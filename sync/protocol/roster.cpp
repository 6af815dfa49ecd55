// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/roster.h"

#include "sync/protocol/payload.h"

namespace holdfast::protocol {

std::string signRoster(const crypto::SigningKey& issuer, const Roster& roster) {
    json::Value revoked = json::Value::array();
    for (const auto& one : roster.revoked) {
        revoked.push_back({{"certificate", one.certificate.text()}, {"from", toUnixMilliseconds(one.from)}});
    }
    json::Value managers = json::Value::array();
    for (const auto& manager : roster.managers) {
        managers.push_back(manager.text());
    }
    const json::Value value{{"v", 1},
                            {"council", roster.council.text()},
                            {"version", roster.version},
                            {"issued", toUnixMilliseconds(roster.issued)},
                            {"expires", toUnixMilliseconds(roster.expires)},
                            {"revoked", std::move(revoked)},
                            {"recipients",
                             {{"case_system", roster.caseSystem.text()},
                              {"recovery", roster.recovery.text()},
                              {"managers", std::move(managers)}}}};
    return crypto::signJws(issuer, rosterType, bytesOf(json::write(value)));
}

Result<Roster> readRosterPayload(ByteView payload) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(payload)));
    HOLDFAST_CHECK(json::checkVersion(value));
    Roster roster;
    HOLDFAST_TRY(roster.council, json::id<CouncilId>(value, "council"));
    constexpr std::int64_t highestVersion = 9'007'199'254'740'991;
    HOLDFAST_TRY(roster.version, json::integer(value, "version", 1, highestVersion));
    HOLDFAST_TRY(roster.issued, json::time(value, "issued"));
    HOLDFAST_TRY(roster.expires, json::time(value, "expires"));
    HOLDFAST_TRY(const auto* revoked, json::array(value, "revoked"));
    for (const auto& one : *revoked) {
        Revocation revocation;
        HOLDFAST_TRY(revocation.certificate, json::id<CertificateId>(one, "certificate"));
        HOLDFAST_TRY(revocation.from, json::time(one, "from"));
        roster.revoked.push_back(revocation);
    }
    HOLDFAST_TRY(const auto* recipients, json::object(value, "recipients"));
    HOLDFAST_TRY(roster.caseSystem, json::id<CertificateId>(*recipients, "case_system"));
    HOLDFAST_TRY(roster.recovery, json::id<CertificateId>(*recipients, "recovery"));
    HOLDFAST_TRY(roster.managers, json::ids<CertificateId>(*recipients, "managers"));
    if (roster.issued >= roster.expires) {
        return Error(ErrorCode::Malformed);
    }
    return roster;
}

std::string writeDirectory(const Directory& directory) {
    return json::write({{"v", 1}, {"certificates", directory.certificates}, {"roster", directory.roster}});
}

Result<Directory> readDirectory(std::string_view text) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(text));
    HOLDFAST_CHECK(json::checkVersion(value));
    Directory directory;
    HOLDFAST_TRY(directory.certificates, json::texts(value, "certificates"));
    HOLDFAST_TRY(directory.roster, json::text(value, "roster"));
    return directory;
}

} // namespace holdfast::protocol
