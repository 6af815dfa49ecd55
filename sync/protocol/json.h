// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/crypto/age.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/hash.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// JSON from outside, read without trust and without exceptions: every getter answers Malformed when the
/// member is absent or of another type.
namespace holdfast::protocol::json {

using Value = nlohmann::json;

/// One object and nothing after it. Malformed for duplicate members (at any depth), for bytes that are not
/// UTF-8, for more than 64 levels.
[[nodiscard]] Result<Value> parseObject(std::string_view text);
/// Compact text. Bytes that are not UTF-8 are replaced by U+FFFD.
[[nodiscard]] std::string write(const Value& value);

[[nodiscard]] bool has(const Value& object, std::string_view name);
[[nodiscard]] Result<std::string> text(const Value& object, std::string_view name);
[[nodiscard]] Result<std::int64_t> integer(const Value& object, std::string_view name);
/// An integer from `least` to `most`.
[[nodiscard]] Result<std::int64_t> integer(const Value& object, std::string_view name, std::int64_t least,
                                           std::int64_t most);
/// A count of bytes, at most 2^53 so that every JSON reader agrees on it.
[[nodiscard]] Result<std::uint64_t> size(const Value& object, std::string_view name);
[[nodiscard]] Result<bool> flag(const Value& object, std::string_view name);
[[nodiscard]] Result<UtcTime> time(const Value& object, std::string_view name);
/// The member itself; it lives as long as `object`.
[[nodiscard]] Result<const Value*> object(const Value& object, std::string_view name);
[[nodiscard]] Result<const std::vector<Value>*> array(const Value& object, std::string_view name);
[[nodiscard]] Result<Bytes> base64(const Value& object, std::string_view name);
[[nodiscard]] Result<Bytes> base64Url(const Value& object, std::string_view name);
/// SHA-256 in lower-case hexadecimal.
[[nodiscard]] Result<crypto::Digest> digest(const Value& object, std::string_view name);
[[nodiscard]] Result<crypto::Digest> digestOf(std::string_view hex);
[[nodiscard]] Result<crypto::VerifyingKey> key(const Value& object, std::string_view name);
[[nodiscard]] Result<crypto::AgeRecipient> recipient(const Value& object, std::string_view name);
/// `"v":1`; Unsupported for another version.
[[nodiscard]] Result<void> checkVersion(const Value& object);

/// A list of strings.
[[nodiscard]] Result<std::vector<std::string>> texts(const Value& object, std::string_view name);

template <typename IdType>
[[nodiscard]] Result<IdType> id(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::string written, text(object, name));
    return IdType::parse(written);
}

template <typename IdType>
[[nodiscard]] Result<std::vector<IdType>> ids(const Value& object, std::string_view name) {
    HOLDFAST_TRY(const std::vector<std::string> written, texts(object, name));
    std::vector<IdType> list;
    list.reserve(written.size());
    for (const auto& one : written) {
        HOLDFAST_TRY(list.emplace_back(), IdType::parse(one));
    }
    return list;
}

} // namespace holdfast::protocol::json
