// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/fake_http_client.h"

namespace holdfast::http {

Result<HttpResponse> FakeHttpClient::send(const HttpRequest& request) {
    HttpRequest seen = request;
    if (request.source) {
        seen.body.resize(static_cast<std::size_t>(request.sourceSize));
        HOLDFAST_TRY(const std::size_t count, request.source(0, seen.body));
        if (count != seen.body.size()) {
            return Error(ErrorCode::Truncated);
        }
    }
    if (request.progress && request.progress({.sent = seen.body.size(), .received = 0}) == Proceed::Stop) {
        return Error(ErrorCode::Cancelled);
    }
    m_requests.push_back(seen);
    HOLDFAST_TRY(HttpResponse response, m_handler(seen));
    if (response.body.size() > request.largestAnswer) {
        return Error(ErrorCode::TooLarge);
    }
    if (request.sink && response.status / 100 == 2) {
        HOLDFAST_CHECK(request.sink(response.body));
        response.body.clear();
    }
    return response;
}

} // namespace holdfast::http
