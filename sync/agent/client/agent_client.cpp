// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/agent_client.h"

#include "sync/agent/client/client_connection.h"
#include "sync/agent/client/socket_messages.h"

namespace holdfast::agent {

namespace json = protocol::json;
namespace {

Json asking(const char* what, Json members = Json::object()) {
    members["do"] = what;
    return members;
}

} // namespace

Result<std::unique_ptr<AgentClient>> AgentClient::create(AgentClientOptions options) {
    HOLDFAST_TRY(Descriptor waker, makeWaker());
    return std::unique_ptr<AgentClient>(
        new AgentClient(std::make_unique<Connection>(std::move(options), std::move(waker))));
}

AgentClient::AgentClient(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

AgentClient::~AgentClient() = default;

void AgentClient::setEventHandler(AgentEventHandler handler) {
    m_connection->setEventHandler(std::move(handler));
}

Result<AgentHello> AgentClient::hello() {
    HOLDFAST_TRY(const Json answer, m_connection->call(asking("hello", Json{{"protocol", socketProtocol}})));
    return readHello(answer);
}

Result<void> AgentClient::enrol(const EnrolOrder& order) {
    HOLDFAST_CHECK(m_connection->call(asking("enrol", writeEnrolOrder(order))));
    return {};
}

Result<void> AgentClient::submit(const Submission& submission) {
    HOLDFAST_CHECK(m_connection->call(asking("submit", writeSubmission(submission))));
    return {};
}

Result<std::vector<AgentItem>> AgentClient::items() {
    std::vector<AgentItem> all;
    std::optional<std::int64_t> from = 0;
    while (from) {
        HOLDFAST_TRY(const Json answer, m_connection->call(asking("items", Json{{"from", *from}})));
        HOLDFAST_TRY(const auto* list, json::array(answer, "items"));
        for (const auto& entry : *list) {
            HOLDFAST_TRY(auto item, readItem(entry));
            all.push_back(std::move(item));
        }
        HOLDFAST_TRY(const auto next, optionalIntegerField(answer, "next"));
        if (next && *next <= *from) {
            return Error(ErrorCode::ProtocolViolation);
        }
        from = next;
    }
    return all;
}

Result<std::vector<NumberedEvent>> AgentClient::events(std::int64_t after) {
    HOLDFAST_TRY(const Json answer, m_connection->call(asking("events", Json{{"after", after}})));
    HOLDFAST_TRY(const auto* list, json::array(answer, "events"));
    std::vector<NumberedEvent> events;
    for (const auto& entry : *list) {
        HOLDFAST_TRY(auto event, readNumberedEvent(entry));
        events.push_back(std::move(event));
    }
    return events;
}

Result<void> AgentClient::eventsTaken(std::int64_t through) {
    HOLDFAST_CHECK(m_connection->call(asking("eventsTaken", Json{{"through", through}})));
    return {};
}

Result<void> AgentClient::sendNow() {
    HOLDFAST_CHECK(m_connection->call(asking("sendNow")));
    return {};
}

Result<AgentStatus> AgentClient::status() {
    HOLDFAST_TRY(const Json answer, m_connection->call(asking("status")));
    return readStatus(answer);
}

Result<void> AgentClient::stop() {
    HOLDFAST_CHECK(m_connection->call(asking("stop"), WhenLost::Done));
    return {};
}

} // namespace holdfast::agent
