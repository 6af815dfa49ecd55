// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_client.h"
#include "sync/agent/client/local_socket.h"
#include "sync/agent/client/socket_messages.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace holdfast::agent {

/// What a call does when the agent goes away while it waits for the answer.
enum class WhenLost { AskAgain, Done };

/// The client's socket and thread: requests out, answers and events in.
class AgentClient::Connection {
public:
    Connection(AgentClientOptions options, Descriptor waker);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void setEventHandler(AgentEventHandler handler);
    /// The answer's members; the agent's error as an Error.
    [[nodiscard]] Result<Json> call(Json request, WhenLost whenLost = WhenLost::AskAgain);

private:
    using Socket = std::shared_ptr<Descriptor>;

    void start();
    void run();
    void readUntilLost(const Socket& socket);
    void take(const std::string& frame);
    void tell(const AgentEvent& event);
    [[nodiscard]] bool ending();

    const AgentClientOptions m_options;
    const Descriptor m_waker;
    std::once_flag m_started;
    std::mutex m_writing;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    Socket m_socket; ///< null while not connected
    std::int64_t m_lastId = 0;
    std::map<std::int64_t, std::optional<Json>> m_waiting;
    AgentEventHandler m_handler;
    bool m_ending = false;
    std::thread::id m_threadId;
    std::thread m_thread;
};

} // namespace holdfast::agent
