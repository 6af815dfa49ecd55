// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <cstdio>

namespace holdfast {
namespace {

std::string_view levelName(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Information:
        return "information";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Failure:
        return "failure";
    }
    return "failure";
}

} // namespace

void StandardErrorLogger::write(LogLevel level, LogWord event, std::initializer_list<LogField> fields) {
    if (level < m_least) {
        return;
    }
    std::string line = R"({"time":")" + toRfc3339(m_clock.now()) + R"(","level":")";
    line += levelName(level);
    line += R"(","event":")";
    line += event.text();
    line += '"';
    for (const auto& field : fields) {
        line += ",\"";
        line += field.name.text();
        line += "\":" + field.value.json();
    }
    line += "}\n";
    const std::lock_guard lock(m_mutex);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace holdfast
