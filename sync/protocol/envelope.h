// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/crypto/age.h"
#include "core/crypto/hash.h"
#include "core/crypto/jws.h"

#include <vector>

/// Manifests, envelopes and the record inside: README.md, "Envelope".
namespace holdfast::protocol {

inline constexpr std::string_view manifestType = "holdfast-manifest";
inline constexpr std::string_view recordType = "holdfast-record";
inline constexpr std::size_t largestEnvelope = 65'536;

enum class Lane { Alert, Answer, Record };
enum class Addressee { CaseSystem, Managers, DutyDesk };
enum class BodyPlace { Inline, Part };

/// One sealed file, named by its ciphertext.
struct PartName {
    AttachmentId id;
    crypto::Digest sha256{};
    std::uint64_t size = 0;
    friend bool operator==(const PartName&, const PartName&) = default;
};

struct Manifest {
    EnrolmentId enrolment;
    RecordId record;
    std::int64_t revision = 1;
    Lane lane = Lane::Record;
    Addressee to = Addressee::CaseSystem;
    PartName body;
    BodyPlace bodyPlace = BodyPlace::Inline;
    std::vector<PartName> parts; ///< without the body
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

[[nodiscard]] std::string signManifest(const crypto::SigningKey& person, const Manifest& manifest);
/// Verified against `person` before parsing.
[[nodiscard]] Result<Manifest> verifyManifest(std::string_view jws, const crypto::VerifyingKey& person);
/// For the agent, which carries envelopes it cannot judge.
[[nodiscard]] Result<Manifest> readUnverifiedManifest(std::string_view jws);

/// An original inside a record, named by its plaintext.
struct Original {
    AttachmentId id;
    crypto::Digest sha256{};
    std::uint64_t size = 0;
    std::string mediaType;
};

/// What the case system gets; `content` is JSON of core/practice.
struct SealedRecord {
    EnrolmentId enrolment;
    RecordId record;
    std::int64_t revision = 1;
    std::string kind;
    CaseId caseId;
    UtcTime created;
    std::string content;
    std::vector<Original> originals;
};
/// Malformed when `content` is no JSON object.
[[nodiscard]] Result<std::string> signRecord(const crypto::SigningKey& person, const SealedRecord& record);
[[nodiscard]] Result<SealedRecord> verifyRecord(std::string_view jws, const crypto::VerifyingKey& person);

/// The bytes that are stored, sent and receipted; made once, since age is randomised.
struct Envelope {
    std::string manifest; ///< JWS
    Bytes body;           ///< age ciphertext; empty when it travels as a part
};
[[nodiscard]] Bytes writeEnvelope(const Envelope& envelope);
/// TooLarge over largestEnvelope; the body's digest is checked against the manifest when it is inline.
[[nodiscard]] Result<Envelope> readEnvelope(ByteView bytes);

struct SealedEnvelope {
    Bytes envelope;
    Manifest manifest;
    Bytes bodyPart; ///< ciphertext to be written as a sealed file when the body does not fit inline
};
/// Signs and seals a record for the case system. `parts` are the sealed files of its originals, same ids
/// (InvalidArgument otherwise). The body travels as a part when the envelope would pass largestEnvelope.
[[nodiscard]] Result<SealedEnvelope> sealRecord(const SealedRecord& record,
                                                const std::vector<PartName>& parts, Lane lane,
                                                const crypto::SigningKey& person,
                                                const crypto::AgeRecipient& caseSystem, AttachmentId bodyId);

[[nodiscard]] std::string_view name(Lane lane) noexcept;
[[nodiscard]] std::optional<Lane> laneFromName(std::string_view text) noexcept;

} // namespace holdfast::protocol
