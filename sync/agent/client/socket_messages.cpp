// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/socket_messages.h"

#include "sync/protocol/roster.h"

namespace holdfast::agent {

namespace json = protocol::json;

namespace {

Json writePart(const protocol::PartName& part) {
    return Json{{"id", part.id.text()}, {"sha256", toHex(part.sha256)}, {"size", part.size}};
}

Result<protocol::PartName> readPart(const Json& member) {
    protocol::PartName part;
    HOLDFAST_TRY(part.id, json::id<AttachmentId>(member, "id"));
    HOLDFAST_TRY(part.sha256, json::digest(member, "sha256"));
    HOLDFAST_TRY(part.size, json::size(member, "size"));
    return part;
}

Result<protocol::Lane> readLane(const Json& member) {
    HOLDFAST_TRY(const std::string text, json::text(member, "lane"));
    const auto lane = protocol::laneFromName(text);
    if (!lane) {
        return Error(ErrorCode::Malformed);
    }
    return *lane;
}

} // namespace

Result<std::string> optionalTextField(const Json& object, std::string_view name) {
    return json::has(object, name) ? json::text(object, name) : Result<std::string>{std::string{}};
}

Result<std::optional<std::int64_t>> optionalIntegerField(const Json& object, std::string_view name) {
    if (!json::has(object, name)) {
        return std::optional<std::int64_t>{};
    }
    HOLDFAST_TRY(const std::int64_t value, json::integer(object, name));
    return std::optional<std::int64_t>{value};
}

Json writeHello(const AgentHello& hello) {
    return Json{{"protocol", socketProtocol},
                {"agentKey", hello.agentKey.base64Url()},
                {"enrolled", hello.enrolled == Enrolled::Yes}};
}

Result<AgentHello> readHello(const Json& answer) {
    HOLDFAST_TRY(const std::int64_t version, json::integer(answer, "protocol"));
    if (version != socketProtocol) {
        return Error(ErrorCode::ProtocolViolation, version);
    }
    AgentHello hello;
    HOLDFAST_TRY(hello.agentKey, json::key(answer, "agentKey"));
    HOLDFAST_TRY(const bool enrolled, json::flag(answer, "enrolled"));
    hello.enrolled = enrolled ? Enrolled::Yes : Enrolled::No;
    return hello;
}

Json writeEnrolOrder(const EnrolOrder& order) {
    Json roots = Json::array();
    for (const auto& root : order.roots) {
        roots.push_back(root.base64Url());
    }
    return Json{{"gateway", order.gateway},
                {"pins", order.pins},
                {"roots", std::move(roots)},
                {"council", order.council.text()},
                {"enrolment", order.enrolment.text()},
                {"request", toBase64Url(order.request.request)},
                {"mac", toBase64Url(order.request.mac)}};
}

Result<EnrolOrder> readEnrolOrder(const Json& request) {
    EnrolOrder order;
    HOLDFAST_TRY(order.gateway, json::text(request, "gateway"));
    HOLDFAST_TRY(order.pins, json::texts(request, "pins"));
    HOLDFAST_TRY(const auto roots, json::texts(request, "roots"));
    for (const auto& text : roots) {
        HOLDFAST_TRY(const auto root, crypto::VerifyingKey::fromBase64Url(text));
        order.roots.push_back(root);
    }
    HOLDFAST_TRY(order.council, json::id<CouncilId>(request, "council"));
    HOLDFAST_TRY(order.enrolment, json::id<EnrolmentId>(request, "enrolment"));
    HOLDFAST_TRY(order.request.request, json::base64Url(request, "request"));
    HOLDFAST_TRY(order.request.mac, json::base64Url(request, "mac"));
    return order;
}

Json writeSubmission(const Submission& submission) {
    Json parts = Json::array();
    for (const auto& part : submission.parts) {
        parts.push_back(writePart(part));
    }
    return Json{{"record", submission.record.text()},
                {"revision", submission.revision},
                {"lane", protocol::name(submission.lane)},
                {"envelope", toBase64(submission.envelope)},
                {"parts", std::move(parts)}};
}

Result<Submission> readSubmission(const Json& request) {
    Submission submission;
    HOLDFAST_TRY(submission.record, json::id<RecordId>(request, "record"));
    HOLDFAST_TRY(submission.revision, json::integer(request, "revision"));
    HOLDFAST_TRY(submission.lane, readLane(request));
    HOLDFAST_TRY(submission.envelope, json::base64(request, "envelope"));
    HOLDFAST_TRY(const auto* parts, json::array(request, "parts"));
    for (const auto& entry : *parts) {
        HOLDFAST_TRY(const auto part, readPart(entry));
        submission.parts.push_back(part);
    }
    return submission;
}

Json writeItem(const AgentItem& item) {
    Json members{{"record", item.record.text()},      {"revision", item.revision},
                 {"lane", protocol::name(item.lane)}, {"state", name(item.state)},
                 {"sentBytes", item.sentBytes},       {"totalBytes", item.totalBytes},
                 {"attempts", item.attempts}};
    if (item.nextTry) {
        members["nextTry"] = toUnixMilliseconds(*item.nextTry);
    }
    if (!item.problem.empty()) {
        members["problem"] = item.problem;
    }
    if (!item.stored.empty()) {
        members["stored"] = item.stored;
    }
    if (!item.received.empty()) {
        members["received"] = item.received;
    }
    return members;
}

Result<AgentItem> readItem(const Json& member) {
    AgentItem item;
    HOLDFAST_TRY(item.record, json::id<RecordId>(member, "record"));
    HOLDFAST_TRY(item.revision, json::integer(member, "revision"));
    HOLDFAST_TRY(item.lane, readLane(member));
    HOLDFAST_TRY(const std::string stateName, json::text(member, "state"));
    const auto state = itemStateFromName(stateName);
    if (!state) {
        return Error(ErrorCode::Malformed);
    }
    item.state = *state;
    HOLDFAST_TRY(item.sentBytes, json::size(member, "sentBytes"));
    HOLDFAST_TRY(item.totalBytes, json::size(member, "totalBytes"));
    HOLDFAST_TRY(item.attempts, json::integer(member, "attempts"));
    HOLDFAST_TRY(const auto nextTry, optionalIntegerField(member, "nextTry"));
    if (nextTry) {
        item.nextTry = fromUnixMilliseconds(*nextTry);
    }
    HOLDFAST_TRY(item.problem, optionalTextField(member, "problem"));
    HOLDFAST_TRY(item.stored, optionalTextField(member, "stored"));
    HOLDFAST_TRY(item.received, optionalTextField(member, "received"));
    return item;
}

Json writeNumberedEvent(const NumberedEvent& event) {
    return Json{{"n", event.number}, {"kind", name(event.kind)}, {"data", event.data}};
}

Result<NumberedEvent> readNumberedEvent(const Json& member) {
    NumberedEvent event;
    HOLDFAST_TRY(event.number, json::integer(member, "n"));
    HOLDFAST_TRY(const std::string kindName, json::text(member, "kind"));
    const auto kind = downKindFromName(kindName);
    if (!kind) {
        return Error(ErrorCode::Malformed);
    }
    event.kind = *kind;
    HOLDFAST_TRY(event.data, json::text(member, "data"));
    return event;
}

Json writeStatus(const AgentStatus& status) {
    Json members{
        {"network", name(status.network)}, {"waiting", status.waiting}, {"needsYou", status.needsYou}};
    if (status.lastContact) {
        members["lastContact"] = toUnixMilliseconds(*status.lastContact);
    }
    if (!status.problem.empty()) {
        members["problem"] = status.problem;
    }
    return members;
}

Result<AgentStatus> readStatus(const Json& answer) {
    AgentStatus status;
    HOLDFAST_TRY(const std::string networkName, json::text(answer, "network"));
    const auto network = networkStateFromName(networkName);
    if (!network) {
        return Error(ErrorCode::Malformed);
    }
    status.network = *network;
    HOLDFAST_TRY(const auto lastContact, optionalIntegerField(answer, "lastContact"));
    if (lastContact) {
        status.lastContact = fromUnixMilliseconds(*lastContact);
    }
    HOLDFAST_TRY(status.waiting, json::integer(answer, "waiting"));
    HOLDFAST_TRY(status.needsYou, json::integer(answer, "needsYou"));
    HOLDFAST_TRY(status.problem, optionalTextField(answer, "problem"));
    return status;
}

Json writePushed(const AgentEvent& event) {
    switch (event.kind) {
    case AgentEvent::Kind::Changed:
        return Json{{"event", "changed"}};
    case AgentEvent::Kind::Mail:
        return Json{{"event", "mail"}};
    case AgentEvent::Kind::EnrolmentRefused:
        return Json{{"event", "enrolment_refused"}, {"error", errorName(event.error)}};
    case AgentEvent::Kind::Enrolled:
        return Json{{"event", "enrolled"},
                    {"certificate", event.certificate},
                    {"directory", Json::parse(protocol::writeDirectory(event.directory), nullptr, false)}};
    case AgentEvent::Kind::Connected:
    case AgentEvent::Kind::Disconnected:
        break;
    }
    return Json{};
}

Result<AgentEvent> readPushed(const Json& member) {
    HOLDFAST_TRY(const std::string kind, json::text(member, "event"));
    AgentEvent event;
    if (kind == "changed") {
        event.kind = AgentEvent::Kind::Changed;
    } else if (kind == "mail") {
        event.kind = AgentEvent::Kind::Mail;
    } else if (kind == "enrolment_refused") {
        event.kind = AgentEvent::Kind::EnrolmentRefused;
        HOLDFAST_TRY(const std::string error, json::text(member, "error"));
        event.error = errorFromName(error);
    } else if (kind == "enrolled") {
        event.kind = AgentEvent::Kind::Enrolled;
        HOLDFAST_TRY(event.certificate, json::text(member, "certificate"));
        HOLDFAST_TRY(const Json* directory, json::object(member, "directory"));
        HOLDFAST_TRY(event.directory, protocol::readDirectory(json::write(*directory)));
    } else {
        return Error(ErrorCode::Unsupported);
    }
    return event;
}

} // namespace holdfast::agent
