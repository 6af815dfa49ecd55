// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/envelope.h"
#include "sync/protocol/payload.h"

#include <array>
#include <set>
#include <utility>

namespace holdfast::protocol {
namespace {

constexpr std::int64_t highestRevision = 1'000'000'000;

constexpr std::array lanes{std::pair{Lane::Alert, std::string_view{"alert"}},
                           std::pair{Lane::Answer, std::string_view{"answer"}},
                           std::pair{Lane::Record, std::string_view{"record"}}};
constexpr std::array addressees{std::pair{Addressee::CaseSystem, std::string_view{"case_system"}},
                                std::pair{Addressee::Managers, std::string_view{"managers"}},
                                std::pair{Addressee::DutyDesk, std::string_view{"duty_desk"}}};

std::string_view name(Addressee addressee) noexcept {
    for (const auto& [known, text] : addressees) {
        if (known == addressee) {
            return text;
        }
    }
    return "case_system";
}

Result<Addressee> addresseeFromName(std::string_view text) {
    for (const auto& [addressee, known] : addressees) {
        if (known == text) {
            return addressee;
        }
    }
    return Error(ErrorCode::Unsupported);
}

Result<Manifest> readManifestPayload(ByteView payload) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(payload)));
    HOLDFAST_CHECK(json::checkVersion(value));
    Manifest manifest;
    HOLDFAST_TRY(manifest.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(manifest.record, json::id<RecordId>(value, "record"));
    HOLDFAST_TRY(manifest.revision, json::integer(value, "revision", 1, highestRevision));
    HOLDFAST_TRY(const std::string lane, json::text(value, "lane"));
    const auto knownLane = laneFromName(lane);
    if (!knownLane) {
        return Error(ErrorCode::Unsupported);
    }
    manifest.lane = *knownLane;
    HOLDFAST_TRY(const std::string to, json::text(value, "to"));
    HOLDFAST_TRY(manifest.to, addresseeFromName(to));
    HOLDFAST_TRY(const auto* body, json::object(value, "body"));
    HOLDFAST_TRY(manifest.body, readPart(*body));
    HOLDFAST_TRY(const bool isInline, json::flag(*body, "inline"));
    manifest.bodyPlace = isInline ? BodyPlace::Inline : BodyPlace::Part;
    HOLDFAST_TRY(const auto* parts, json::array(value, "parts"));
    std::set<AttachmentId> names{manifest.body.id};
    for (const auto& one : *parts) {
        HOLDFAST_TRY(const PartName part, readPart(one));
        if (!names.insert(part.id).second) {
            return Error(ErrorCode::Malformed);
        }
        manifest.parts.push_back(part);
    }
    return manifest;
}

} // namespace

std::string signManifest(const crypto::SigningKey& person, const Manifest& manifest) {
    json::Value body = partJson(manifest.body);
    body["inline"] = manifest.bodyPlace == BodyPlace::Inline;
    json::Value parts = json::Value::array();
    for (const auto& part : manifest.parts) {
        parts.push_back(partJson(part));
    }
    const json::Value value{{"v", 1},
                            {"enrolment", manifest.enrolment.text()},
                            {"record", manifest.record.text()},
                            {"revision", manifest.revision},
                            {"lane", name(manifest.lane)},
                            {"to", name(manifest.to)},
                            {"body", std::move(body)},
                            {"parts", std::move(parts)}};
    return crypto::signJws(person, manifestType, bytesOf(json::write(value)));
}

Result<Manifest> verifyManifest(std::string_view jws, const crypto::VerifyingKey& person) {
    HOLDFAST_TRY(const crypto::Jws verified, crypto::verifyJws(jws, person, manifestType));
    return readManifestPayload(verified.payload);
}

Result<Manifest> readUnverifiedManifest(std::string_view jws) {
    HOLDFAST_TRY(const Bytes payload, unverifiedPayload(jws, manifestType));
    return readManifestPayload(payload);
}

std::string_view name(Lane lane) noexcept {
    for (const auto& [known, text] : lanes) {
        if (known == lane) {
            return text;
        }
    }
    return "record";
}

std::optional<Lane> laneFromName(std::string_view text) noexcept {
    for (const auto& [lane, known] : lanes) {
        if (known == text) {
            return lane;
        }
    }
    return std::nullopt;
}

} // namespace holdfast::protocol
