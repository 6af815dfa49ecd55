// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/socket_messages.h"

#include "sync/protocol/roster.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

Json writePart(const protocol::PartName& part) {
    return Json{{"id", part.id.text()}, {"sha256", toHex(part.sha256)}, {"size", part.size}};
}

Result<protocol::PartName> readPart(const Json& json) {
    protocol::PartName part;
    HOLDFAST_TRY(part.id, idField<AttachmentId>(json, "id"));
    HOLDFAST_TRY(const std::string hex, textField(json, "sha256"));
    HOLDFAST_TRY(const Bytes digest, fromHex(hex));
    if (digest.size() != part.sha256.size()) {
        return Error(ErrorCode::Malformed);
    }
    std::copy(digest.begin(), digest.end(), part.sha256.begin());
    HOLDFAST_TRY(part.size, sizeField(json, "size"));
    return part;
}

Result<std::vector<std::string>> readTexts(const Json& json, const char* name) {
    HOLDFAST_TRY(const Json array, arrayField(json, name));
    std::vector<std::string> texts;
    for (const auto& entry : array) {
        if (!entry.is_string()) {
            return Error(ErrorCode::Malformed);
        }
        texts.push_back(entry.get_ref<const std::string&>());
    }
    return texts;
}

Result<protocol::Lane> readLane(const Json& json) {
    HOLDFAST_TRY(const std::string text, textField(json, "lane"));
    const auto lane = protocol::laneFromName(text);
    if (!lane) {
        return Error(ErrorCode::Malformed);
    }
    return *lane;
}

} // namespace

Json writeHello(const AgentHello& hello) {
    return Json{{"protocol", socketProtocol},
                {"agentKey", hello.agentKey.base64Url()},
                {"enrolled", hello.enrolled == Enrolled::Yes}};
}

Result<AgentHello> readHello(const Json& answer) {
    HOLDFAST_TRY(const std::int64_t version, integerField(answer, "protocol"));
    if (version != socketProtocol) {
        return Error(ErrorCode::ProtocolViolation, version);
    }
    HOLDFAST_TRY(const std::string key, textField(answer, "agentKey"));
    AgentHello hello;
    HOLDFAST_TRY(hello.agentKey, crypto::VerifyingKey::fromBase64Url(key));
    const auto enrolled = answer.find("enrolled");
    if (enrolled == answer.end() || !enrolled->is_boolean()) {
        return Error(ErrorCode::Malformed);
    }
    hello.enrolled = enrolled->get<bool>() ? Enrolled::Yes : Enrolled::No;
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
    HOLDFAST_TRY(order.gateway, textField(request, "gateway"));
    HOLDFAST_TRY(order.pins, readTexts(request, "pins"));
    HOLDFAST_TRY(const auto roots, readTexts(request, "roots"));
    for (const auto& text : roots) {
        HOLDFAST_TRY(const auto root, crypto::VerifyingKey::fromBase64Url(text));
        order.roots.push_back(root);
    }
    HOLDFAST_TRY(order.council, idField<CouncilId>(request, "council"));
    HOLDFAST_TRY(order.enrolment, idField<EnrolmentId>(request, "enrolment"));
    HOLDFAST_TRY(order.request.request, base64UrlField(request, "request"));
    HOLDFAST_TRY(order.request.mac, base64UrlField(request, "mac"));
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
    HOLDFAST_TRY(submission.record, idField<RecordId>(request, "record"));
    HOLDFAST_TRY(submission.revision, integerField(request, "revision"));
    HOLDFAST_TRY(submission.lane, readLane(request));
    HOLDFAST_TRY(submission.envelope, base64Field(request, "envelope"));
    HOLDFAST_TRY(const Json parts, arrayField(request, "parts"));
    for (const auto& entry : parts) {
        HOLDFAST_TRY(const auto part, readPart(entry));
        submission.parts.push_back(part);
    }
    return submission;
}

Json writeItem(const AgentItem& item) {
    Json json{{"record", item.record.text()},      {"revision", item.revision},
              {"lane", protocol::name(item.lane)}, {"state", name(item.state)},
              {"sentBytes", item.sentBytes},       {"totalBytes", item.totalBytes},
              {"attempts", item.attempts}};
    if (item.nextTry) {
        json["nextTry"] = toUnixMilliseconds(*item.nextTry);
    }
    if (!item.problem.empty()) {
        json["problem"] = item.problem;
    }
    if (!item.stored.empty()) {
        json["stored"] = item.stored;
    }
    if (!item.received.empty()) {
        json["received"] = item.received;
    }
    return json;
}

