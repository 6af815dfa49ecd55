// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_log.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace holdfast::store {
namespace {

using Json = nlohmann::json; // objects are std::map: keys come out sorted by their bytes

constexpr int version = 1;

bool isWord(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// RFC 8785 writes integers as doubles would print: beyond 2^53 that is no longer exact.
constexpr std::int64_t largestExact = (std::int64_t{1} << 53U) - 1;

bool isExact(std::int64_t number) {
    return number >= -largestExact && number <= largestExact;
}

Result<std::string> stringAt(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) {
        return Error(ErrorCode::Malformed);
    }
    return found->get<std::string>();
}

Result<std::int64_t> integerAt(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer()) {
        return Error(ErrorCode::Malformed);
    }
    return found->get<std::int64_t>();
}

} // namespace

Result<Bytes> encodeCustodyEvent(const CustodyEvent& event) {
    const std::int64_t at = toUnixMilliseconds(event.at);
    if (!isWord(event.kind) || !isExact(at)) {
        return Error(ErrorCode::InvalidArgument);
    }
    Json details = Json::object();
    for (const auto& [name, value] : event.details) {
        const auto* number = std::get_if<std::int64_t>(&value);
        if (!isWord(name) || (number != nullptr && !isExact(*number))) {
            return Error(ErrorCode::InvalidArgument);
        }
        if (number != nullptr) {
            details[name] = *number;
        } else {
            details[name] = std::get<std::string>(value);
        }
    }
    const Json object{{"actor", event.actor.text()},     {"at", at},
                      {"details", std::move(details)},   {"kind", event.kind},
                      {"subject", event.subject.text()}, {"v", version}};
    try {
        return copyOf(bytesOf(object.dump(-1, ' ', false, Json::error_handler_t::strict)));
    } catch (const Json::exception&) {
        return Error(ErrorCode::InvalidArgument); // a text that is not UTF-8
    }
}

Result<CustodyEvent> decodeCustodyEvent(ByteView entry) {
    const Json object = Json::parse(entry.begin(), entry.end(), nullptr, false);
    if (!object.is_object() || object.size() != 6) {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_TRY(const std::int64_t format, integerAt(object, "v"));
    if (format != version) {
        return Error(ErrorCode::StoreNewer, format);
    }
    CustodyEvent event;
    HOLDFAST_TRY(const std::int64_t at, integerAt(object, "at"));
    event.at = fromUnixMilliseconds(at);
    HOLDFAST_TRY(const std::string actor, stringAt(object, "actor"));
    HOLDFAST_TRY(event.actor, PractitionerId::parse(actor));
    HOLDFAST_TRY(const std::string subject, stringAt(object, "subject"));
    HOLDFAST_TRY(event.subject, Uuid::parse(subject));
    HOLDFAST_TRY(event.kind, stringAt(object, "kind"));
    const auto details = object.find("details");
    if (details == object.end() || !details->is_object()) {
        return Error(ErrorCode::Malformed);
    }
    for (const auto& [name, value] : details->items()) {
        if (value.is_number_integer()) {
            event.details.emplace(name, value.get<std::int64_t>());
        } else if (value.is_string()) {
            event.details.emplace(name, value.get<std::string>());
        } else {
            return Error(ErrorCode::Malformed);
        }
    }
    // One event has one spelling: anything else is not an entry we wrote.
    HOLDFAST_TRY(const Bytes again, encodeCustodyEvent(event));
    if (!std::ranges::equal(again, entry)) {
        return Error(ErrorCode::Malformed);
    }
    return event;
}

} // namespace holdfast::store
