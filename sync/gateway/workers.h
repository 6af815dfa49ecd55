// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace holdfast::gateway {

/// A few threads for what blocks on the disk, so that the sockets' threads never do. Thread-safe.
class Workers {
public:
    explicit Workers(unsigned count);
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    /// Does what was posted, then ends.
    ~Workers();
    void post(std::function<void()> work);

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_work;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace holdfast::gateway
