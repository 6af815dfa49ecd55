// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

/// JSON members read with their types checked; no exception leaves these functions.
namespace holdfast::agent {

using Json = nlohmann::json;

/// One object; Malformed for anything else, and for duplicate members.
[[nodiscard]] Result<Json> parseObject(std::string_view text);
/// Never throws: text that is no UTF-8 is replaced.
[[nodiscard]] std::string writeJson(const Json& value);

// Malformed when the member is missing or of another type.
[[nodiscard]] Result<std::string> textField(const Json& object, const char* name);
[[nodiscard]] Result<std::int64_t> integerField(const Json& object, const char* name);
[[nodiscard]] Result<std::uint64_t> sizeField(const Json& object, const char* name);
[[nodiscard]] Result<Bytes> base64Field(const Json& object, const char* name);
[[nodiscard]] Result<Bytes> base64UrlField(const Json& object, const char* name);
[[nodiscard]] Result<Json> arrayField(const Json& object, const char* name);
[[nodiscard]] Result<Json> objectField(const Json& object, const char* name);

// A missing member is the empty text, or nullopt; another type is Malformed.
[[nodiscard]] Result<std::string> optionalTextField(const Json& object, const char* name);
[[nodiscard]] Result<std::optional<std::int64_t>> optionalIntegerField(const Json& object, const char* name);

template <typename IdType>
[[nodiscard]] Result<IdType> idField(const Json& object, const char* name) {
    HOLDFAST_TRY(const std::string text, textField(object, name));
    return IdType::parse(text);
}

} // namespace holdfast::agent
