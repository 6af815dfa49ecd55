// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/http_client.h"

#include <algorithm>
#include <array>

namespace holdfast::http {
namespace {

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameName(std::string_view a, std::string_view b) noexcept {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

Result<crypto::Digest> digestOf(const HttpRequest& request) {
    if (!request.source) {
        return crypto::sha256(request.body);
    }
    crypto::Sha256 hash;
    std::array<std::uint8_t, 65'536> buffer{};
    std::uint64_t offset = 0;
    while (offset < request.sourceSize) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), request.sourceSize - offset));
        HOLDFAST_TRY(const std::size_t count, request.source(offset, MutableByteView(buffer).first(wanted)));
        if (count == 0) {
            return Error(ErrorCode::Truncated);
        }
        hash.update(ByteView(buffer).first(count));
        offset += count;
    }
    return hash.finish();
}

} // namespace

std::optional<std::string_view> HttpResponse::header(std::string_view name) const {
    for (const auto& header : headers) {
        if (sameName(header.name, name)) {
            return header.value;
        }
    }
    return std::nullopt;
}

bool hasBody(const HttpRequest& request) noexcept {
    return request.method == "PUT" || request.method == "POST" || request.method == "PATCH";
}

std::uint64_t bodySize(const HttpRequest& request) noexcept {
    return request.source ? request.sourceSize : request.body.size();
}

Result<void> sign(HttpRequest& request, const crypto::SigningKey& key, UtcTime now,
                  const std::optional<crypto::Digest>& digest) {
    protocol::RequestHead head{request.method, request.url, {}};
    if (hasBody(request)) {
        std::optional<crypto::Digest> known = digest;
        if (!known) {
            HOLDFAST_TRY(known, digestOf(request));
        }
        request.headers.push_back({"Content-Digest", protocol::contentDigest(*known)});
    }
    head.headers = request.headers;
    if (hasBody(request)) {
        head.headers.push_back({"Content-Length", std::to_string(bodySize(request))});
    }
    HOLDFAST_TRY(auto added, protocol::signRequest(head, key, now));
    for (auto& header : added) {
        request.headers.push_back(std::move(header));
    }
    return {};
}

} // namespace holdfast::http
