// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/agent.h"

#include "sync/agent/agent_session.h"
#include "sync/agent/client/socket_messages.h"
#include "sync/protocol/json.h"

#include <charconv>

namespace holdfast::agent {
namespace {

constexpr std::chrono::minutes contactKeptEvery{1};

} // namespace

Agent::Agent(AgentParts parts, crypto::SigningKey key)
    : m_parts(std::move(parts)), m_key(std::move(key)), m_store(m_parts.transit.database()), m_queue(m_store),
      m_mail(m_store), m_connectivity([this] { tellChanged(); }, [this] { networkIsBack(); }) {}

Result<std::unique_ptr<Agent>> Agent::create(AgentParts parts) {
    HOLDFAST_TRY(const auto seed, parts.transit.agentSubkey("signing"));
    HOLDFAST_TRY(auto key, crypto::SigningKey::fromSeed(seed.view()));
    std::unique_ptr<Agent> agent(new Agent(std::move(parts), std::move(key)));
    HOLDFAST_CHECK(agent->resume());
    agent->startWorkers();
    return agent;
}

Result<void> Agent::resume() {
    HOLDFAST_TRY(const auto contact, m_store.setting(setting::lastContact));
    if (contact) {
        std::int64_t milliseconds = 0;
        std::from_chars(contact->data(), contact->data() + contact->size(), milliseconds);
        m_keptContact = fromUnixMilliseconds(milliseconds);
        m_connectivity.setLastContact(*m_keptContact);
    }
    HOLDFAST_TRY(const auto written, m_store.setting(setting::enrolOrder));
    if (!written) {
        return {};
    }
    HOLDFAST_TRY(const auto members, protocol::json::parseObject(*written));
    HOLDFAST_TRY(const auto order, readEnrolOrder(members));
    HOLDFAST_TRY(const auto certificate, m_store.setting(setting::certificate));
    if (certificate) {
        HOLDFAST_TRY(m_session, makeSession(order));
    } else {
        HOLDFAST_TRY(m_enrolling, makeEnrolling(order));
    }
    return {};
}

void Agent::startWorkers() {
    m_alerts = std::make_unique<Worker>([this] { return stepSender(Asker::Alerts); }, m_stop, m_parts.logger);
    m_records =
        std::make_unique<Worker>([this] { return stepSender(Asker::Records); }, m_stop, m_parts.logger);
    m_down = std::make_unique<Worker>([this] { return stepDown(); }, m_stop, m_parts.logger);
}

Agent::~Agent() {
    m_stop = true;
    if (const auto current = session()) {
        current->alertLine->wake();
        current->recordLine->wake();
        current->mailLine->wake();
    }
    if (const auto current = enrolling()) {
        current->line->wake();
    }
    m_alerts.reset();
    m_records.reset();
    m_down.reset();
}

Result<std::unique_ptr<GatewayLine>> Agent::makeLine(const EnrolOrder& order, SigningClock& clock) {
    HOLDFAST_TRY(auto client, m_parts.connect(order.pins));
    return std::make_unique<GatewayLine>(std::move(client), order.gateway, m_key, clock, m_stop);
}

Result<std::shared_ptr<Agent::Session>> Agent::makeSession(const EnrolOrder& order) {
    auto made = std::make_shared<Session>();
    made->order = order;
    HOLDFAST_TRY(made->trust, TrustKeeper::open(m_store, m_parts.clock, order.council, order.roots));
    HOLDFAST_TRY(made->chunkSize, ChunkSize::open(m_store));
    auto& time = made->trust->signingClock();
    HOLDFAST_TRY(made->alertLine, makeLine(order, time));
    HOLDFAST_TRY(made->recordLine, makeLine(order, time));
    HOLDFAST_TRY(made->mailLine, makeLine(order, time));
    Session* const raw = made.get();
    const SyncParts shared{.queue = m_queue,
                           .trust = *made->trust,
                           .chunkSize = *made->chunkSize,
                           .connectivity = m_connectivity,
                           .files = m_parts.files,
                           .sealedFolder = m_parts.home.sealed(),
                           .clock = m_parts.clock,
                           .random = m_parts.random,
                           .logger = m_parts.logger,
                           .retry = m_parts.retry,
                           .enrolment = order.enrolment,
                           .changed = [this] { tellChanged(); },

                           .unknownSigner = [raw] { raw->mailbox->wantDirectory(); }};
    made->alerts = std::make_unique<Sender>(LaneRange{protocol::Lane::Alert, protocol::Lane::Alert},
                                            Asker::Alerts, *made->alertLine, shared);
    made->records = std::make_unique<Sender>(LaneRange{protocol::Lane::Answer, protocol::Lane::Record},
                                             Asker::Records, *made->recordLine, shared);
    made->mailbox = std::make_unique<Mailbox>(*made->mailLine, m_mail, shared, [this] {
        AgentEvent event;
        event.kind = AgentEvent::Kind::Mail;
        tell(event);
    });
    return made;
}

Result<std::shared_ptr<Agent::Enrolling>> Agent::makeEnrolling(const EnrolOrder& order) {
    auto made = std::make_shared<Enrolling>();
    made->signingClock = std::make_unique<SigningClock>(m_parts.clock);
    HOLDFAST_TRY(made->line, makeLine(order, *made->signingClock));
    Enroller::Told told;
    told.enrolled = [this, order](const Enrolment& enrolment) { enrolled(order, enrolment); };
    told.refused = [this](ErrorCode error) {
        AgentEvent event;
        event.kind = AgentEvent::Kind::EnrolmentRefused;
        event.error = error;
        tell(event);
    };
    made->enroller = std::make_unique<Enroller>(order, *made->line, m_store, m_connectivity, m_parts.clock,
                                                m_parts.random, m_parts.logger, m_parts.retry, told);
    return made;
}

void Agent::enrolled(const EnrolOrder& order, const Enrolment& enrolment) {
    auto made = makeSession(order);
    if (!made) {
        // Durable already: the next start goes on from here.
        m_parts.logger.failure("session_not_made", {{"error", made.error()}});
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_session = std::move(*made);
    }
    m_parts.logger.information("enrolled", {{"enrolment", order.enrolment}});
    AgentEvent event;
    event.kind = AgentEvent::Kind::Enrolled;
    event.certificate = enrolment.certificate;
    event.directory = enrolment.directory;
    tell(event);
    wakeWorkers();
}

std::shared_ptr<Agent::Session> Agent::session() const {
    const std::lock_guard lock(m_mutex);
    return m_session;
}

std::shared_ptr<Agent::Enrolling> Agent::enrolling() const {
    const std::lock_guard lock(m_mutex);
    return m_enrolling;
}

Result<Step> Agent::stepSender(Asker asker) {
    const auto current = session();
    if (!current) {
        return Step::whenWoken();
    }
    return asker == Asker::Alerts ? current->alerts->step() : current->records->step();
}

Result<Step> Agent::stepDown() {
    if (const auto current = session()) {
        HOLDFAST_TRY(const Step step, current->mailbox->step());
        HOLDFAST_CHECK(keepLastContact());
        return step;
    }
    if (const auto current = enrolling()) {
        return current->enroller->step();
    }
    return Step::whenWoken();
}

Result<void> Agent::keepLastContact() {
    const auto contact = m_connectivity.report().lastContact;
    if (!contact || (m_keptContact && *contact < *m_keptContact + contactKeptEvery)) {
        return {};
    }
    m_keptContact = contact;
    return m_store.setSetting(setting::lastContact, std::to_string(toUnixMilliseconds(*contact)));
}

void Agent::networkIsBack() {
    if (const auto current = session()) {
        current->alerts->cutPauseShort();
        current->records->cutPauseShort();
    }
    if (const auto woken = m_queue.wakeAfterNetwork(); !woken) {
        m_parts.logger.failure("wake_failed", {{"error", woken.error()}});
    }
    wakeWorkers();
}

void Agent::wakeWorkers() {
    for (const auto* worker : {&m_alerts, &m_records, &m_down}) {
        if (*worker) {
            (*worker)->wake();
        }
    }
}

void Agent::tell(const AgentEvent& event) {
    AgentEventHandler handler;
    {
        const std::lock_guard lock(m_mutex);
        handler = m_handler;
    }
    if (handler) {
        handler(event);
    }
}

} // namespace holdfast::agent
