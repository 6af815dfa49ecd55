// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/visits.h"

#include "core/practice/json.h"
#include "sync/office/key_files.h"
#include "sync/protocol/json.h"
#include "sync/protocol/message.h"
#include "sync/protocol/tus.h"

#include <limits>

namespace holdfast::office {
namespace {

namespace json = protocol::json;

Result<crypto::SigningKey> openCaseKey(const Office& office) {
    return readSigningKey(office.data.files(), office.data.folder() / "case" / "signing.key");
}

Result<Device> readDevice(const json::Value& value) {
    Device device;
    HOLDFAST_TRY(device.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(device.person, json::id<PractitionerId>(value, "person"));
    HOLDFAST_TRY(const auto role, json::text(value, "role"));
    device.role = protocol::roleFromName(role).value_or(protocol::Role::Worker);
    HOLDFAST_TRY(device.team, json::id<TeamId>(value, "team"));
    if (json::has(value, "lastContact")) {
        HOLDFAST_TRY(device.lastContact, json::time(value, "lastContact"));
    }
    HOLDFAST_TRY(device.waiting,
                 json::integer(value, "waiting", 0, std::numeric_limits<std::int64_t>::max()));
    return device;
}

} // namespace

Result<std::vector<EnrolmentEntry>> enrolmentsOf(const Office& office, std::string_view personOrEnrolment) {
    HOLDFAST_TRY(const auto all, office.data.enrolments());
    std::vector<EnrolmentEntry> found;
    for (const auto& entry : all) {
        const bool named = entry.name == personOrEnrolment || entry.id.text() == personOrEnrolment;
        if (named && !entry.certificate.isNil()) {
            found.push_back(entry);
        }
    }
    return found;
}

Result<MessageId> assignVisit(const Office& office, EnrolmentId enrolment, std::string_view visitJson) {
    HOLDFAST_TRY(const auto visit, practice::fromJson<practice::AssignedVisit>(visitJson));
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    HOLDFAST_TRY(const auto key, openCaseKey(office));
    HOLDFAST_TRY(const auto trust, office.data.trust(office.clock.now()));
    HOLDFAST_TRY(const auto certificate, trust.byEnrolment(enrolment, office.clock.now()));
    if (!certificate.recipient) {
        return Error(ErrorCode::NotCertified);
    }
    const std::string counter = "seq-" + enrolment.text();
    HOLDFAST_TRY(const std::int64_t last, office.data.number(counter));
    // Taken before it is used: a number spent on a message that never left does no harm.
    HOLDFAST_CHECK(office.data.putNumber(counter, last + 1));
    protocol::Message message;
    message.id = MessageId::create(office.clock, office.random);
    message.type = "assigned_visit";
    message.to = enrolment;
    message.seq = last + 1;
    message.created = office.clock.now();
    message.body = practice::toJson(visit);
    HOLDFAST_TRY(const Bytes sealed, protocol::sealMessage(message, key, *certificate.recipient));
    HOLDFAST_TRY(const auto client, connectToGateway(office));
    const GatewayLine line(*client, gateway.origin, key, office.clock);
    HOLDFAST_CHECK(line.put("/v1/mailboxes/" + enrolment.text() + '/' + message.id.text(),
                            protocol::messageMediaType, sealed));
    return message.id;
}

Result<std::vector<Device>> listDevices(const Office& office) {
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    HOLDFAST_TRY(const auto key, openCaseKey(office));
    HOLDFAST_TRY(const auto client, connectToGateway(office));
    const GatewayLine line(*client, gateway.origin, key, office.clock);
    constexpr std::uint64_t largestList = 16 * 1024 * 1024;
    HOLDFAST_TRY(const Bytes answer, line.get("/v1/devices", "application/json", largestList));
    HOLDFAST_TRY(const auto value, json::parseObject(textOf(answer)));
    HOLDFAST_TRY(const auto* list, json::array(value, "devices"));
    std::vector<Device> devices;
    for (const auto& one : *list) {
        HOLDFAST_TRY(devices.emplace_back(), readDevice(one));
    }
    return devices;
}

} // namespace holdfast::office
