// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/courier.h"

#include "app/service/mail.h"

namespace holdfast::service {
namespace {

// The agent tells what changes; this is only for an agent that went away without a word.
constexpr std::chrono::seconds lookAgain{5};

bool isAnswerToEnrolment(agent::AgentEvent::Kind kind) {
    return kind == agent::AgentEvent::Kind::Enrolled || kind == agent::AgentEvent::Kind::EnrolmentRefused;
}

} // namespace

Courier::Courier(Tablet& tablet, agent::AgentLink& link) : m_tablet(tablet), m_link(link) {
    m_link.setEventHandler([this](const agent::AgentEvent& event) { onAgentEvent(event); });
    m_thread = std::thread([this] { loop(); });
}

Courier::~Courier() {
    m_link.setEventHandler({});
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Courier::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_due = true;
    }
    m_wake.notify_all();
}

void Courier::settle(std::chrono::milliseconds atMost) {
    std::unique_lock lock(m_mutex);
    const auto next = m_begun + 1;
    m_due = true;
    m_wake.notify_all();
    m_wake.wait_for(lock, atMost, [&] { return m_ended >= next || m_closing; });
}

SendingOverview Courier::overview() const {
    const std::lock_guard lock(m_mutex);
    return m_overview;
}

void Courier::onAgentEvent(const agent::AgentEvent& event) {
    if (isAnswerToEnrolment(event.kind)) {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(event);
    }
    wake();
}

void Courier::loop() {
    std::unique_lock lock(m_mutex);
    while (!m_closing) {
        m_wake.wait_for(lock, lookAgain, [this] { return m_due || m_closing; });
        if (m_closing) {
            return;
        }
        m_due = false;
        ++m_begun;
        const auto answers = std::exchange(m_answers, {});
        lock.unlock();
        for (const auto& answer : answers) {
            settleEnrolment(answer);
        }
        if (auto carried = carry(); !carried && carried.code() != ErrorCode::Locked &&
                                    carried.code() != ErrorCode::AgentUnavailable &&
                                    carried.code() != ErrorCode::InvalidState) {
            m_tablet.m_environment.logger.warning("courier_failed", {{"error", carried.error()}});
        }
        lock.lock();
        m_ended = m_begun;
        m_wake.notify_all();
    }
}

Result<void> Courier::carry() {
    anchorVault();
    const auto handed = runErrands();
    // What the agent is doing is worth knowing even while the vault is locked; asked after the errands, so
    // that whoever waited for this pass sees what was handed over in it.
    HOLDFAST_CHECK(refreshOverview());
    HOLDFAST_CHECK(handed);
    return takeMail();
}

void Courier::anchorVault() {
    const auto anchored =
        m_tablet.withSession([](Session& session) { return session.vault().anchorIfDue(); });
    if (!anchored && anchored.code() != ErrorCode::Locked) {
        m_tablet.m_environment.logger.warning("store_not_anchored", {{"error", anchored.error()}});
    }
}

Result<void> Courier::runErrands() {
    HOLDFAST_CHECK(enrolNow());
    return handOver();
}

Result<void> Courier::refreshOverview() {
    SendingOverview fresh;
    auto status = m_link.status();
    if (status) {
        HOLDFAST_TRY(fresh.items, m_link.items());
        fresh.status = *status;
        fresh.agent = SendingOverview::Agent::Running;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_overview = fresh;
    }
    m_tablet.tell({TabletEvent::Kind::Sending});
    if (!status) {
        return status.error();
    }
    return {};
}

Result<void> Courier::enrolNow() {
    HOLDFAST_TRY(const auto order, m_tablet.withSession([](Session& session) {
        const EnrolmentFile* file = session.enrolment();
        return Result<std::optional<agent::EnrolOrder>>(
            file != nullptr && file->certificate.empty() ? std::optional(file->order) : std::nullopt);
    }));
    return order ? m_link.enrol(*order) : Result<void>{};
}

void Courier::settleEnrolment(const agent::AgentEvent& event) {
    if (event.kind == agent::AgentEvent::Kind::EnrolmentRefused) {
        m_tablet.tell({TabletEvent::Kind::EnrolmentRefused, {}, event.error});
        return;
    }
    const auto accepted = m_tablet.withSession(
        [&](Session& session) { return session.accept(event.certificate, event.directory); });
    if (accepted) {
        m_tablet.tell({TabletEvent::Kind::State});
    } else if (accepted.code() != ErrorCode::Locked) {
        m_tablet.m_environment.logger.warning("enrolment_not_accepted", {{"error", accepted.error()}});
        m_tablet.tell({TabletEvent::Kind::EnrolmentRefused, {}, accepted.code()});
    }
}

Result<void> Courier::handOver() {
    for (;;) {
        HOLDFAST_TRY(const auto next, m_tablet.withSession(nextSubmission));
        if (!next) {
            return {};
        }
        if (const auto submitted = m_link.submit(*next); !submitted) {
            return submitted.error();
        }
        HOLDFAST_CHECK(m_tablet.withSession(
            [&](Session& session) { return noteHandedOver(session, next->record, next->revision); }));
    }
}

Result<void> Courier::takeMail() {
    const auto items = overview().items;
    HOLDFAST_CHECK(m_tablet.withSession([&](Session& session) { return takeStored(session, items); }));
    for (;;) {
        HOLDFAST_TRY(const auto last, m_tablet.withSession(lastEventTaken));
        HOLDFAST_TRY(const auto events, m_link.events(last));
        if (events.empty()) {
            return {};
        }
        for (const auto& event : events) {
            HOLDFAST_CHECK(m_tablet.withSession([&](Session& session) { return takeEvent(session, event); }));
        }
        HOLDFAST_CHECK(m_link.eventsTaken(events.back().number));
    }
}

} // namespace holdfast::service
