// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/gateway.h"
#include "sync/gateway/tls.h"

#include <memory>

namespace holdfast::gateway {

/// The sockets: HTTP/1.1 over TLS 1.3, a thread a core, bodies streamed through bounded buffers, slow and
/// idle clients cut off. Knows no rule; see Gateway.
class Server {
public:
    struct Settings {
        std::string host;
        std::uint16_t port = 0; ///< 0: any free one
        TlsFiles tls;
        unsigned threads = 1;
    };
    /// Binds and listens; nobody is served before run(). InvalidArgument for an address or TLS files that
    /// cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<Server>> listen(const Settings& settings);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// Before the gateway's context is.
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    /// Serves until SIGTERM, SIGINT or stop(): then takes no more, ends long polls, lets requests finish for
    /// Limits::shutdown, and returns when nothing of them is left.
    void run(const Gateway& gateway);
    /// From any thread.
    void stop();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace holdfast::gateway
