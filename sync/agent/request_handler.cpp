// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/request_handler.h"

#include "sync/agent/client/socket_messages.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

namespace json = protocol::json;

Result<Json> done(const Result<void>& result) {
    HOLDFAST_CHECK(result);
    return Json::object();
}

Result<Json> hello(AgentLink& agent, const Json& request) {
    HOLDFAST_TRY(const std::int64_t version, json::integer(request, "protocol"));
    if (version != socketProtocol) {
        return Error(ErrorCode::Unsupported, version);
    }
    HOLDFAST_TRY(const auto answer, agent.hello());
    return writeHello(answer);
}

/// As many from the asked place as fit a frame; `next` is where the rest begins. Items are only ever added
/// at the end, so a place stays the same item's.
Result<Json> items(AgentLink& agent, const Json& request) {
    HOLDFAST_TRY(const auto from, optionalIntegerField(request, "from"));
    HOLDFAST_TRY(const auto all, agent.items());
    Json list = Json::array();
    std::size_t bytes = 0;
    Json answer = Json::object();
    const auto first = static_cast<std::size_t>(std::max<std::int64_t>(from.value_or(0), 0));
    for (std::size_t place = first; place < all.size(); ++place) {
        Json item = writeItem(all[place]);
        bytes += json::write(item).size() + 1;
        if (bytes > largestAnswerList && !list.empty()) {
            answer["next"] = place;
            break;
        }
        list.push_back(std::move(item));
    }
    answer["items"] = std::move(list);
    return answer;
}

Result<Json> events(AgentLink& agent, const Json& request) {
    HOLDFAST_TRY(const std::int64_t after, json::integer(request, "after"));
    HOLDFAST_TRY(const auto all, agent.events(after));
    Json list = Json::array();
    for (const auto& event : all) {
        list.push_back(writeNumberedEvent(event));
    }
    return Json{{"events", std::move(list)}};
}

Result<Json> answerTo(AgentLink& agent, std::string_view what, const Json& request) {
    if (what == "hello") {
        return hello(agent, request);
    }
    if (what == "enrol") {
        HOLDFAST_TRY(const auto order, readEnrolOrder(request));
        return done(agent.enrol(order));
    }
    if (what == "submit") {
        HOLDFAST_TRY(const auto submission, readSubmission(request));
        return done(agent.submit(submission));
    }
    if (what == "items") {
        return items(agent, request);
    }
    if (what == "events") {
        return events(agent, request);
    }
    if (what == "eventsTaken") {
        HOLDFAST_TRY(const std::int64_t through, json::integer(request, "through"));
        return done(agent.eventsTaken(through));
    }
    if (what == "sendNow") {
        return done(agent.sendNow());
    }
    if (what == "status") {
        HOLDFAST_TRY(const auto status, agent.status());
        return writeStatus(status);
    }
    if (what == "stop") {
        return done(agent.stop());
    }
    return Error(ErrorCode::Unsupported);
}

} // namespace

Result<std::string> handleRequest(AgentLink& agent, std::string_view text) {
    const auto request = json::parseObject(text);
    const auto id = request ? json::integer(*request, "id") : Result<std::int64_t>{request.error()};
    const auto what = request ? json::text(*request, "do") : Result<std::string>{request.error()};
    if (!id || !what) {
        return Error(ErrorCode::ProtocolViolation);
    }
    auto members = answerTo(agent, *what, *request);
    Json answer = members ? std::move(*members) : Json{{"error", errorName(members.code())}};
    answer["ok"] = members.hasValue();
    answer["id"] = *id;
    return json::write(answer);
}

} // namespace holdfast::agent
