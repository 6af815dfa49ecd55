// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/retry.h"

#include <array>

namespace holdfast::agent {

std::chrono::milliseconds longestDelay(const RetryPolicy& policy, std::int64_t failures) noexcept {
    auto delay = policy.base;
    for (std::int64_t count = 1; count < failures; ++count) {
        if (delay >= policy.cap / policy.factor) {
            return policy.cap;
        }
        delay *= policy.factor;
    }
    return delay < policy.cap ? delay : policy.cap;
}

std::chrono::milliseconds retryDelay(const RetryPolicy& policy, std::int64_t failures,
                                     RandomSource& random) noexcept {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    const auto span = static_cast<std::uint64_t>(longestDelay(policy, failures).count()) + 1;
    return std::chrono::milliseconds(static_cast<std::int64_t>(loadBigEndian64(bytes) % span));
}

} // namespace holdfast::agent
