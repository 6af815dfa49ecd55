// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/json_fields.h"

#include <set>
#include <vector>

namespace holdfast::agent {
namespace {

const Json* member(const Json& object, const char* name) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

} // namespace

Result<Json> parseObject(std::string_view text) {
    std::vector<std::set<std::string>> names;
    bool duplicate = false;
    const auto watch = [&](int /*depth*/, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) {
            names.emplace_back();
        } else if (event == Json::parse_event_t::object_end && !names.empty()) {
            names.pop_back();
        } else if (event == Json::parse_event_t::key && !names.empty() && parsed.is_string()) {
            duplicate = !names.back().insert(parsed.get_ref<const std::string&>()).second || duplicate;
        }
        return true;
    };
    auto parsed = Json::parse(text.begin(), text.end(), watch, false);
    if (duplicate || !parsed.is_object()) {
        return Error(ErrorCode::Malformed);
    }
    return parsed;
}

std::string writeJson(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> textField(const Json& object, const char* name) {
    const Json* found = member(object, name);
    if (found == nullptr || !found->is_string()) {
        return Error(ErrorCode::Malformed);
    }
    return found->get_ref<const std::string&>();
}

Result<std::int64_t> integerField(const Json& object, const char* name) {
    HOLDFAST_TRY(const auto value, optionalIntegerField(object, name));
    if (!value) {
        return Error(ErrorCode::Malformed);
    }
    return *value;
}

Result<std::uint64_t> sizeField(const Json& object, const char* name) {
    HOLDFAST_TRY(const std::int64_t value, integerField(object, name));
    if (value < 0) {
        return Error(ErrorCode::Malformed);
    }
    return static_cast<std::uint64_t>(value);
}

Result<Bytes> base64Field(const Json& object, const char* name) {
    HOLDFAST_TRY(const std::string text, textField(object, name));
    return fromBase64(text);
}

Result<Bytes> base64UrlField(const Json& object, const char* name) {
    HOLDFAST_TRY(const std::string text, textField(object, name));
    return fromBase64Url(text);
}

Result<Json> arrayField(const Json& object, const char* name) {
    const Json* found = member(object, name);
    if (found == nullptr || !found->is_array()) {
        return Error(ErrorCode::Malformed);
    }
    return Json(*found);
}

Result<Json> objectField(const Json& object, const char* name) {
    const Json* found = member(object, name);
    if (found == nullptr || !found->is_object()) {
        return Error(ErrorCode::Malformed);
    }
    return Json(*found);
}

Result<std::string> optionalTextField(const Json& object, const char* name) {
    if (member(object, name) == nullptr) {
        return std::string{};
    }
    return textField(object, name);
}

Result<std::optional<std::int64_t>> optionalIntegerField(const Json& object, const char* name) {
    const Json* found = member(object, name);
    if (found == nullptr) {
        return std::optional<std::int64_t>{};
    }
    // A number above the signed range reads as unsigned: no member of ours is so large.
    if (!found->is_number_integer() ||
        (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX)) {
        return Error(ErrorCode::Malformed);
    }
    return std::optional<std::int64_t>{found->get<std::int64_t>()};
}

} // namespace holdfast::agent
