// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"

#include <concepts>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace holdfast {

/// Text that was in our source when it was compiled: the only text a log line can hold.
class LogWord {
public:
    template <std::size_t size>
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): a literal is an array
    consteval LogWord(const char (&literal)[size]) : m_text(literal, size - 1) {}
    [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }

private:
    std::string_view m_text;
};

/// What a log line may say: numbers, random ids, error codes, words from our source. There is no
/// constructor for a run-time string, so a name or a note cannot reach a log by mistake.
class LogValue {
public:
    template <std::integral T>
    LogValue(T number) : m_text(std::to_string(number)) {}
    LogValue(const Uuid& id) : m_text('"' + id.text() + '"') {}
    template <typename Tag>
    LogValue(const Id<Tag>& id) : LogValue(id.uuid()) {}
    LogValue(ErrorCode code) : m_text('"' + std::string(errorName(code)) + '"') {}
    LogValue(const Error& error) : m_text('"' + error.technical() + '"') {}
    LogValue(LogWord word) : m_text('"' + std::string(word.text()) + '"') {}
    [[nodiscard]] const std::string& json() const noexcept { return m_text; }

private:
    std::string m_text;
};

struct LogField {
    LogWord name;
    LogValue value;
};

enum class LogLevel { Debug, Information, Warning, Failure };

/// Takes structured events. Thread-safe.
class Logger {
public:
    virtual ~Logger() = default;
    virtual void write(LogLevel level, LogWord event, std::initializer_list<LogField> fields) = 0;

    void information(LogWord event, std::initializer_list<LogField> fields = {}) {
        write(LogLevel::Information, event, fields);
    }
    void warning(LogWord event, std::initializer_list<LogField> fields = {}) {
        write(LogLevel::Warning, event, fields);
    }
    void failure(LogWord event, std::initializer_list<LogField> fields = {}) {
        write(LogLevel::Failure, event, fields);
    }
};

/// One JSON object a line on standard error:
/// {"time":"2026-11-19T14:32:05.120Z","level":"warning","event":"upload_failed","status":500}
class StandardErrorLogger final : public Logger {
public:
    StandardErrorLogger(const Clock& clock, LogLevel least) : m_clock(clock), m_least(least) {}
    void write(LogLevel level, LogWord event, std::initializer_list<LogField> fields) override;

private:
    const Clock& m_clock;
    LogLevel m_least;
    std::mutex m_mutex;
};

class SilentLogger final : public Logger {
public:
    void write(LogLevel /*level*/, LogWord /*event*/, std::initializer_list<LogField> /*fields*/) override {}
};

} // namespace holdfast
