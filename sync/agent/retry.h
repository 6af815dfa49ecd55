// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <chrono>
#include <cstdint>

namespace holdfast::agent {

/// How long to wait before asking again, without end: there is no last try.
struct RetryPolicy {
    std::chrono::milliseconds base{1'000};
    std::int64_t factor = 2;
    std::chrono::milliseconds cap{15 * 60 * 1'000};
};

/// The longest wait after this many failures in a row (from 1): base, then base * factor ..., up to the cap.
[[nodiscard]] std::chrono::milliseconds longestDelay(const RetryPolicy& policy,
                                                     std::int64_t failures) noexcept;
/// Full jitter: anything from nothing to longestDelay, so that tablets do not come back all at once.
[[nodiscard]] std::chrono::milliseconds retryDelay(const RetryPolicy& policy, std::int64_t failures,
                                                   RandomSource& random) noexcept;

} // namespace holdfast::agent
