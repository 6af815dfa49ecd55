// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "sync/agent/client/agent_link.h"
#include "sync/agent/client/local_socket.h"
#include "sync/agent/socket_server.h"
#include "tests/sync/protocol/council.h"

#include <algorithm>
#include <condition_variable>
#include <thread>

namespace holdfast::agent::test {

using namespace holdfast::test;
using Kind = AgentEvent::Kind;

/// Counts events; waiting is for a condition, with a limit that only a failing test reaches.
class Heard {
public:
    AgentEventHandler handler() {
        return [this](const AgentEvent& event) {
            {
                const std::lock_guard lock(m_mutex);
                m_events.push_back(event);
            }
            m_changed.notify_all();
        };
    }
    bool waitFor(Kind kind, std::size_t times = 1) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 60s, [&] {
            return static_cast<std::size_t>(std::ranges::count(m_events, kind, &AgentEvent::kind)) >= times;
        });
    }
    AgentEvent last(Kind kind) {
        const std::lock_guard lock(m_mutex);
        return *std::ranges::find(m_events.rbegin(), m_events.rend(), kind, &AgentEvent::kind);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<AgentEvent> m_events;
};

/// A server on a thread of its own.
class Served {
public:
    Served(const Path& path, AgentLink& agent)
        : m_server(must(SocketServer::create(path, m_logger))),
          m_thread([this, &agent] { m_server->run(agent, Descriptor{}); }) {}
    ~Served() { end(); }
    /// No request is served any more; the server itself may still be told events.
    void end() {
        if (m_thread.joinable()) {
            m_server->end();
            m_thread.join();
        }
    }
    SocketServer& server() { return *m_server; }

private:
    SilentLogger m_logger;
    std::unique_ptr<SocketServer> m_server;
    std::thread m_thread;
};

} // namespace holdfast::agent::test
