// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace holdfast::gateway {

/// Wakes long polls. A key is an enrolment, or nil for the case system's inbox. Thread-safe.
class Doorbell {
public:
    using Woken = std::function<void()>;
    Doorbell();
    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;
    ~Doorbell();

    /// Take it before looking for what may ring, so that nothing is missed between looking and waiting.
    [[nodiscard]] std::uint64_t rings(const Uuid& key);
    /// Calls `woken` once: at a ring after `seen` was taken, after `most`, or when closed; perhaps at once
    /// and in this thread. A tablet that asks again takes the place of its older, probably dead, requests.
    void wait(const Uuid& key, std::uint64_t seen, std::chrono::milliseconds most, Woken woken);
    void ring(const Uuid& key);
    /// Ends every wait, and those to come.
    void close();

private:
    using Point = std::chrono::steady_clock::time_point;
    struct Waiter {
        Point until;
        Woken woken;
    };
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<Uuid, std::vector<Waiter>> m_waiters;
    std::map<Uuid, std::uint64_t> m_rings;
    enum class Phase { Open, Closed, Ended } m_phase = Phase::Open;
    std::thread m_timer;
};

} // namespace holdfast::gateway
