// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace holdfast::store {

/// The one thread that owns the vault and its database. Work runs in the order it was given. Thread-safe.
/// Work must not throw. Destroying it finishes what was given, then joins; never destroy it from its own
/// work.
class StoreThread {
public:
    StoreThread();
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    /// Gives work and returns at once.
    void post(std::function<void()> work);

    /// Gives work and returns what it will answer. Waiting for it on the store thread itself would never end.
    template <typename Work>
    [[nodiscard]] std::future<std::invoke_result_t<Work&>> call(Work work) {
        auto task = std::make_shared<std::packaged_task<std::invoke_result_t<Work&>()>>(std::move(work));
        auto answer = task->get_future();
        post([task] { (*task)(); });
        return answer;
    }

    /// Gives work, then hands its answer to `deliver` on the store thread: a Qt caller's `deliver` posts it
    /// to its own event loop.
    template <typename Work, typename Deliver>
    void call(Work work, Deliver deliver) {
        auto both = std::make_shared<std::pair<Work, Deliver>>(std::move(work), std::move(deliver));
        post([both] { both->second(both->first()); });
    }

    [[nodiscard]] bool isCurrent() const noexcept { return std::this_thread::get_id() == m_thread.get_id(); }

private:
    void loop();
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_work;
    bool m_ending = false;
    std::thread m_thread; // last: starts when the rest is there
};

} // namespace holdfast::store
