// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QDate>
#include <QString>

/// Times in the words of the design: 24 hours, no seconds, the tablet's own zone, days by name.
namespace holdfast::ui {

/// "14:32"
[[nodiscard]] QString clockWords(UtcTime time);
/// "Thursday 19 November"; another year than `now`'s is added.
[[nodiscard]] QString dayWords(UtcTime time, UtcTime now);
/// "today, 14:32", "yesterday, 18:20", "Tuesday 17 November, 09:05"
[[nodiscard]] QString momentWords(UtcTime time, UtcTime now);
/// The calendar day in the tablet's zone.
[[nodiscard]] QDate localDate(UtcTime time);

} // namespace holdfast::ui
