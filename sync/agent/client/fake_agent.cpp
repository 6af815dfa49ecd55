// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/fake_agent.h"

#include <algorithm>

namespace holdfast::agent {

void FakeAgent::setPresence(Presence presence) {
    {
        const std::lock_guard lock(m_mutex);
        m_presence = presence;
    }
    AgentEvent event;
    event.kind = presence == Presence::Running ? AgentEvent::Kind::Connected : AgentEvent::Kind::Disconnected;
    tell(std::move(event));
}

void FakeAgent::setEnrolled(Enrolled enrolled) {
    const std::lock_guard lock(m_mutex);
    m_enrolled = enrolled;
}

void FakeAgent::setStatus(const AgentStatus& status) {
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
    }
    tell(AgentEvent{});
}

std::int64_t FakeAgent::deliver(DownKind kind, std::string data) {
    std::int64_t number = 0;
    {
        const std::lock_guard lock(m_mutex);
        number = ++m_lastNumber;
        m_events.push_back({number, kind, std::move(data)});
    }
    AgentEvent event;
    event.kind = AgentEvent::Kind::Mail;
    tell(std::move(event));
    return number;
}

void FakeAgent::completeEnrolment(std::string certificate, protocol::Directory directory) {
    setEnrolled(Enrolled::Yes);
    AgentEvent event;
    event.kind = AgentEvent::Kind::Enrolled;
    event.certificate = std::move(certificate);
    event.directory = std::move(directory);
    tell(std::move(event));
}

void FakeAgent::refuseEnrolment(ErrorCode error) {
    AgentEvent event;
    event.kind = AgentEvent::Kind::EnrolmentRefused;
    event.error = error;
    tell(std::move(event));
}

Result<void> FakeAgent::setItem(const AgentItem& change) {
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find_if(m_items, [&](const AgentItem& item) {
            return item.record == change.record && item.revision == change.revision;
        });
        if (found == m_items.end()) {
            return Error(ErrorCode::NotFound);
        }
        *found = change;
    }
    tell(AgentEvent{});
    return {};
}

void FakeAgent::failNext(ErrorCode error) {
    const std::lock_guard lock(m_mutex);
    m_failure = error;
}

std::vector<Submission> FakeAgent::submissions() const {
    const std::lock_guard lock(m_mutex);
    return m_submissions;
}

std::optional<EnrolOrder> FakeAgent::enrolOrder() const {
    const std::lock_guard lock(m_mutex);
    return m_order;
}

std::int64_t FakeAgent::taken() const {
    const std::lock_guard lock(m_mutex);
    return m_taken;
}

int FakeAgent::sendNowCount() const {
    const std::lock_guard lock(m_mutex);
    return m_sendNow;
}

bool FakeAgent::stopped() const {
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

void FakeAgent::setEventHandler(AgentEventHandler handler) {
    bool running = false;
    {
        const std::lock_guard lock(m_mutex);
        m_handler = std::move(handler);
        running = m_presence == Presence::Running;
    }
    if (running) {
        AgentEvent event;
        event.kind = AgentEvent::Kind::Connected;
        tell(std::move(event));
    }
}

Result<void> FakeAgent::present() {
    if (m_failure) {
        return Error(*std::exchange(m_failure, std::nullopt));
    }
    if (m_presence == Presence::Gone) {
        return Error(ErrorCode::AgentUnavailable);
    }
    return {};
}

void FakeAgent::tell(AgentEvent event) {
    AgentEventHandler handler;
    {
        const std::lock_guard lock(m_mutex);
        handler = m_handler;
    }
    if (handler) {
        handler(event);
    }
}

Result<AgentHello> FakeAgent::hello() {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    return AgentHello{m_agentKey, m_enrolled};
}

Result<void> FakeAgent::enrol(const EnrolOrder& order) {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    if (m_enrolled == Enrolled::Yes && (!m_order || m_order->enrolment != order.enrolment)) {
        return Error(ErrorCode::AlreadyExists);
    }
    m_order = order;
    return {};
}

Result<void> FakeAgent::submit(const Submission& submission) {
    {
        const std::lock_guard lock(m_mutex);
        HOLDFAST_CHECK(present());
        for (const auto& known : m_submissions) {
            if (known.record == submission.record && known.revision == submission.revision) {
                return known.envelope == submission.envelope ? Result<void>{}
                                                             : Result<void>{Error(ErrorCode::Conflict)};
            }
        }
        AgentItem item;
        item.record = submission.record;
        item.revision = submission.revision;
        item.lane = submission.lane;
        item.totalBytes = submission.envelope.size();
        for (const auto& part : submission.parts) {
            item.totalBytes += part.size;
        }
        m_items.push_back(std::move(item));
        m_submissions.push_back(submission);
    }
    tell(AgentEvent{});
    return {};
}

Result<std::vector<AgentItem>> FakeAgent::items() {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    return m_items;
}

Result<std::vector<NumberedEvent>> FakeAgent::events(std::int64_t after) {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    std::vector<NumberedEvent> later;
    std::ranges::copy_if(m_events, std::back_inserter(later),
                         [after](const NumberedEvent& event) { return event.number > after; });
    return later;
}

Result<void> FakeAgent::eventsTaken(std::int64_t through) {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    m_taken = std::max(m_taken, through);
    return {};
}

Result<void> FakeAgent::sendNow() {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    ++m_sendNow;
    return {};
}

Result<AgentStatus> FakeAgent::status() {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    return m_status;
}

Result<void> FakeAgent::stop() {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(present());
    m_stopped = true;
    return {};
}

} // namespace holdfast::agent