Result<AgentItem> readItem(const Json& json) {
    AgentItem item;
    HOLDFAST_TRY(item.record, idField<RecordId>(json, "record"));
    HOLDFAST_TRY(item.revision, integerField(json, "revision"));
    HOLDFAST_TRY(item.lane, readLane(json));
    HOLDFAST_TRY(const std::string stateName, textField(json, "state"));
    const auto state = itemStateFromName(stateName);
    if (!state) {
        return Error(ErrorCode::Malformed);
    }
    item.state = *state;
    HOLDFAST_TRY(item.sentBytes, sizeField(json, "sentBytes"));
    HOLDFAST_TRY(item.totalBytes, sizeField(json, "totalBytes"));
    HOLDFAST_TRY(item.attempts, integerField(json, "attempts"));
    HOLDFAST_TRY(const auto nextTry, optionalIntegerField(json, "nextTry"));
    if (nextTry) {
        item.nextTry = fromUnixMilliseconds(*nextTry);
    }
    HOLDFAST_TRY(item.problem, optionalTextField(json, "problem"));
    HOLDFAST_TRY(item.stored, optionalTextField(json, "stored"));
    HOLDFAST_TRY(item.received, optionalTextField(json, "received"));
    return item;
}

Json writeNumberedEvent(const NumberedEvent& event) {
    return Json{{"n", event.number}, {"kind", name(event.kind)}, {"data", event.data}};
}

Result<NumberedEvent> readNumberedEvent(const Json& json) {
    NumberedEvent event;
    HOLDFAST_TRY(event.number, integerField(json, "n"));
    HOLDFAST_TRY(const std::string kindName, textField(json, "kind"));
    const auto kind = downKindFromName(kindName);
    if (!kind) {
        return Error(ErrorCode::Malformed);
    }
    event.kind = *kind;
    HOLDFAST_TRY(event.data, textField(json, "data"));
    return event;
}

Json writeStatus(const AgentStatus& status) {
    Json json{{"network", name(status.network)}, {"waiting", status.waiting}, {"needsYou", status.needsYou}};
    if (status.lastContact) {
        json["lastContact"] = toUnixMilliseconds(*status.lastContact);
    }
    if (!status.problem.empty()) {
        json["problem"] = status.problem;
    }
    return json;
}

Result<AgentStatus> readStatus(const Json& answer) {
    AgentStatus status;
    HOLDFAST_TRY(const std::string networkName, textField(answer, "network"));
    const auto network = networkStateFromName(networkName);
    if (!network) {
        return Error(ErrorCode::Malformed);
    }
    status.network = *network;
    HOLDFAST_TRY(const auto lastContact, optionalIntegerField(answer, "lastContact"));
    if (lastContact) {
        status.lastContact = fromUnixMilliseconds(*lastContact);
    }
    HOLDFAST_TRY(status.waiting, integerField(answer, "waiting"));
    HOLDFAST_TRY(status.needsYou, integerField(answer, "needsYou"));
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

Result<AgentEvent> readPushed(const Json& json) {
    HOLDFAST_TRY(const std::string kind, textField(json, "event"));
    AgentEvent event;
    if (kind == "changed") {
        event.kind = AgentEvent::Kind::Changed;
    } else if (kind == "mail") {
        event.kind = AgentEvent::Kind::Mail;
    } else if (kind == "enrolment_refused") {
        event.kind = AgentEvent::Kind::EnrolmentRefused;
        HOLDFAST_TRY(const std::string error, textField(json, "error"));
        event.error = errorFromName(error);
    } else if (kind == "enrolled") {
        event.kind = AgentEvent::Kind::Enrolled;
        HOLDFAST_TRY(event.certificate, textField(json, "certificate"));
        HOLDFAST_TRY(const Json directory, objectField(json, "directory"));
        HOLDFAST_TRY(event.directory, protocol::readDirectory(writeJson(directory)));
    } else {
        return Error(ErrorCode::Unsupported);
    }
    return event;
}

} // namespace holdfast::agent
