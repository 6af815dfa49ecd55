// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace holdfast::store {

/// What kind of thing changed: a word from our source, such as "visit" or "outbox".
class ChangeKind {
public:
    template <std::size_t size>
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): a literal is an array
    consteval ChangeKind(const char (&literal)[size]) : m_text(literal, size - 1) {}
    [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }
    friend bool operator==(const ChangeKind&, const ChangeKind&) = default;

private:
    std::string_view m_text;
};

struct Change {
    ChangeKind kind;
    Uuid id;
    friend bool operator==(const Change&, const Change&) = default;
};

/// Tells who listens what a committed transaction changed. Thread-safe. Listeners run on the thread that
/// committed (the store thread), in the order of the commits; they must not block and must not subscribe or
/// unsubscribe from inside the call.
class ChangeFeed {
    struct State;

public:
    using Listener = std::function<void(const std::vector<Change>&)>;

    /// Listening ends with this object; after its destructor returned, the listener is not running.
    class [[nodiscard]] Subscription {
    public:
        Subscription() = default;
        Subscription(Subscription&&) noexcept = default;
        Subscription& operator=(Subscription&& other) noexcept;
        ~Subscription() { end(); }
        void end() noexcept;

    private:
        friend class ChangeFeed;
        Subscription(std::weak_ptr<State> state, std::uint64_t number)
            : m_state(std::move(state)), m_number(number) {}
        std::weak_ptr<State> m_state;
        std::uint64_t m_number = 0;
    };

    ChangeFeed();
    [[nodiscard]] Subscription subscribe(Listener listener);
    void publish(const std::vector<Change>& changes);

private:
    std::shared_ptr<State> m_state;
};

} // namespace holdfast::store
