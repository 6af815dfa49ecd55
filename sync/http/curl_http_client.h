// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/http/http_client.h"

#include <memory>

namespace holdfast::http {

struct CurlOptions {
    std::vector<std::string> pins; ///< base64 SHA-256 of SPKI; at least one; any may match
    std::chrono::milliseconds connectTimeout{15'000};
};

/// Prepares libcurl. Call once, in main, before any thread.
[[nodiscard]] Result<void> initialiseCurl();

/// libcurl: TLS 1.3 only, https only, the server is whoever holds a pinned key (no certificate authority has
/// a say), no redirects, no cookies, no Expect. Keeps its connection between requests. send() on one thread
/// at a time; wake() from any.
class CurlHttpClient final : public HttpClient {
public:
    [[nodiscard]] static Result<std::unique_ptr<CurlHttpClient>> create(const CurlOptions& options);
    CurlHttpClient(const CurlHttpClient&) = delete;
    CurlHttpClient& operator=(const CurlHttpClient&) = delete;
    ~CurlHttpClient() override;

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request) override;
    void wake() noexcept override;

private:
    struct State;
    explicit CurlHttpClient(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace holdfast::http
