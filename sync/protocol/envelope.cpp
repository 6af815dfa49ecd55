// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/envelope.h"

#include "sync/protocol/payload.h"

#include <algorithm>
#include <set>

namespace holdfast::protocol {
namespace {

/// Every part of the record sealed, and nothing sealed that the record does not name.
bool sameParts(const std::vector<Original>& originals, const std::vector<PartName>& parts) {
    std::set<AttachmentId> inside;
    std::set<AttachmentId> outside;
    for (const auto& original : originals) {
        inside.insert(original.id);
    }
    for (const auto& part : parts) {
        outside.insert(part.id);
    }
    return inside == outside && inside.size() == originals.size() && outside.size() == parts.size();
}

} // namespace

Bytes writeEnvelope(const Envelope& envelope) {
    Bytes bytes;
    bytes.reserve(envelope.manifest.size() + 1 + envelope.body.size());
    bytes.insert(bytes.end(), envelope.manifest.begin(), envelope.manifest.end());
    bytes.push_back('\n');
    bytes.insert(bytes.end(), envelope.body.begin(), envelope.body.end());
    return bytes;
}

Result<Envelope> readEnvelope(ByteView bytes) {
    if (bytes.size() > largestEnvelope) {
        return Error(ErrorCode::TooLarge);
    }
    const auto lineEnd = std::ranges::find(bytes, std::uint8_t{'\n'});
    if (lineEnd == bytes.end()) {
        return Error(ErrorCode::Malformed);
    }
    Envelope envelope;
    envelope.manifest.assign(bytes.begin(), lineEnd);
    envelope.body.assign(lineEnd + 1, bytes.end());
    HOLDFAST_TRY(const Manifest manifest, readUnverifiedManifest(envelope.manifest));
    if (manifest.bodyPlace == BodyPlace::Part) {
        return envelope.body.empty() ? Result<Envelope>(std::move(envelope))
                                     : Result<Envelope>(Error(ErrorCode::Malformed));
    }
    if (envelope.body.size() != manifest.body.size || crypto::sha256(envelope.body) != manifest.body.sha256) {
        return Error(ErrorCode::BadDigest);
    }
    return envelope;
}

Result<SealedEnvelope> sealRecord(const SealedRecord& record, const std::vector<PartName>& parts, Lane lane,
                                  const crypto::SigningKey& person, const crypto::AgeRecipient& caseSystem,
                                  AttachmentId bodyId) {
    if (!sameParts(record.originals, parts) || bodyId.isNil() || record.revision < 1) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(std::string signedRecord, signRecord(person, record));
    auto sealed = crypto::ageSeal(bytesOf(signedRecord), {caseSystem});
    crypto::wipe(signedRecord);
    if (!sealed) {
        return sealed.error();
    }
    Bytes body = std::move(sealed).value();

    SealedEnvelope result;
    result.manifest = Manifest{.enrolment = record.enrolment,
                               .record = record.record,
                               .revision = record.revision,
                               .lane = lane,
                               .to = Addressee::CaseSystem,
                               .body = {bodyId, crypto::sha256(body), body.size()},
                               .bodyPlace = BodyPlace::Inline,
                               .parts = parts};
    std::string manifest = signManifest(person, result.manifest);
    if (manifest.size() + 1 + body.size() > largestEnvelope) {
        result.manifest.bodyPlace = BodyPlace::Part;
        manifest = signManifest(person, result.manifest);
        result.bodyPart = std::move(body);
        body.clear();
    }
    result.envelope = writeEnvelope({std::move(manifest), std::move(body)});
    if (result.envelope.size() > largestEnvelope) {
        return Error(ErrorCode::TooLarge);
    }
    return result;
}

} // namespace holdfast::protocol
