// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "sync/agent/client/agent_link.h"

#include <chrono>
#include <memory>

namespace holdfast::agent {

struct AgentClientOptions {
    Path socket;
    /// How long a call waits for a connection before it says AgentUnavailable.
    std::chrono::milliseconds connectLimit{3'000};
    /// How long a call may take in all.
    std::chrono::milliseconds callLimit{30'000};
};

/// The agent behind its socket. Owns one thread, which connects, connects again whenever the agent restarts,
/// and calls the event handler. A call that a restart interrupts is made again: every request may be
/// repeated. Destroying it ends the thread; no call may be running then.
class AgentClient final : public AgentLink {
public:
    [[nodiscard]] static Result<std::unique_ptr<AgentClient>> create(AgentClientOptions options);
    ~AgentClient() override;
    AgentClient(const AgentClient&) = delete;
    AgentClient& operator=(const AgentClient&) = delete;

    void setEventHandler(AgentEventHandler handler) override;
    [[nodiscard]] Result<AgentHello> hello() override;
    [[nodiscard]] Result<void> enrol(const EnrolOrder& order) override;
    [[nodiscard]] Result<void> submit(const Submission& submission) override;
    [[nodiscard]] Result<std::vector<AgentItem>> items() override;
    [[nodiscard]] Result<std::vector<NumberedEvent>> events(std::int64_t after) override;
    [[nodiscard]] Result<void> eventsTaken(std::int64_t through) override;
    [[nodiscard]] Result<void> sendNow() override;
    [[nodiscard]] Result<AgentStatus> status() override;
    [[nodiscard]] Result<void> stop() override;

private:
    class Connection;
    explicit AgentClient(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace holdfast::agent
