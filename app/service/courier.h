// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/tablet.h"

#include <condition_variable>
#include <thread>

namespace holdfast::service {

/// Carries between the vault and the agent on a thread of its own: hands over what is queued, takes in what
/// came down, and keeps the last known picture of what is on its way. Every step may be repeated: the agent
/// keeps tombstones and the vault numbers what it took, so a kill between two steps doubles nothing.
class Courier {
public:
    Courier(Tablet& tablet, agent::AgentLink& link);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    /// There may be something to carry. Any thread.
    void wake();
    /// Lets one whole pass end that begins after this call, or gives up after `atMost`: what was just
    /// finished should reach the agent before a lock, but a lock never waits for an agent that does not
    /// answer.
    void settle(std::chrono::milliseconds atMost);
    /// Repeats the enrolment order that the vault keeps, when there is one without a certificate.
    [[nodiscard]] Result<void> enrolNow();
    [[nodiscard]] SendingOverview overview() const;

private:
    void onAgentEvent(const agent::AgentEvent& event);
    void loop();
    [[nodiscard]] Result<void> carry();
    void anchorVault();
    [[nodiscard]] Result<void> runErrands();
    [[nodiscard]] Result<void> handOver();
    [[nodiscard]] Result<void> takeMail();
    [[nodiscard]] Result<void> refreshOverview();
    void settleEnrolment(const agent::AgentEvent& event);

    Tablet& m_tablet;
    agent::AgentLink& m_link;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_due = true;
    std::uint64_t m_begun = 0; ///< passes
    std::uint64_t m_ended = 0;
    bool m_closing = false;
    std::vector<agent::AgentEvent> m_answers; ///< to enrolments, to be settled on our own thread
    SendingOverview m_overview;
    std::thread m_thread; // last: starts when the rest is there
};

} // namespace holdfast::service
