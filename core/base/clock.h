// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace holdfast {

/// A point in UTC, to the millisecond.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;
/// Time since this boot, counting sleep (CLOCK_BOOTTIME). Says nothing about the calendar.
using BootTime = std::chrono::milliseconds;

/// The only way our code asks what time it is. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime now() const noexcept = 0;
    [[nodiscard]] virtual BootTime sinceBoot() const noexcept = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] UtcTime now() const noexcept override;
    [[nodiscard]] BootTime sinceBoot() const noexcept override;
};

/// Milliseconds since 1970-01-01T00:00:00Z, the form used in every stored and signed object.
[[nodiscard]] std::int64_t toUnixMilliseconds(UtcTime time) noexcept;
[[nodiscard]] UtcTime fromUnixMilliseconds(std::int64_t milliseconds) noexcept;
/// RFC 3339 in UTC with milliseconds: "2026-11-19T14:32:05.120Z".
[[nodiscard]] std::string toRfc3339(UtcTime time);
/// Accepts exactly what toRfc3339 writes, with or without the milliseconds.
[[nodiscard]] Result<UtcTime> fromRfc3339(std::string_view text);

} // namespace holdfast
