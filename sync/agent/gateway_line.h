// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/ed25519.h"
#include "sync/agent/signing_clock.h"
#include "sync/http/http_client.h"

#include <atomic>
#include <memory>

namespace holdfast::agent {

/// Told once, when the agent ends: running requests stop.
using StopFlag = std::atomic<bool>;

/// One connection to the gateway on which every request is signed by the agent key. Used by one thread;
/// wake() from any.
class GatewayLine {
public:
    /// @param origin "https://host:port"; `key`, `clock` and `stop` must outlive the line.
    GatewayLine(std::unique_ptr<http::HttpClient> client, std::string origin, const crypto::SigningKey& key,
                SigningClock& clock, const StopFlag& stop)
        : m_client(std::move(client)), m_origin(std::move(origin)), m_key(key), m_clock(clock), m_stop(stop) {
    }

    /// Fills in the URL from `path`, signs and sends; signs and sends once more when the gateway proves that
    /// our time is wrong. Cancelled when the agent ends.
    [[nodiscard]] Result<http::HttpResponse> send(std::string_view path, http::HttpRequest request);
    void wake() noexcept { m_client->wake(); }

private:
    std::unique_ptr<http::HttpClient> m_client;
    std::string m_origin;
    const crypto::SigningKey& m_key;
    SigningClock& m_clock;
    const StopFlag& m_stop;
};

} // namespace holdfast::agent
