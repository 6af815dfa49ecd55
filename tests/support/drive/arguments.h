// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/crypto/secret.h"

#include <nlohmann/json.hpp>

namespace holdfast::drive {

using Json = nlohmann::json;

/// Reads the fields of one request. The first field that is missing or of the wrong type is remembered, so
/// a command reads all it needs and checks once.
class Arguments {
public:
    explicit Arguments(Json& request) : m_request(request) {}

    [[nodiscard]] std::string text(const char* name);
    [[nodiscard]] std::string text(const char* name, std::string otherwise);
    [[nodiscard]] std::int64_t number(const char* name, std::int64_t otherwise);
    [[nodiscard]] bool flag(const char* name, bool otherwise);
    [[nodiscard]] std::vector<std::string> texts(const char* name);
    /// Moves a secret into guarded memory and wipes it from the request.
    [[nodiscard]] Result<crypto::SecretBuffer> secret(const char* name);
    template <typename IdType>
    [[nodiscard]] IdType id(const char* name) {
        return idOf<IdType>(name, text(name));
    }
    /// Nil when absent.
    template <typename IdType>
    [[nodiscard]] IdType optionalId(const char* name) {
        return has(name) ? id<IdType>(name) : IdType{};
    }
    template <typename IdType>
    [[nodiscard]] std::vector<IdType> ids(const char* name) {
        std::vector<IdType> list;
        for (const auto& one : texts(name)) {
            list.push_back(idOf<IdType>(name, one));
        }
        return list;
    }
    [[nodiscard]] bool has(const char* name) const { return m_request.contains(name); }
    void refuse(const char* name) {
        if (m_wrong.empty()) {
            m_wrong = name;
        }
    }

    /// The name of the first wrong field; empty when all were right.
    [[nodiscard]] const std::string& wrong() const noexcept { return m_wrong; }
    [[nodiscard]] Result<void> check() const {
        return m_wrong.empty() ? Result<void>{} : Result<void>{Error(ErrorCode::InvalidArgument)};
    }

private:
    template <typename IdType>
    [[nodiscard]] IdType idOf(const char* name, const std::string& written) {
        const auto parsed = IdType::parse(written);
        if (!parsed) {
            refuse(name);
            return IdType{};
        }
        return *parsed;
    }
    Json& m_request;
    std::string m_wrong;
};

} // namespace holdfast::drive
