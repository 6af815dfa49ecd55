// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tablet_home.h"
#include "core/store/transit.h"
#include "sync/agent/client/agent_link.h"
#include "sync/agent/enroller.h"
#include "sync/agent/mailbox.h"
#include "sync/agent/sender.h"
#include "sync/agent/worker.h"

#include <memory>

namespace holdfast::agent {

/// A connection that accepts only servers with one of these pins.
using HttpClientFactory =
    std::function<Result<std::unique_ptr<http::HttpClient>>(const std::vector<std::string>& pins)>;

/// What an agent is made of; all of it outlives the agent.
struct AgentParts {
    store::Transit& transit;
    store::TabletHome home;
    FileSystem& files;
    const Clock& clock;
    RandomSource& random;
    Logger& logger;
    HttpClientFactory connect;
    RetryPolicy retry;
    std::function<void()> stopAsked; ///< stop() was called; from the caller's thread
};

/// The agent itself: the queue of sealed envelopes, the mailbox and the enrolment, on three threads of its
/// own (alerts; other lanes; what comes down). Served over a socket by SocketServer, or used in the app's own
/// process where a platform allows no second one. It never holds a key that opens an envelope. Thread-safe.
class Agent final : public AgentLink {
public:
    /// Starts working at once.
    [[nodiscard]] static Result<std::unique_ptr<Agent>> create(AgentParts parts);
    /// Stops running requests and joins the threads; what is durable goes on next time.
    ~Agent() override;
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

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
    /// What exists once enrolled, until the agent ends.
    struct Session;
    /// What exists while a certificate is asked for.
    struct Enrolling;

    Agent(AgentParts parts, crypto::SigningKey key);
    [[nodiscard]] Result<void> resume();
    [[nodiscard]] Result<std::shared_ptr<Session>> makeSession(const EnrolOrder& order);
    [[nodiscard]] Result<std::shared_ptr<Enrolling>> makeEnrolling(const EnrolOrder& order);
    [[nodiscard]] Result<std::unique_ptr<GatewayLine>> makeLine(const EnrolOrder& order, SigningClock& clock);
    void startWorkers();

    [[nodiscard]] Result<Step> stepSender(Asker asker);
    [[nodiscard]] Result<Step> stepDown();
    [[nodiscard]] Result<void> keepLastContact();
    void enrolled(const EnrolOrder& order, const Enrolment& enrolment);
    void networkIsBack();
    void wakeWorkers();

    [[nodiscard]] std::shared_ptr<Session> session() const;
    [[nodiscard]] std::shared_ptr<Enrolling> enrolling() const;
    [[nodiscard]] Result<void> checkSubmission(const Session& session, const Submission& submission);
    void tell(const AgentEvent& event);
    void tellChanged() { tell(AgentEvent{}); }

    const AgentParts m_parts;
    const crypto::SigningKey m_key;
    TransitStore m_store;
    Queue m_queue;
    Mail m_mail;
    Connectivity m_connectivity;
    StopFlag m_stop{false};
    mutable std::mutex m_mutex; // guards the next three
    std::shared_ptr<Session> m_session;
    std::shared_ptr<Enrolling> m_enrolling;
    AgentEventHandler m_handler;
    std::optional<UtcTime> m_keptContact; // of the down worker
    std::mutex m_submitting;
    std::unique_ptr<Worker> m_alerts;
    std::unique_ptr<Worker> m_records;
    std::unique_ptr<Worker> m_down;
};

} // namespace holdfast::agent
