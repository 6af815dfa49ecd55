// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/socket_server.h"

#include "sync/agent/client/socket_messages.h"
#include "sync/agent/request_handler.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <sys/socket.h>

namespace holdfast::agent {
namespace {

/// A client that has this much unread is asked nothing more until it reads.
constexpr std::size_t muchUnread = 2 * protocol::largestFrame;
/// And with this much, from events, it is gone.
constexpr std::size_t tooMuchUnread = 8 * protocol::largestFrame;
constexpr std::chrono::milliseconds flushLimit{1'000};

bool wouldBlock() noexcept {
    return errno == EAGAIN || errno == EINTR;
}

} // namespace

Result<std::unique_ptr<SocketServer>> SocketServer::create(const Path& socket, Logger& logger) {
    HOLDFAST_TRY(Descriptor waker, makeWaker());
    HOLDFAST_TRY(Descriptor listener, listenLocal(socket));
    return std::make_unique<SocketServer>(std::move(listener), std::move(waker), logger);
}

SocketServer::SocketServer(Descriptor listener, Descriptor waker, Logger& logger)
    : m_listener(std::move(listener)), m_waker(std::move(waker)), m_logger(logger) {}

void SocketServer::end() noexcept {
    m_ending = true;
    wakeUp(m_waker);
}

void SocketServer::push(const AgentEvent& event) {
    const Json members = writePushed(event);
    if (members.is_null()) {
        return;
    }
    std::string text = protocol::json::write(members);
    {
        const std::lock_guard lock(m_mutex);
        // "Something changed" twice in a row says no more than once.
        if (!m_events.empty() && m_events.back() == text) {
            return;
        }
        m_events.push_back(std::move(text));
    }
    wakeUp(m_waker);
}

void SocketServer::run(AgentLink& agent, const Descriptor& signals) {
    std::vector<pollfd> ready;
    while (!m_ending) {
        ready.assign({{m_waker.get(), POLLIN, 0},
                      {signals.get(), POLLIN, 0}, // ignored by poll when there is none
                      {m_clients.size() < mostClients ? m_listener.get() : -1, POLLIN, 0}});
        for (const auto& client : m_clients) {
            int events = client.pending() > muchUnread ? 0 : POLLIN;
            events |= client.pending() > 0 ? POLLOUT : 0;
            ready.push_back({client.connection.get(), static_cast<short>(events), 0});
        }
        if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) {
            m_logger.failure("socket_poll_failed", {{"errno", errno}});
            return;
        }
        if (ready[1].revents != 0) {
            return;
        }
        drain(m_waker);
        auto state = ready.begin() + 3;
        for (auto client = m_clients.begin(); client != m_clients.end(); ++state) {
            Fate fate = Fate::Stays;
            if ((state->revents & POLLOUT) != 0) {
                fate = write(*client);
            }
            if (fate == Fate::Stays && (state->revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                fate = read(*client, agent);
            }
            client = fate == Fate::Goes ? m_clients.erase(client) : std::next(client);
        }
        if (ready[2].revents != 0) {
            accept();
        }
        spreadEvents();
    }
    flush();
}

void SocketServer::accept() {
    Descriptor connection(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (connection.get() < 0) {
        return;
    }
    if (const auto peer = checkPeer(connection); !peer) {
        m_logger.failure("socket_client_refused", {{"error", peer.error()}});
        return;
    }
    m_clients.emplace_back();
    m_clients.back().connection = std::move(connection);
}

SocketServer::Fate SocketServer::read(Client& client, AgentLink& agent) {
    std::array<std::uint8_t, 65'536> buffer{};
    const auto count = ::recv(client.connection.get(), buffer.data(), buffer.size(), 0);
    if (count < 0) {
        return wouldBlock() ? Fate::Stays : Fate::Goes;
    }
    if (count == 0) {
        return Fate::Goes;
    }
    client.reader.add(ByteView(buffer).first(static_cast<std::size_t>(count)));
    return answer(client, agent);
}

SocketServer::Fate SocketServer::answer(Client& client, AgentLink& agent) {
    for (;;) {
        const auto frame = client.reader.next();
        if (!frame) {
            m_logger.warning("socket_frame_refused", {{"error", frame.error()}});
            return Fate::Goes;
        }
        if (!frame->has_value()) {
            return Fate::Stays;
        }
        const auto reply = handleRequest(agent, **frame);
        if (!reply) {
            m_logger.warning("socket_request_refused", {{"error", reply.error()}});
            return Fate::Goes;
        }
        if (enqueue(client, *reply) == Fate::Goes || write(client) == Fate::Goes) {
            return Fate::Goes;
        }
    }
}

SocketServer::Fate SocketServer::enqueue(Client& client, std::string_view json) {
    const auto frame = protocol::writeFrame(json);
    if (!frame || client.pending() + frame->size() > tooMuchUnread) {
        m_logger.warning("socket_client_dropped", {{"pending", client.pending()}});
        return Fate::Goes;
    }
    client.outgoing.insert(client.outgoing.end(), frame->begin(), frame->end());
    return Fate::Stays;
}

SocketServer::Fate SocketServer::write(Client& client) {
    while (client.pending() > 0) {
        const auto count = ::send(client.connection.get(), client.outgoing.data() + client.written,
                                  client.pending(), MSG_NOSIGNAL);
        if (count < 0) {
            return wouldBlock() ? Fate::Stays : Fate::Goes;
        }
        client.written += static_cast<std::size_t>(count);
    }
    client.outgoing.clear();
    client.written = 0;
    return Fate::Stays;
}

void SocketServer::spreadEvents() {
    std::deque<std::string> events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_events);
    }
    for (const auto& event : events) {
        for (auto client = m_clients.begin(); client != m_clients.end();) {
            const bool goes = enqueue(*client, event) == Fate::Goes || write(*client) == Fate::Goes;
            client = goes ? m_clients.erase(client) : std::next(client);
        }
    }
}

void SocketServer::flush() {
    const auto deadline = std::chrono::steady_clock::now() + flushLimit;
    for (auto& client : m_clients) {
        while (client.pending() > 0 && write(client) == Fate::Stays && client.pending() > 0) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                deadline - std::chrono::steady_clock::now());
            pollfd ready{client.connection.get(), POLLOUT, 0};
            if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) {
                break;
            }
        }
    }
    m_clients.clear();
}

} // namespace holdfast::agent
