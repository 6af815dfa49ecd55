// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_thread.h"

namespace holdfast::store {

StoreThread::StoreThread() : m_thread([this] { loop(); }) {}

StoreThread::~StoreThread() {
    {
        const std::lock_guard hold(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void StoreThread::post(std::function<void()> work) {
    {
        const std::lock_guard hold(m_mutex);
        m_work.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void StoreThread::loop() {
    std::unique_lock hold(m_mutex);
    for (;;) {
        m_wake.wait(hold, [this] { return m_ending || !m_work.empty(); });
        if (m_work.empty()) {
            return;
        }
        {
            const auto work = std::move(m_work.front());
            m_work.pop_front();
            hold.unlock();
            work();
            // What the work held (perhaps the vault) goes here, on this thread and outside the lock.
        }
        hold.lock();
    }
}

} // namespace holdfast::store
