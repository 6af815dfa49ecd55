// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the app asks of the agent.
#include "sync/agent/agent_session.h"
#include "sync/agent/client/socket_messages.h"
#include "sync/protocol/json.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

/// "https://host[:port]" and nothing after it: it becomes the signed target's origin.
bool isOrigin(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme) || text.size() == scheme.size()) {
        return false;
    }
    return std::ranges::all_of(text.substr(scheme.size()), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']';
    });
}

} // namespace

void Agent::setEventHandler(AgentEventHandler handler) {
    {
        const std::lock_guard lock(m_mutex);
        m_handler = std::move(handler);
    }
    AgentEvent event;
    event.kind = AgentEvent::Kind::Connected;
    tell(event);
}

Result<AgentHello> Agent::hello() {
    return AgentHello{m_key.publicKey(), session() ? Enrolled::Yes : Enrolled::No};
}

Result<void> Agent::enrol(const EnrolOrder& order) {
    if (!isOrigin(order.gateway) || order.pins.empty() || order.roots.empty()) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(const auto request, protocol::readUnverifiedEnrolmentRequest(order.request.request));
    if (request.agent != m_key.publicKey() || request.enrolment != order.enrolment) {
        return Error(ErrorCode::WrongKey);
    }
    const std::string written = protocol::json::write(writeEnrolOrder(order));
    if (const auto current = session()) {
        if (current->order.enrolment != order.enrolment) {
            return Error(ErrorCode::AlreadyExists);
        }
        HOLDFAST_TRY(const auto certificate, m_store.setting(setting::certificate));
        AgentEvent event;
        event.kind = AgentEvent::Kind::Enrolled;
        event.certificate = certificate.value_or(std::string{});
        event.directory = current->trust->directory();
        tell(event);
        return {};
    }
    HOLDFAST_TRY(auto made, makeEnrolling(order));
    HOLDFAST_CHECK(m_store.commit([&](store::Database& database) -> Result<void> {
        // The certificate may have come while this order was on its way here.
        HOLDFAST_TRY(const auto certificate, TransitStore::setting(database, setting::certificate));
        if (certificate) {
            return Error(ErrorCode::AlreadyExists);
        }
        return TransitStore::setSetting(database, setting::enrolOrder, written);
    }));
    {
        const std::lock_guard lock(m_mutex);
        m_enrolling = std::move(made);
    }
    m_down->wake();
    return {};
}

Result<void> Agent::checkSubmission(const Session& session, const Submission& submission) {
    HOLDFAST_TRY(const auto envelope, protocol::readEnvelope(submission.envelope));
    HOLDFAST_TRY(const auto manifest, protocol::readUnverifiedManifest(envelope.manifest));
    std::vector<protocol::PartName> parts = manifest.parts;
    if (manifest.bodyPlace == protocol::BodyPlace::Part) {
        parts.insert(parts.begin(), manifest.body);
    }
    if (manifest.enrolment != session.order.enrolment || manifest.record != submission.record ||
        manifest.revision != submission.revision || manifest.lane != submission.lane ||
        parts != submission.parts) {
        return Error(ErrorCode::InvalidArgument);
    }
    SealedFiles sealed(m_parts.files, m_parts.home.sealed());
    for (const auto& part : submission.parts) {
        HOLDFAST_CHECK(sealed.checkPresent(part));
    }
    return {};
}

Result<void> Agent::submit(const Submission& submission) {
    const auto current = session();
    if (!current) {
        return Error(ErrorCode::NotCertified);
    }
    {
        // One at a time, so that the same submission from two clients at once is still once.
        const std::lock_guard lock(m_submitting);
        HOLDFAST_TRY(const auto known, m_queue.find(submission));
        if (known == Queue::Knowledge::OtherBytes) {
            return Error(ErrorCode::Conflict);
        }
        if (known == Queue::Knowledge::SameBytes) {
            return {};
        }
        HOLDFAST_CHECK(checkSubmission(*current, submission));
        HOLDFAST_CHECK(m_queue.add(submission));
    }
    tellChanged();
    wakeWorkers();
    return {};
}

Result<std::vector<AgentItem>> Agent::items() {
    return m_queue.items();
}

Result<std::vector<NumberedEvent>> Agent::events(std::int64_t after) {
    return m_mail.events(after, largestAnswerList);
}

Result<void> Agent::eventsTaken(std::int64_t through) {
    return m_mail.taken(through);
}

Result<void> Agent::sendNow() {
    if (const auto current = session()) {
        current->alerts->cutPauseShort();
        current->records->cutPauseShort();
        current->mailbox->cutPauseShort();
    }
    if (const auto current = enrolling()) {
        current->enroller->cutPauseShort();
    }
    HOLDFAST_CHECK(m_queue.wakeAll());
    wakeWorkers();
    return {};
}

Result<AgentStatus> Agent::status() {
    const auto report = m_connectivity.report();
    HOLDFAST_TRY(const auto counts, m_queue.counts());
    AgentStatus status;
    status.network = report.network;
    status.lastContact = report.lastContact;
    status.problem = report.problem;
    status.waiting = counts.waiting;
    status.needsYou = counts.needsYou;
    if (!session() && (!enrolling() || report.network == NetworkState::Unknown)) {
        status.network = NetworkState::NotEnrolled;
    }
    return status;
}

Result<void> Agent::stop() {
    if (m_parts.stopAsked) {
        m_parts.stopAsked();
    }
    return {};
}

} // namespace holdfast::agent
