// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/http/http_client.h"

#include <utility>

namespace holdfast::http {

/// A server in the test's own process. Bodies from a source arrive in `body`, as on the wire; sinks are fed
/// and limits kept as the real client does.
class FakeHttpClient final : public HttpClient {
public:
    using Handler = std::function<Result<HttpResponse>(const HttpRequest&)>;
    explicit FakeHttpClient(Handler handler) : m_handler(std::move(handler)) {}

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request) override;

    /// What was asked, oldest first.
    [[nodiscard]] const std::vector<HttpRequest>& requests() const noexcept { return m_requests; }

private:
    Handler m_handler;
    std::vector<HttpRequest> m_requests;
};

} // namespace holdfast::http
