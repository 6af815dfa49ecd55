// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "sync/protocol/trust.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::office {

/// council.json: whom everything is trusted from.
struct CouncilFile {
    CouncilId id;
    std::string name;
    std::vector<crypto::VerifyingKey> roots;
};
[[nodiscard]] std::string writeCouncil(const CouncilFile& council);
[[nodiscard]] Result<CouncilFile> readCouncil(std::string_view text);

/// gateway.json of our own data: where the gateway is and which keys it shows.
struct GatewayFile {
    std::string origin;
    std::vector<std::string> pins;
};

struct Team {
    TeamId id;
    std::string name;
};

/// What became of an enrolment code.
enum class EnrolmentState {
    Waiting, ///< for the tablet
    Signed,  ///< the certificate exists here; perhaps not yet at the gateway
    Done,
};
struct EnrolmentEntry {
    EnrolmentId id;
    PractitionerId person;
    std::string name;
    protocol::Role role = protocol::Role::Worker;
    TeamId team;
    UtcTime expires; ///< of the code
    EnrolmentState state = EnrolmentState::Waiting;
    CertificateId certificate; ///< nil while waiting
};

/// The office's folder, as README.md lays it out. Every write is durable before it returns. One process
/// writes enrolments at a time; the inbox may run beside.
class OfficeData {
public:
    OfficeData(FileSystem& files, Path folder) : m_files(files), m_folder(std::move(folder)) {}

    [[nodiscard]] FileSystem& files() const noexcept { return m_files; }
    [[nodiscard]] const Path& folder() const noexcept { return m_folder; }
    [[nodiscard]] Result<bool> isSetUp() const;

    [[nodiscard]] Result<CouncilFile> council() const;
    [[nodiscard]] Result<void> putCouncil(const CouncilFile& council) const;
    /// NotFound before `issue gateway`.
    [[nodiscard]] Result<GatewayFile> gateway() const;
    [[nodiscard]] Result<void> putGateway(const GatewayFile& gateway) const;

    [[nodiscard]] Result<std::vector<Team>> teams() const;
    [[nodiscard]] Result<std::optional<Team>> findTeam(std::string_view nameOrId) const;
    [[nodiscard]] Result<void> addTeam(const Team& team) const;

    [[nodiscard]] Result<std::vector<EnrolmentEntry>> enrolments() const;
    [[nodiscard]] Result<void> putEnrolment(const EnrolmentEntry& entry) const;

    [[nodiscard]] Result<void> putCertificate(CertificateId id, std::string_view jws) const;
    [[nodiscard]] Result<std::string> certificate(CertificateId id) const;
    /// The roster's JWS; empty before the first.
    [[nodiscard]] Result<std::string> roster() const;
    [[nodiscard]] Result<void> putRoster(std::string_view jws) const;
    [[nodiscard]] Result<protocol::Directory> directory() const;
    /// Everything that verified at that time, from the files here.
    [[nodiscard]] Result<protocol::Trust> trust(UtcTime at) const;

    /// A number that only rises, durable before it is used. Name: a file below `case/`.
    [[nodiscard]] Result<std::int64_t> number(std::string_view name) const;
    [[nodiscard]] Result<void> putNumber(std::string_view name, std::int64_t value) const;

private:
    [[nodiscard]] Result<std::string> text(const Path& name) const;
    [[nodiscard]] Result<void> putText(const Path& name, std::string_view text) const;

    FileSystem& m_files;
    Path m_folder;
};

} // namespace holdfast::office
