// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/receipt.h"

#include "sync/protocol/payload.h"

#include <algorithm>
#include <limits>

namespace holdfast::protocol {
namespace {

json::Value commonMembers(const Receipt& receipt) {
    json::Value parts = json::Value::array();
    for (const auto& part : receipt.parts) {
        parts.push_back(partJson(part));
    }
    return {{"v", 1},
            {"enrolment", receipt.enrolment.text()},
            {"record", receipt.record.text()},
            {"revision", receipt.revision},
            {"manifest", toHex(receipt.manifest)},
            {"parts", std::move(parts)},
            {"time", toUnixMilliseconds(receipt.time)}};
}

Result<Receipt> readCommonMembers(const json::Value& value) {
    HOLDFAST_CHECK(json::checkVersion(value));
    Receipt receipt;
    HOLDFAST_TRY(receipt.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(receipt.record, json::id<RecordId>(value, "record"));
    HOLDFAST_TRY(receipt.revision,
                 json::integer(value, "revision", 1, std::numeric_limits<std::int64_t>::max()));
    HOLDFAST_TRY(receipt.manifest, json::digest(value, "manifest"));
    HOLDFAST_TRY(const auto* parts, json::array(value, "parts"));
    for (const auto& one : *parts) {
        HOLDFAST_TRY(const PartName part, readPart(one));
        receipt.parts.push_back(part);
    }
    HOLDFAST_TRY(receipt.time, json::time(value, "time"));
    return receipt;
}

bool isReasonWord(std::string_view reason) {
    return !reason.empty() && reason.size() <= 40 &&
           std::ranges::all_of(reason, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// A receipt names originals by digest only; the rest of them stays in the record.
Result<std::vector<Original>> readOriginals(const json::Value& value) {
    HOLDFAST_TRY(const auto* list, json::array(value, "originals"));
    std::vector<Original> originals;
    for (const auto& one : *list) {
        Original original;
        HOLDFAST_TRY(original.id, json::id<AttachmentId>(one, "id"));
        HOLDFAST_TRY(original.sha256, json::digest(one, "sha256"));
        originals.push_back(std::move(original));
    }
    return originals;
}

} // namespace

std::string signStored(const crypto::SigningKey& gateway, const Receipt& receipt) {
    return crypto::signJws(gateway, storedType, bytesOf(json::write(commonMembers(receipt))));
}

std::string signReceived(const crypto::SigningKey& caseSystem, const Receipt& receipt) {
    json::Value value = commonMembers(receipt);
    value["outcome"] = receipt.outcome == Outcome::Filed ? "filed" : "refused";
    if (receipt.outcome == Outcome::Refused) {
        value["reason"] = receipt.reason;
    }
    value["originals"] = json::Value::array();
    for (const auto& original : receipt.originals) {
        value["originals"].push_back({{"id", original.id.text()}, {"sha256", toHex(original.sha256)}});
    }
    return crypto::signJws(caseSystem, receivedType, bytesOf(json::write(value)));
}

Result<Receipt> verifyStored(std::string_view jws, const Trust& trust, UtcTime at) {
    HOLDFAST_TRY(const crypto::Jws verified, trust.verify(jws, storedType, CertificateKind::Gateway, at));
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(verified.payload)));
    return readCommonMembers(value);
}

Result<Receipt> verifyReceived(std::string_view jws, const Trust& trust, UtcTime at) {
    HOLDFAST_TRY(const crypto::Jws verified,
                 trust.verify(jws, receivedType, CertificateKind::CaseSystem, at));
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(verified.payload)));
    HOLDFAST_TRY(Receipt receipt, readCommonMembers(value));
    HOLDFAST_TRY(const std::string outcome, json::text(value, "outcome"));
    if (outcome != "filed" && outcome != "refused") {
        return Error(ErrorCode::Unsupported);
    }
    receipt.outcome = outcome == "filed" ? Outcome::Filed : Outcome::Refused;
    if (receipt.outcome == Outcome::Refused) {
        HOLDFAST_TRY(receipt.reason, json::text(value, "reason"));
        if (!isReasonWord(receipt.reason)) {
            return Error(ErrorCode::Malformed);
        }
    }
    HOLDFAST_TRY(receipt.originals, readOriginals(value));
    return receipt;
}

Result<void> checkCovers(const Receipt& receipt, std::string_view manifestJws, const Manifest& manifest) {
    const bool names = receipt.enrolment == manifest.enrolment && receipt.record == manifest.record &&
                       receipt.revision == manifest.revision &&
                       receipt.manifest == crypto::sha256(bytesOf(manifestJws)) && !receipt.parts.empty() &&
                       receipt.parts.front() == manifest.body &&
                       std::equal(receipt.parts.begin() + 1, receipt.parts.end(), manifest.parts.begin(),
                                  manifest.parts.end());
    return names ? Result<void>() : Result<void>(Error(ErrorCode::BadDigest));
}

} // namespace holdfast::protocol
