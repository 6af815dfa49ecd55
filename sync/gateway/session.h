// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/gateway.h"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

/// Inside of the server: one connection. Only session.cpp includes Beast, which takes long to compile.
namespace holdfast::gateway {

/// What the connections of one server share.
struct Shared {
    explicit Shared(const Gateway& rules) : gateway(rules) {}
    const Gateway& gateway;
    std::atomic<bool> stopping{false};
    std::atomic<std::int64_t> pendingAnswers{0}; ///< asked for and not come yet
};

/// One connection, from handshake to end. Made and run on its socket's strand.
class Session {
public:
    virtual ~Session() = default;
    [[nodiscard]] static std::shared_ptr<Session> create(boost::asio::ip::tcp::socket socket,
                                                         boost::asio::ssl::context& tls, Shared& shared);
    /// Returns when the connection is over; never throws.
    [[nodiscard]] virtual boost::asio::awaitable<void> run() = 0;
    /// From any thread: ends it if no request is under way; otherwise it ends after that request.
    virtual void endWhenIdle() = 0;
};

} // namespace holdfast::gateway
