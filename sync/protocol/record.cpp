// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/envelope.h"
#include "sync/protocol/payload.h"

#include <limits>
#include <set>

namespace holdfast::protocol {

Result<std::string> signRecord(const crypto::SigningKey& person, const SealedRecord& record) {
    HOLDFAST_TRY(json::Value content, json::parseObject(record.content));
    json::Value parts = json::Value::array();
    for (const auto& original : record.originals) {
        parts.push_back(originalJson(original));
    }
    const json::Value value{{"v", 1},
                            {"enrolment", record.enrolment.text()},
                            {"record", record.record.text()},
                            {"revision", record.revision},
                            {"kind", record.kind},
                            {"case", record.caseId.text()},
                            {"created", toUnixMilliseconds(record.created)},
                            {"content", std::move(content)},
                            {"parts", std::move(parts)}};
    return crypto::signJws(person, recordType, bytesOf(json::write(value)));
}

Result<SealedRecord> verifyRecord(std::string_view jws, const crypto::VerifyingKey& person) {
    HOLDFAST_TRY(const crypto::Jws verified, crypto::verifyJws(jws, person, recordType));
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(verified.payload)));
    HOLDFAST_CHECK(json::checkVersion(value));
    SealedRecord record;
    HOLDFAST_TRY(record.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(record.record, json::id<RecordId>(value, "record"));
    HOLDFAST_TRY(record.revision,
                 json::integer(value, "revision", 1, std::numeric_limits<std::int64_t>::max()));
    HOLDFAST_TRY(record.kind, json::text(value, "kind"));
    HOLDFAST_TRY(record.caseId, json::id<CaseId>(value, "case"));
    HOLDFAST_TRY(record.created, json::time(value, "created"));
    HOLDFAST_TRY(const auto* content, json::object(value, "content"));
    record.content = json::write(*content);
    HOLDFAST_TRY(const auto* parts, json::array(value, "parts"));
    std::set<AttachmentId> names;
    for (const auto& one : *parts) {
        HOLDFAST_TRY(Original original, readOriginal(one));
        if (!names.insert(original.id).second) {
            return Error(ErrorCode::Malformed);
        }
        record.originals.push_back(std::move(original));
    }
    return record;
}

} // namespace holdfast::protocol
