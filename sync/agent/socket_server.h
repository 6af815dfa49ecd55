// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "sync/agent/client/agent_link.h"
#include "sync/agent/client/local_socket.h"
#include "sync/protocol/frame.h"

#include <atomic>
#include <deque>
#include <list>
#include <mutex>

namespace holdfast::agent {

/// Serves an AgentLink to the clients of a Unix socket: one thread, no client can hold up another. A client
/// that speaks nonsense, or is another user, or does not read its answers, loses its connection and nothing
/// else. run() on one thread; push() and end() from any.
class SocketServer {
public:
    static constexpr std::size_t mostClients = 16;

    /// Takes the path over; only the holder of the home's lock may.
    [[nodiscard]] static Result<std::unique_ptr<SocketServer>> create(const Path& socket, Logger& logger);
    SocketServer(Descriptor listener, Descriptor waker, Logger& logger);

    /// Until end(), or until `signals` (a signalfd, or nothing) becomes readable. Answers that are already
    /// made are still delivered.
    void run(AgentLink& agent, const Descriptor& signals);
    void end() noexcept;
    /// To every client. Connected and Disconnected do not travel.
    void push(const AgentEvent& event);

private:
    struct Client {
        Descriptor connection;
        protocol::FrameReader reader;
        Bytes outgoing;
        std::size_t written = 0; ///< of outgoing
        [[nodiscard]] std::size_t pending() const noexcept { return outgoing.size() - written; }
    };
    enum class Fate { Stays, Goes };

    void accept();
    [[nodiscard]] Fate read(Client& client, AgentLink& agent);
    [[nodiscard]] Fate answer(Client& client, AgentLink& agent);
    [[nodiscard]] static Fate write(Client& client);
    [[nodiscard]] Fate enqueue(Client& client, std::string_view json);
    void spreadEvents();
    void flush();

    const Descriptor m_listener;
    const Descriptor m_waker;
    Logger& m_logger;
    std::list<Client> m_clients;
    std::atomic<bool> m_ending{false};
    std::mutex m_mutex; // guards what follows
    std::deque<std::string> m_events;
};

} // namespace holdfast::agent
