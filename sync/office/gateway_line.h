// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/file_system.h"
#include "sync/http/http_client.h"

namespace holdfast::office {

/// Requests to the gateway, signed by one key. An answer that is not 2xx is an Error whose detail is the
/// status: NotFound, Conflict, Revoked, NotCertified, OutOfScope, ServerUnavailable, ServerRefused. A 2xx
/// that the gateway would not write so (a proxy's page, a portal's) is UnexpectedAnswer: no success, and no
/// fault of what was asked for.
class GatewayLine {
public:
    GatewayLine(http::HttpClient& client, std::string origin, const crypto::SigningKey& key,
                const Clock& clock)
        : m_client(client), m_origin(std::move(origin)), m_key(key), m_clock(clock) {}

    [[nodiscard]] Result<Bytes> get(std::string_view path, std::string_view mediaType, std::uint64_t largest,
                                    std::chrono::seconds wait = std::chrono::seconds{0}) const;
    /// Into the sink as it comes; what went there counts only after success.
    [[nodiscard]] Result<void> download(std::string_view path, std::uint64_t largest,
                                        const http::BodySink& sink) const;
    [[nodiscard]] Result<void> put(std::string_view path, std::string_view mediaType, ByteView body) const;

private:
    [[nodiscard]] Result<http::HttpResponse> send(http::HttpRequest request) const;

    http::HttpClient& m_client;
    std::string m_origin;
    const crypto::SigningKey& m_key;
    const Clock& m_clock;
};

} // namespace holdfast::office
