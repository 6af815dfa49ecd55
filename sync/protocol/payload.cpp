// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/payload.h"

namespace holdfast::protocol {

Result<Bytes> unverifiedPayload(std::string_view jws, std::string_view typ) {
    HOLDFAST_TRY(const crypto::UnverifiedJws peeked, crypto::peekJws(jws));
    const auto first = jws.find('.');
    const auto second = jws.find('.', first + 1);
    if (peeked.typ != typ || first == std::string_view::npos || second == std::string_view::npos) {
        return Error(ErrorCode::Malformed);
    }
    return fromBase64Url(jws.substr(first + 1, second - first - 1));
}

json::Value partJson(const PartName& part) {
    return {{"id", part.id.text()}, {"sha256", toHex(part.sha256)}, {"size", part.size}};
}

Result<PartName> readPart(const json::Value& value) {
    PartName part;
    HOLDFAST_TRY(part.id, json::id<AttachmentId>(value, "id"));
    HOLDFAST_TRY(part.sha256, json::digest(value, "sha256"));
    HOLDFAST_TRY(part.size, json::size(value, "size"));
    if (part.id.isNil()) {
        return Error(ErrorCode::Malformed);
    }
    return part;
}

json::Value originalJson(const Original& original) {
    return {{"id", original.id.text()},
            {"sha256", toHex(original.sha256)},
            {"size", original.size},
            {"mediaType", original.mediaType},
            {"role", "original"}};
}

Result<Original> readOriginal(const json::Value& value) {
    Original original;
    HOLDFAST_TRY(original.id, json::id<AttachmentId>(value, "id"));
    HOLDFAST_TRY(original.sha256, json::digest(value, "sha256"));
    HOLDFAST_TRY(original.size, json::size(value, "size"));
    HOLDFAST_TRY(original.mediaType, json::text(value, "mediaType"));
    HOLDFAST_TRY(const std::string role, json::text(value, "role"));
    if (original.id.isNil() || role != "original") {
        return Error(ErrorCode::Malformed);
    }
    return original;
}

} // namespace holdfast::protocol
