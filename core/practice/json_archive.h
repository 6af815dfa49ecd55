// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/practice/time.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <limits>
#include <optional>

// Private to json.cpp. Each type has one function `fields(archive, value)` that names its members once;
// JsonWriter and JsonReader both walk it, so that what is written and what is read cannot drift apart.
namespace holdfast::practice {

using Json = nlohmann::json;

template <typename T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) {
    { enumTable(value) } -> std::same_as<EnumTable<T>>;
};

/// Times from the year 1 to the year 9999: a disclosure may be about long ago.
inline constexpr std::int64_t earliestMilliseconds = -62'135'596'800'000;
inline constexpr std::int64_t latestMilliseconds = 253'402'300'799'999;

class JsonWriter {
public:
    template <typename T>
    using Ref = const T&;

    JsonWriter() : m_object(Json::object()) {}
    [[nodiscard]] Json take() { return std::move(m_object); }

    /// Always written.
    template <typename T>
    void need(const char* name, const T& value) {
        m_object[name] = write(value);
    }
    /// Left out when it is T{}.
    template <typename T>
    void may(const char* name, const T& value) {
        if (!(value == T{})) {
            m_object[name] = write(value);
        }
    }

    [[nodiscard]] static Json write(const std::string& text) { return text; }
    template <std::integral T>
    [[nodiscard]] static Json write(const T& number) {
        return number;
    }
    [[nodiscard]] static Json write(UtcTime time) { return toUnixMilliseconds(time); }
    [[nodiscard]] static Json write(const Date& date) { return toText(date); }
    [[nodiscard]] static Json write(const std::array<std::uint8_t, 32>& digest) { return toHex(digest); }
    template <typename Tag>
    [[nodiscard]] static Json write(const Id<Tag>& id) {
        return id.text();
    }
    template <NamedEnum T>
    [[nodiscard]] static Json write(const T& value) {
        return std::string{toName(value)};
    }
    template <typename T>
    [[nodiscard]] static Json write(const std::optional<T>& value) {
        return value ? write(*value) : Json{};
    }
    template <typename T>
    [[nodiscard]] static Json write(const std::vector<T>& values) {
        Json list = Json::array();
        for (const T& value : values) {
            list.push_back(write(value));
        }
        return list;
    }
    template <typename T>
    [[nodiscard]] static Json write(const T& value) {
        JsonWriter inner;
        fields(inner, value);
        return inner.take();
    }

private:
    Json m_object;
};

class JsonReader {
public:
    template <typename T>
    using Ref = T&;

    explicit JsonReader(const Json& object) : m_object(object), m_good(object.is_object()) {}
    [[nodiscard]] bool isGood() const noexcept { return m_good; }
    /// For a fields() that finds its members at odds with each other.
    void refuse() noexcept { m_good = false; }

    template <typename T>
    void need(const char* name, T& value) {
        const Json* member = find(name);
        m_good = m_good && member != nullptr && read(*member, value);
    }
    template <typename T>
    void may(const char* name, T& value) {
        const Json* member = find(name);
        value = T{};
        m_good = m_good && (member == nullptr || read(*member, value));
    }

    [[nodiscard]] static bool read(const Json& json, std::string& text) {
        if (!json.is_string()) {
            return false;
        }
        text = json.get_ref<const std::string&>();
        return true;
    }
    [[nodiscard]] static bool read(const Json& json, bool& value) {
        if (!json.is_boolean()) {
            return false;
        }
        value = *json.get_ptr<const Json::boolean_t*>();
        return true;
    }
    [[nodiscard]] static bool read(const Json& json, std::int64_t& number) {
        if (const auto* natural = json.get_ptr<const Json::number_unsigned_t*>()) {
            number = static_cast<std::int64_t>(*natural);
            return std::in_range<std::int64_t>(*natural);
        }
        if (const auto* integer = json.get_ptr<const Json::number_integer_t*>()) {
            number = *integer;
            return true;
        }
        return false;
    }
    template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, std::int64_t>)
        [[nodiscard]] static bool read(const Json& json, T& number) {
        std::int64_t wide = 0;
        if (!read(json, wide) || !std::in_range<T>(wide)) {
            return false;
        }
        number = static_cast<T>(wide);
        return true;
    }
    [[nodiscard]] static bool read(const Json& json, UtcTime& time) {
        std::int64_t milliseconds = 0;
        if (!read(json, milliseconds) || milliseconds < earliestMilliseconds ||
            milliseconds > latestMilliseconds) {
            return false;
        }
        time = fromUnixMilliseconds(milliseconds);
        return true;
    }
    [[nodiscard]] static bool read(const Json& json, Date& date) {
        return json.is_string() && assign(dateFromText(json.get_ref<const std::string&>()), date);
    }
    [[nodiscard]] static bool read(const Json& json, std::array<std::uint8_t, 32>& digest) {
        Bytes bytes;
        if (!json.is_string() || !assign(fromHex(json.get_ref<const std::string&>()), bytes) ||
            bytes.size() != digest.size()) {
            return false;
        }
        std::copy(bytes.begin(), bytes.end(), digest.begin());
        return true;
    }
    template <typename Tag>
    [[nodiscard]] static bool read(const Json& json, Id<Tag>& id) {
        return json.is_string() && assign(Id<Tag>::parse(json.get_ref<const std::string&>()), id);
    }
    template <NamedEnum T>
    [[nodiscard]] static bool read(const Json& json, T& value) {
        return json.is_string() && assign(fromName<T>(json.get_ref<const std::string&>()), value);
    }
    template <typename T>
    [[nodiscard]] static bool read(const Json& json, std::optional<T>& value) {
        return read(json, value.emplace());
    }
    template <typename T>
    [[nodiscard]] static bool read(const Json& json, std::vector<T>& values) {
        if (!json.is_array()) {
            return false;
        }
        values.clear();
        values.reserve(json.size());
        for (const Json& element : json) {
            if (!read(element, values.emplace_back())) {
                return false;
            }
        }
        return true;
    }
    template <typename T>
    [[nodiscard]] static bool read(const Json& json, T& value) {
        JsonReader inner{json};
        fields(inner, value);
        return inner.isGood();
    }

private:
    template <typename T>
    [[nodiscard]] static bool assign(Result<T> result, T& out) {
        if (!result) {
            return false;
        }
        out = std::move(result).value();
        return true;
    }
    [[nodiscard]] const Json* find(const char* name) const {
        if (!m_good) {
            return nullptr;
        }
        const auto found = m_object.find(name);
        return found == m_object.end() ? nullptr : &*found;
    }
    const Json& m_object;
    bool m_good;
};

} // namespace holdfast::practice
