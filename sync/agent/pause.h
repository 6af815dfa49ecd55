// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "sync/agent/failure.h"
#include "sync/agent/queue.h"
#include "sync/agent/retry.h"

#include <algorithm>
#include <mutex>

namespace holdfast::agent {

/// How long one worker leaves the gateway alone after failures. Counted by boot time, so setting the clock
/// changes nothing. Thread-safe.
class Pause {
public:
    Pause(const RetryPolicy& policy, const Clock& clock, RandomSource& random)
        : m_policy(policy), m_clock(clock), m_random(random) {}

    [[nodiscard]] std::chrono::milliseconds left() const {
        const std::lock_guard lock(m_mutex);
        return std::max(std::max(m_until, m_asked) - m_clock.sinceBoot(), BootTime{0});
    }
    void failed(const Failure& failure) {
        const std::lock_guard lock(m_mutex);
        m_until = m_clock.sinceBoot() + retryDelay(m_policy, ++m_failures, m_random);
        if (failure.retryAfter) {
            m_asked =
                m_clock.sinceBoot() + std::min<std::chrono::milliseconds>(*failure.retryAfter, longestWait);
        }
    }
    void succeeded() {
        const std::lock_guard lock(m_mutex);
        m_failures = 0;
        m_until = BootTime{0};
        m_asked = BootTime{0};
    }
    /// Someone wants it now. What the server asked for with Retry-After still holds.
    void cutShort() {
        const std::lock_guard lock(m_mutex);
        m_failures = 0;
        m_until = BootTime{0};
    }

private:
    const RetryPolicy m_policy;
    const Clock& m_clock;
    RandomSource& m_random;
    mutable std::mutex m_mutex;
    std::int64_t m_failures = 0;
    BootTime m_until{0};
    BootTime m_asked{0};
};

} // namespace holdfast::agent
