// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/tus.h"

#include "sync/protocol/json.h"

#include <set>

namespace holdfast::protocol {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

std::string writeUploadMetadata(const PartName& part) {
    return "part " + toBase64(bytesOf(part.id.text())) + ",sha256 " + toBase64(bytesOf(toHex(part.sha256)));
}

Result<PartName> readUploadMetadata(std::string_view value) {
    constexpr std::size_t longest = 4096;
    if (value.size() > longest) {
        return Error(ErrorCode::TooLarge);
    }
    PartName part;
    std::set<std::string_view> seen;
    for (bool more = true; more;) {
        const auto comma = value.find(',');
        const std::string_view pair = trimmed(value.substr(0, comma));
        more = comma != std::string_view::npos;
        value = more ? value.substr(comma + 1) : std::string_view{};
        const auto space = pair.find(' ');
        const std::string_view key = pair.substr(0, space);
        if (key.empty() || !seen.insert(key).second) {
            return Error(ErrorCode::Malformed);
        }
        if (key != "part" && key != "sha256") {
            continue;
        }
        HOLDFAST_TRY(const Bytes decoded,
                     fromBase64(space == std::string_view::npos ? "" : pair.substr(space + 1)));
        if (key == "part") {
            HOLDFAST_TRY(part.id, AttachmentId::parse(textOf(decoded)));
        } else {
            HOLDFAST_TRY(part.sha256, json::digestOf(textOf(decoded)));
        }
    }
    if (!seen.contains("part") || !seen.contains("sha256")) {
        return Error(ErrorCode::Malformed);
    }
    return part;
}

} // namespace holdfast::protocol
