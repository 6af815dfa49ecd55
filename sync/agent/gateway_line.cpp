// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/gateway_line.h"

namespace holdfast::agent {

Result<http::HttpResponse> GatewayLine::send(std::string_view path, http::HttpRequest request) {
    request.url = m_origin + std::string(path);
    HOLDFAST_CHECK(http::sign(request, m_key, signingTime()));
    request.progress = [this](const http::Progress& /*progress*/) {
        return m_stop ? http::Proceed::Stop : http::Proceed::GoOn;
    };
    return m_client->send(request);
}

} // namespace holdfast::agent
