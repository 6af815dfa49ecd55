// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace holdfast {

/// A clock that a test sets and moves. Starts at 2026-11-19T09:00:00Z, one hour after boot.
class FakeClock final : public Clock {
public:
    [[nodiscard]] UtcTime now() const noexcept override { return fromUnixMilliseconds(m_now.load()); }
    [[nodiscard]] BootTime sinceBoot() const noexcept override { return BootTime{m_boot.load()}; }

    /// Both times move, as when real time passes.
    void advance(std::chrono::milliseconds by) noexcept {
        m_now += by.count();
        m_boot += by.count();
    }
    /// Only the calendar moves, as when a person sets the clock.
    void setNow(UtcTime time) noexcept { m_now = toUnixMilliseconds(time); }
    /// The time since boot starts again, as after a restart.
    void reboot() noexcept { m_boot = 0; }

private:
    std::atomic<std::int64_t> m_now{1'795'078'800'000};
    std::atomic<std::int64_t> m_boot{3'600'000};
};

} // namespace holdfast
