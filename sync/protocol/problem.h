// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

/// RFC 9457 problem details with the words of README.md.
namespace holdfast::protocol {

enum class Problem {
    Signature,
    ExpiredSignature,
    UnknownKey,
    Revoked,
    Forbidden,
    Malformed,
    Digest,
    Conflict,
    Offset,
    Missing,
    TooLarge,
    NotFound,
    Busy,
    Full,
    NotSetUp,
    Internal,
};

inline constexpr std::string_view problemMediaType = "application/problem+json";

[[nodiscard]] std::string_view word(Problem problem) noexcept;
/// The HTTP status that goes with it.
[[nodiscard]] unsigned status(Problem problem) noexcept;
[[nodiscard]] std::string writeProblem(Problem problem);
/// Internal for a word this build does not know; Malformed when it is no problem document.
[[nodiscard]] Result<Problem> readProblem(std::string_view json);

} // namespace holdfast::protocol
