// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/doorbell.h"

#include <algorithm>
#include <iterator>

namespace holdfast::gateway {
namespace {

constexpr std::size_t mostWaitersAKey = 4;

} // namespace

Doorbell::Doorbell() : m_timer([this] { loop(); }) {}

Doorbell::~Doorbell() {
    close();
    {
        const std::lock_guard lock(m_mutex);
        m_phase = Phase::Ended;
    }
    m_changed.notify_one();
    m_timer.join();
}

std::uint64_t Doorbell::rings(const Uuid& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_rings.find(key);
    return found == m_rings.end() ? 0 : found->second;
}

void Doorbell::wait(const Uuid& key, std::uint64_t seen, std::chrono::milliseconds most, Woken woken) {
    Woken instead;
    {
        const std::lock_guard lock(m_mutex);
        const auto rung = m_rings.find(key);
        if (m_phase != Phase::Open || (rung != m_rings.end() && rung->second != seen)) {
            instead = std::move(woken);
        } else {
            auto& waiters = m_waiters[key];
            if (waiters.size() >= mostWaitersAKey) {
                instead = std::move(waiters.front().woken);
                waiters.erase(waiters.begin());
            }
            waiters.push_back({std::chrono::steady_clock::now() + most, std::move(woken)});
        }
    }
    m_changed.notify_one();
    if (instead) {
        instead();
    }
}

void Doorbell::ring(const Uuid& key) {
    std::vector<Waiter> waiters;
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings[key];
        if (auto node = m_waiters.extract(key)) {
            waiters = std::move(node.mapped());
        }
    }
    for (const auto& waiter : waiters) {
        waiter.woken();
    }
}

void Doorbell::close() {
    std::map<Uuid, std::vector<Waiter>> all;
    {
        const std::lock_guard lock(m_mutex);
        m_phase = Phase::Closed;
        all.swap(m_waiters);
    }
    for (const auto& [key, waiters] : all) {
        for (const auto& waiter : waiters) {
            waiter.woken();
        }
    }
}

void Doorbell::loop() {
    std::unique_lock lock(m_mutex);
    while (m_phase != Phase::Ended) {
        const auto now = std::chrono::steady_clock::now();
        auto next = now + std::chrono::hours(1);
        std::vector<Waiter> due;
        for (auto entry = m_waiters.begin(); entry != m_waiters.end();) {
            auto& waiters = entry->second;
            const auto late = std::stable_partition(
                waiters.begin(), waiters.end(), [now](const Waiter& waiter) { return waiter.until > now; });
            due.insert(due.end(), std::make_move_iterator(late), std::make_move_iterator(waiters.end()));
            waiters.erase(late, waiters.end());
            for (const auto& waiter : waiters) {
                next = std::min(next, waiter.until);
            }
            entry = waiters.empty() ? m_waiters.erase(entry) : std::next(entry);
        }
        if (due.empty()) {
            m_changed.wait_until(lock, next);
            continue;
        }
        lock.unlock();
        for (const auto& waiter : due) {
            waiter.woken();
        }
        lock.lock();
    }
}

} // namespace holdfast::gateway
