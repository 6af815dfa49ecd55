// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace holdfast {
namespace {

std::chrono::milliseconds read(clockid_t which) noexcept {
    timespec value{};
    clock_gettime(which, &value);
    return std::chrono::seconds(value.tv_sec) + std::chrono::milliseconds(value.tv_nsec / 1'000'000);
}

bool number(std::string_view text, int& out) {
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), out);
    return status == std::errc{} && end == text.data() + text.size() && text.front() != '-';
}

} // namespace

UtcTime SystemClock::now() const noexcept {
    return UtcTime{read(CLOCK_REALTIME)};
}

BootTime SystemClock::sinceBoot() const noexcept {
    return read(CLOCK_BOOTTIME);
}

std::int64_t toUnixMilliseconds(UtcTime time) noexcept {
    return time.time_since_epoch().count();
}

UtcTime fromUnixMilliseconds(std::int64_t milliseconds) noexcept {
    return UtcTime{std::chrono::milliseconds(milliseconds)};
}

std::string toRfc3339(UtcTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int{date.year()},
                  unsigned{date.month()}, unsigned{date.day()}, static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text.data();
}

Result<UtcTime> fromRfc3339(std::string_view text) {
    const bool withMilliseconds = text.size() == 24;
    if ((text.size() != 20 && !withMilliseconds) || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
        text[13] != ':' || text[16] != ':' || text.back() != 'Z' || (withMilliseconds && text[19] != '.')) {
        return Error(ErrorCode::Malformed);
    }
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milliseconds = 0;
    if (!number(text.substr(0, 4), year) || !number(text.substr(5, 2), month) ||
        !number(text.substr(8, 2), day) || !number(text.substr(11, 2), hour) ||
        !number(text.substr(14, 2), minute) || !number(text.substr(17, 2), second) ||
        (withMilliseconds && !number(text.substr(20, 3), milliseconds))) {
        return Error(ErrorCode::Malformed);
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) {
        return Error(ErrorCode::Malformed);
    }
    return UtcTime{std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                   std::chrono::seconds{second} + std::chrono::milliseconds{milliseconds}};
}

} // namespace holdfast
