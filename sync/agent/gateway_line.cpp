// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/gateway_line.h"

#include "sync/protocol/server_time.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

std::string_view signatureOf(const http::HttpRequest& request) {
    const auto found = std::ranges::find(request.headers, "Signature", &http::Header::name);
    return found == request.headers.end() ? std::string_view{} : std::string_view(found->value);
}

} // namespace

Result<http::HttpResponse> GatewayLine::send(std::string_view path, http::HttpRequest request) {
    constexpr unsigned unauthorized = 401;
    request.url = m_origin + std::string(path);
    request.progress = [this](const http::Progress& /*progress*/) {
        return m_stop ? http::Proceed::Stop : http::Proceed::GoOn;
    };
    const auto unsignedHeaders = request.headers;
    const BootTime sent = m_clock.sinceBoot();
    HOLDFAST_CHECK(http::sign(request, m_key, m_clock.now()));
    auto answer = m_client->send(request);
    if (!answer || answer->status != unauthorized) {
        return answer;
    }
    const auto time = answer->header(protocol::serverTimeHeader);
    if (!time || !m_clock.correct(*time, signatureOf(request), sent)) {
        return answer;
    }
    // Once: a gateway that refuses its own time is a failure like others.
    request.headers = unsignedHeaders;
    HOLDFAST_CHECK(http::sign(request, m_key, m_clock.now()));
    return m_client->send(request);
}

} // namespace holdfast::agent
