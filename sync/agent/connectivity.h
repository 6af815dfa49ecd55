// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_link.h"
#include "sync/agent/failure.h"

#include <array>
#include <functional>
#include <mutex>

namespace holdfast::agent {

/// Who asks the gateway.
enum class Asker { Alerts, Records, Mailbox, Enroller };

/// What is known of the way to the gateway, from all who use it. Thread-safe.
class Connectivity {
public:
    /// `changed`: the words for people differ now. `back`: it answers again after it did not.
    Connectivity(std::function<void()> changed, std::function<void()> back)
        : m_changed(std::move(changed)), m_back(std::move(back)) {}

    /// An answer that was the gateway's beyond doubt.
    void reached(Asker asker, UtcTime now);
    void failed(Asker asker, const Failure& failure);

    struct Report {
        NetworkState network = NetworkState::Unknown;
        std::optional<UtcTime> lastContact;
        std::string problem;
    };
    [[nodiscard]] Report report() const;
    void setLastContact(UtcTime time);

private:
    std::function<void()> m_changed;
    std::function<void()> m_back;
    mutable std::mutex m_mutex;
    NetworkState m_network = NetworkState::Unknown;
    std::optional<UtcTime> m_lastContact;
    std::array<std::string, 4> m_problems;
};

} // namespace holdfast::agent
