// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_feed.h"

#include <map>
#include <utility>

namespace holdfast::store {

struct ChangeFeed::State {
    std::mutex mutex; // held while listeners run, so that end() waits for them
    std::uint64_t last = 0;
    std::map<std::uint64_t, Listener> listeners;
};

ChangeFeed::ChangeFeed() : m_state(std::make_shared<State>()) {}

ChangeFeed::Subscription& ChangeFeed::Subscription::operator=(Subscription&& other) noexcept {
    if (this != &other) {
        end();
        m_state = std::move(other.m_state);
        m_number = other.m_number;
    }
    return *this;
}

void ChangeFeed::Subscription::end() noexcept {
    if (const auto state = std::exchange(m_state, {}).lock()) {
        const std::lock_guard hold(state->mutex);
        state->listeners.erase(m_number);
    }
}

ChangeFeed::Subscription ChangeFeed::subscribe(Listener listener) {
    const std::lock_guard hold(m_state->mutex);
    const std::uint64_t number = ++m_state->last;
    m_state->listeners.emplace(number, std::move(listener));
    return {m_state, number};
}

void ChangeFeed::publish(const std::vector<Change>& changes) {
    if (changes.empty()) {
        return;
    }
    const std::lock_guard hold(m_state->mutex);
    for (const auto& [number, listener] : m_state->listeners) {
        listener(changes);
    }
}

} // namespace holdfast::store
