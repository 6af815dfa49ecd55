// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/office_data.h"

#include "sync/protocol/json.h"

namespace holdfast::office {
namespace {

namespace json = protocol::json;

constexpr std::uint64_t largestFile = 4 * 1024 * 1024;

std::string_view nameOf(EnrolmentState state) {
    switch (state) {
    case EnrolmentState::Waiting:
        return "waiting";
    case EnrolmentState::Signed:
        return "signed";
    case EnrolmentState::Done:
        return "done";
    }
    return "waiting";
}

Result<EnrolmentState> stateFromName(std::string_view name) {
    for (const auto state : {EnrolmentState::Waiting, EnrolmentState::Signed, EnrolmentState::Done}) {
        if (nameOf(state) == name) {
            return state;
        }
    }
    return Error(ErrorCode::Malformed);
}

std::string writeEntry(const EnrolmentEntry& entry) {
    json::Value value{{"v", 1},
                      {"id", entry.id.text()},
                      {"person", entry.person.text()},
                      {"name", entry.name},
                      {"role", protocol::name(entry.role)},
                      {"team", entry.team.text()},
                      {"expires", toUnixMilliseconds(entry.expires)},
                      {"state", nameOf(entry.state)}};
    if (!entry.certificate.isNil()) {
        value["certificate"] = entry.certificate.text();
    }
    return json::write(value);
}

Result<EnrolmentEntry> readEntry(std::string_view text) {
    HOLDFAST_TRY(const auto value, json::parseObject(text));
    HOLDFAST_CHECK(json::checkVersion(value));
    EnrolmentEntry entry;
    HOLDFAST_TRY(entry.id, json::id<EnrolmentId>(value, "id"));
    HOLDFAST_TRY(entry.person, json::id<PractitionerId>(value, "person"));
    HOLDFAST_TRY(entry.name, json::text(value, "name"));
    HOLDFAST_TRY(const auto role, json::text(value, "role"));
    const auto known = protocol::roleFromName(role);
    if (!known) {
        return Error(ErrorCode::Malformed);
    }
    entry.role = *known;
    HOLDFAST_TRY(entry.team, json::id<TeamId>(value, "team"));
    HOLDFAST_TRY(entry.expires, json::time(value, "expires"));
    HOLDFAST_TRY(const auto state, json::text(value, "state"));
    HOLDFAST_TRY(entry.state, stateFromName(state));
    if (json::has(value, "certificate")) {
        HOLDFAST_TRY(entry.certificate, json::id<CertificateId>(value, "certificate"));
    }
    return entry;
}

} // namespace

std::string writeCouncil(const CouncilFile& council) {
    json::Value roots = json::Value::array();
    for (const auto& root : council.roots) {
        roots.push_back(root.base64Url());
    }
    return json::write(
        {{"v", 1}, {"council", council.id.text()}, {"name", council.name}, {"roots", std::move(roots)}});
}

Result<CouncilFile> readCouncil(std::string_view text) {
    HOLDFAST_TRY(const auto value, json::parseObject(text));
    HOLDFAST_CHECK(json::checkVersion(value));
    CouncilFile council;
    HOLDFAST_TRY(council.id, json::id<CouncilId>(value, "council"));
    HOLDFAST_TRY(council.name, json::text(value, "name"));
    HOLDFAST_TRY(const auto roots, json::texts(value, "roots"));
    for (const auto& root : roots) {
        HOLDFAST_TRY(council.roots.emplace_back(), crypto::VerifyingKey::fromBase64Url(root));
    }
    if (council.roots.empty()) {
        return Error(ErrorCode::Malformed);
    }
    return council;
}

Result<std::string> OfficeData::text(const Path& name) const {
    HOLDFAST_TRY(const Bytes bytes, readFile(m_files, m_folder / name, largestFile));
    return std::string(textOf(bytes));
}

Result<void> OfficeData::putText(const Path& name, std::string_view text) const {
    const Path path = m_folder / name;
    HOLDFAST_CHECK(m_files.createDirectories(path.parent_path()));
    return writeFileDurably(m_files, path, bytesOf(text));
}

Result<bool> OfficeData::isSetUp() const {
    return m_files.exists(m_folder / "council.json");
}

Result<CouncilFile> OfficeData::council() const {
    HOLDFAST_TRY(const auto written, text("council.json"));
    return readCouncil(written);
}

Result<void> OfficeData::putCouncil(const CouncilFile& council) const {
    return putText("council.json", writeCouncil(council));
}

Result<GatewayFile> OfficeData::gateway() const {
    HOLDFAST_TRY(const auto written, text("gateway.json"));
    HOLDFAST_TRY(const auto value, json::parseObject(written));
    GatewayFile gateway;
    HOLDFAST_TRY(gateway.origin, json::text(value, "origin"));
    HOLDFAST_TRY(gateway.pins, json::texts(value, "pins"));
    return gateway;
}

Result<void> OfficeData::putGateway(const GatewayFile& gateway) const {
    return putText("gateway.json",
                   json::write({{"v", 1}, {"origin", gateway.origin}, {"pins", gateway.pins}}));
}

Result<std::vector<Team>> OfficeData::teams() const {
    std::vector<Team> teams;
    HOLDFAST_TRY(const bool any, m_files.exists(m_folder / "teams.json"));
    if (!any) {
        return teams;
    }
    HOLDFAST_TRY(const auto written, text("teams.json"));
    HOLDFAST_TRY(const auto value, json::parseObject(written));
    HOLDFAST_TRY(const auto* list, json::array(value, "teams"));
    for (const auto& one : *list) {
        Team team;
        HOLDFAST_TRY(team.id, json::id<TeamId>(one, "id"));
        HOLDFAST_TRY(team.name, json::text(one, "name"));
        teams.push_back(std::move(team));
    }
    return teams;
}

Result<std::optional<Team>> OfficeData::findTeam(std::string_view nameOrId) const {
    HOLDFAST_TRY(const auto all, teams());
    for (const auto& team : all) {
        if (team.name == nameOrId || team.id.text() == nameOrId) {
            return std::optional(team);
        }
    }
    return std::optional<Team>{};
}

Result<void> OfficeData::addTeam(const Team& team) const {
    HOLDFAST_TRY(auto all, teams());
    all.push_back(team);
    json::Value list = json::Value::array();
    for (const auto& one : all) {
        list.push_back({{"id", one.id.text()}, {"name", one.name}});
    }
    return putText("teams.json", json::write({{"v", 1}, {"teams", std::move(list)}}));
}

Result<std::vector<EnrolmentEntry>> OfficeData::enrolments() const {
    std::vector<EnrolmentEntry> entries;
    HOLDFAST_TRY(const bool any, m_files.exists(m_folder / "enrolments"));
    if (!any) {
        return entries;
    }
    HOLDFAST_TRY(const auto names, m_files.list(m_folder / "enrolments"));
    for (const auto& name : names) {
        if (name.starts_with('.')) {
            continue; // left by a write that was cut short
        }
        HOLDFAST_TRY(const auto written, text(Path("enrolments") / name));
        HOLDFAST_TRY(entries.emplace_back(), readEntry(written));
    }
    return entries;
}

Result<void> OfficeData::putEnrolment(const EnrolmentEntry& entry) const {
    return putText(Path("enrolments") / (entry.id.text() + ".json"), writeEntry(entry));
}

Result<void> OfficeData::putCertificate(CertificateId id, std::string_view jws) const {
    return putText(Path("certificates") / (id.text() + ".jws"), jws);
}

Result<std::string> OfficeData::certificate(CertificateId id) const {
    return text(Path("certificates") / (id.text() + ".jws"));
}

Result<std::string> OfficeData::roster() const {
    HOLDFAST_TRY(const bool any, m_files.exists(m_folder / "roster.jws"));
    return any ? text("roster.jws") : Result<std::string>(std::string{});
}

Result<void> OfficeData::putRoster(std::string_view jws) const {
    return putText("roster.jws", jws);
}

Result<protocol::Directory> OfficeData::directory() const {
    protocol::Directory directory;
    HOLDFAST_TRY(directory.roster, roster());
    HOLDFAST_TRY(const bool any, m_files.exists(m_folder / "certificates"));
    if (!any) {
        return directory;
    }
    HOLDFAST_TRY(const auto names, m_files.list(m_folder / "certificates"));
    for (const auto& name : names) {
        if (!name.starts_with('.')) {
            HOLDFAST_TRY(directory.certificates.emplace_back(), text(Path("certificates") / name));
        }
    }
    return directory;
}

Result<protocol::Trust> OfficeData::trust(UtcTime at) const {
    HOLDFAST_TRY(auto known, council());
    HOLDFAST_TRY(const auto all, directory());
    protocol::Trust trust(known.id, std::move(known.roots));
    // Lapsed and revoked certificates do not verify; that is what a trust is for, not a failure.
    (void)trust.addDirectory(all, at);
    return trust;
}

Result<std::int64_t> OfficeData::number(std::string_view name) const {
    const Path path = Path("case") / name;
    HOLDFAST_TRY(const bool any, m_files.exists(m_folder / path));
    if (!any) {
        return std::int64_t{0};
    }
    HOLDFAST_TRY(const auto written, text(path));
    HOLDFAST_TRY(const auto value, json::parseObject(written));
    return json::integer(value, "value");
}

Result<void> OfficeData::putNumber(std::string_view name, std::int64_t value) const {
    return putText(Path("case") / name, json::write({{"value", value}}));
}

} // namespace holdfast::office
