// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/practice/enum_names.h"

#include <compare>
#include <string>

namespace holdfast::practice {

/// A day in the calendar, with no time of day and no zone: a date of birth, a date on a letter.
struct Date {
    int year{1970};
    unsigned month{1};
    unsigned day{1};
    friend auto operator<=>(const Date&, const Date&) = default;
};
/// "2018-03-04".
[[nodiscard]] std::string toText(const Date& date);
/// Accepts exactly what toText writes, and only days that exist.
[[nodiscard]] Result<Date> dateFromText(std::string_view text);
/// Whole years from `birth` to `on`; negative when `on` comes first.
[[nodiscard]] int ageOn(const Date& birth, const Date& on) noexcept;
/// The day of `time` in UTC.
[[nodiscard]] Date dateOf(UtcTime time) noexcept;

/// How sure a worker is of a time: "15:49", "about 15:50", "Sunday night", "Sunday".
enum class TimePrecision { Exact, About, PartOfDay, Day };
[[nodiscard]] EnumTable<TimePrecision> enumTable(TimePrecision) noexcept;

/// When something happened, as well as it is known. `at` is the earliest moment it can mean.
struct HappenedAt {
    UtcTime at{};
    TimePrecision precision{TimePrecision::Exact};
    std::string words{}; ///< "Sunday 15 November, night"; empty when the time says it
    friend bool operator==(const HappenedAt&, const HappenedAt&) = default;
};

} // namespace holdfast::practice
