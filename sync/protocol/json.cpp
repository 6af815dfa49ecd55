// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/json.h"

#include <algorithm>
#include <limits>
#include <set>

namespace holdfast::protocol::json {
namespace {

constexpr int deepest = 64;
constexpr std::int64_t largestSize = 9'007'199'254'740'992;

/// The parser's callback: names already seen in each object that is open.
class Watch {
public:
    bool operator()(int depth, Value::parse_event_t event, Value& parsed) {
        using Event = Value::parse_event_t;
        if (depth > deepest) {
            m_refused = true;
        }
        if (event == Event::object_start) {
            m_open.emplace_back();
        } else if (event == Event::object_end && !m_open.empty()) {
            m_open.pop_back();
        } else if (event == Event::key && !m_open.empty()) {
            m_refused = !m_open.back().insert(parsed.get_ref<const std::string&>()).second || m_refused;
        }
        return true;
    }
    [[nodiscard]] bool refused() const noexcept { return m_refused; }

private:
    std::vector<std::set<std::string>> m_open;
    bool m_refused = false;
};

const Value* find(const Value& object, std::string_view name) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

} // namespace

Result<Value> parseObject(std::string_view text) {
    Watch watch;
    Value value = Value::parse(
        text.begin(), text.end(),
        [&watch](int depth, Value::parse_event_t event, Value& parsed) {
            return watch(depth, event, parsed);
        },
        false);
    if (value.is_discarded() || !value.is_object() || watch.refused()) {
        return Error(ErrorCode::Malformed);
    }
    return value;
}

std::string write(const Value& value) {
    return value.dump(-1, ' ', false, Value::error_handler_t::replace);
}

bool has(const Value& object, std::string_view name) {
    return find(object, name) != nullptr;
}

Result<std::string> text(const Value& object, std::string_view name) {
    const Value* member = find(object, name);
    if (member == nullptr || !member->is_string()) {
        return Error(ErrorCode::Malformed);
    }
    return member->get_ref<const std::string&>();
}

Result<std::int64_t> integer(const Value& object, std::string_view name) {
    return integer(object, name, std::numeric_limits<std::int64_t>::min(),
                   std::numeric_limits<std::int64_t>::max());
}

Result<std::int64_t> integer(const Value& object, std::string_view name, std::int64_t least,
                             std::int64_t most) {
    const Value* member = find(object, name);
    if (member == nullptr || !member->is_number_integer()) {
        return Error(ErrorCode::Malformed);
    }
    if (member->is_number_unsigned() &&
        member->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return Error(ErrorCode::Malformed);
    }
    const auto number = member->get<std::int64_t>();
    if (number < least || number > most) {
        return Error(ErrorCode::Malformed);
    }
    return number;
}

Result<std::uint64_t> size(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::int64_t number, integer(object, name, 0, largestSize));
    return static_cast<std::uint64_t>(number);
}

Result<bool> flag(const Value& object, std::string_view name) {
    const Value* member = find(object, name);
    if (member == nullptr || !member->is_boolean()) {
        return Error(ErrorCode::Malformed);
    }
    return member->get<bool>();
}

Result<UtcTime> time(const Value& object, std::string_view name) {
    // Years 1970 to 9999: beyond, calendar arithmetic elsewhere would overflow.
    constexpr std::int64_t latest = 253'402'300'799'999;
    HOLDFAST_TRY(const std::int64_t milliseconds, integer(object, name, 0, latest));
    return fromUnixMilliseconds(milliseconds);
}

Result<const Value*> object(const Value& object, std::string_view name) {
    const Value* member = find(object, name);
    if (member == nullptr || !member->is_object()) {
        return Error(ErrorCode::Malformed);
    }
    return member;
}

Result<const std::vector<Value>*> array(const Value& object, std::string_view name) {
    const Value* member = find(object, name);
    if (member == nullptr || !member->is_array()) {
        return Error(ErrorCode::Malformed);
    }
    return &member->get_ref<const Value::array_t&>();
}

Result<Bytes> base64(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::string written, text(object, name));
    return fromBase64(written);
}

Result<Bytes> base64Url(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::string written, text(object, name));
    return fromBase64Url(written);
}

Result<crypto::Digest> digestOf(std::string_view hex) {
    crypto::Digest digest{};
    if (hex.size() != digest.size() * 2 ||
        std::ranges::any_of(hex, [](char c) { return c >= 'A' && c <= 'F'; })) {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_TRY(const Bytes bytes, fromHex(hex));
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

Result<crypto::Digest> digest(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::string written, text(object, name));
    return digestOf(written);
}

Result<crypto::VerifyingKey> key(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::string written, text(object, name));
    return crypto::VerifyingKey::fromBase64Url(written);
}

Result<crypto::AgeRecipient> recipient(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::string written, text(object, name));
    return crypto::AgeRecipient::parse(written);
}

Result<void> checkVersion(const Value& object) {
    HOLDFAST_TRY(const std::int64_t version, integer(object, "v"));
    if (version != 1) {
        return Error(ErrorCode::Unsupported, version);
    }
    return {};
}

Result<std::vector<std::string>> texts(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const auto* list, array(object, name));
    std::vector<std::string> all;
    all.reserve(list->size());
    for (const auto& one : *list) {
        if (!one.is_string()) {
            return Error(ErrorCode::Malformed);
        }
        all.push_back(one.get_ref<const std::string&>());
    }
    return all;
}

} // namespace holdfast::protocol::json
