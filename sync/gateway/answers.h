// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/exchange.h"
#include "sync/protocol/json.h"
#include "sync/protocol/problem.h"

/// How answers look. All carry Cache-Control: no-store.
namespace holdfast::gateway {

[[nodiscard]] Answer emptyAnswer(unsigned status);
[[nodiscard]] Answer jsonAnswer(unsigned status, const protocol::json::Value& value);
[[nodiscard]] Answer textAnswer(unsigned status, std::string_view mediaType, std::string body);
/// RFC 9457; Retry-After with 429, 503 and 507.
[[nodiscard]] Answer problemAnswer(protocol::Problem problem);
/// The nearest problem; what has none is `internal`.
[[nodiscard]] protocol::Problem problemOf(const Error& error) noexcept;
[[nodiscard]] Answer problemAnswer(const Error& error);
/// 429, since the problem's own status says the whole gateway is busy.
[[nodiscard]] Answer tooManyAnswer();

/// RFC 9110 IMF-fixdate.
[[nodiscard]] std::string httpDate(UtcTime time);
/// Digits only, no sign, no leading zeros beyond "0"; Malformed otherwise.
[[nodiscard]] Result<std::uint64_t> readNumber(std::string_view text);
/// A query's number, `otherwise` when absent. Malformed when repeated or no number.
[[nodiscard]] Result<std::int64_t> queryNumber(std::string_view target, std::string_view name,
                                               std::int64_t otherwise);
[[nodiscard]] bool sameHeaderName(std::string_view a, std::string_view b) noexcept;

} // namespace holdfast::gateway
