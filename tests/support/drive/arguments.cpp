// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

namespace holdfast::drive {

std::string Arguments::text(const char* name) {
    if (!has(name) || !m_request[name].is_string()) {
        refuse(name);
        return {};
    }
    return m_request[name].get<std::string>();
}

std::string Arguments::text(const char* name, std::string otherwise) {
    return has(name) ? text(name) : otherwise;
}

std::int64_t Arguments::number(const char* name, std::int64_t otherwise) {
    if (!has(name)) {
        return otherwise;
    }
    if (!m_request[name].is_number_integer()) {
        refuse(name);
        return otherwise;
    }
    return m_request[name].get<std::int64_t>();
}

bool Arguments::flag(const char* name, bool otherwise) {
    if (!has(name)) {
        return otherwise;
    }
    if (!m_request[name].is_boolean()) {
        refuse(name);
        return otherwise;
    }
    return m_request[name].get<bool>();
}

std::vector<std::string> Arguments::texts(const char* name) {
    std::vector<std::string> list;
    if (!has(name)) {
        return list;
    }
    if (!m_request[name].is_array()) {
        refuse(name);
        return list;
    }
    for (const auto& one : m_request[name]) {
        if (!one.is_string()) {
            refuse(name);
            return {};
        }
        list.push_back(one.get<std::string>());
    }
    return list;
}

Result<crypto::SecretBuffer> Arguments::secret(const char* name) {
    if (!has(name) || !m_request[name].is_string()) {
        refuse(name);
        return Error(ErrorCode::InvalidArgument);
    }
    auto& held = m_request[name].get_ref<std::string&>();
    auto guarded = crypto::SecretBuffer::copyOf(bytesOf(held));
    crypto::wipe(held);
    return guarded;
}

} // namespace holdfast::drive
