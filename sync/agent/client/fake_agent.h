// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_link.h"

#include <map>
#include <mutex>

namespace holdfast::agent {

/// An agent for tests of the app side: keeps what it is given, in memory, and does what the test says. Event
/// handlers run on the thread of whoever makes the event happen. Thread-safe.
class FakeAgent final : public AgentLink {
public:
    explicit FakeAgent(crypto::VerifyingKey agentKey) : m_agentKey(agentKey) {}

    // The test's side.
    enum class Presence { Running, Gone };
    /// While gone every call is AgentUnavailable. Tells Connected or Disconnected.
    void setPresence(Presence presence);
    void setEnrolled(Enrolled enrolled);
    void setStatus(const AgentStatus& status);
    /// Something comes down: numbered, then told by Mail. @return its number
    std::int64_t deliver(DownKind kind, std::string data);
    /// Ends the enrolment that enrol() asked for, and tells it.
    void completeEnrolment(std::string certificate, protocol::Directory directory);
    void refuseEnrolment(ErrorCode error);
    /// Changes the item that `change.record` and `change.revision` name, and tells Changed. NotFound when it
    /// was never submitted.
    [[nodiscard]] Result<void> setItem(const AgentItem& change);
    /// The next call of any kind fails once with this.
    void failNext(ErrorCode error);

    [[nodiscard]] std::vector<Submission> submissions() const;
    [[nodiscard]] std::optional<EnrolOrder> enrolOrder() const;
    [[nodiscard]] std::int64_t taken() const;
    [[nodiscard]] int sendNowCount() const;
    [[nodiscard]] bool stopped() const;

    // The app's side.
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
    [[nodiscard]] Result<void> present();
    void tell(AgentEvent event);

    const crypto::VerifyingKey m_agentKey;
    mutable std::mutex m_mutex;
    AgentEventHandler m_handler;
    Presence m_presence = Presence::Running;
    Enrolled m_enrolled = Enrolled::No;
    AgentStatus m_status;
    std::optional<EnrolOrder> m_order;
    std::optional<ErrorCode> m_failure;
    std::vector<Submission> m_submissions;
    std::vector<AgentItem> m_items;
    std::vector<NumberedEvent> m_events;
    std::int64_t m_lastNumber = 0;
    std::int64_t m_taken = 0;
    int m_sendNow = 0;
    bool m_stopped = false;
};

} // namespace holdfast::agent
