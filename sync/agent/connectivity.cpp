// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/connectivity.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

NetworkState stateAfter(const Failure& failure, NetworkState before) {
    if (failure.problem == errorName(ErrorCode::WrongServer)) {
        return NetworkState::WrongServer;
    }
    if (failure.problem == errorName(ErrorCode::NetworkUnreachable) ||
        failure.problem == errorName(ErrorCode::Timeout)) {
        return NetworkState::Unreachable;
    }
    return before;
}

} // namespace

void Connectivity::reached(Asker asker, UtcTime now) {
    bool changed = false;
    bool back = false;
    {
        const std::lock_guard lock(m_mutex);
        back = m_network == NetworkState::Unreachable || m_network == NetworkState::WrongServer;
        auto& problem = m_problems.at(static_cast<std::size_t>(asker));
        changed = m_network != NetworkState::Reachable || !problem.empty();
        m_network = NetworkState::Reachable;
        m_lastContact = now;
        problem.clear();
    }
    if (back) {
        m_back();
    }
    if (changed) {
        m_changed();
    }
}

void Connectivity::failed(Asker asker, const Failure& failure) {
    bool changed = false;
    {
        const std::lock_guard lock(m_mutex);
        const NetworkState network = stateAfter(failure, m_network);
        auto& problem = m_problems.at(static_cast<std::size_t>(asker));
        changed = network != m_network || problem != failure.problem;
        m_network = network;
        problem = failure.problem;
    }
    if (changed) {
        m_changed();
    }
}

Connectivity::Report Connectivity::report() const {
    const std::lock_guard lock(m_mutex);
    const auto problem =
        std::ranges::find_if(m_problems, [](const std::string& one) { return !one.empty(); });
    return {m_network, m_lastContact, problem == m_problems.end() ? std::string{} : *problem};
}

void Connectivity::setLastContact(UtcTime time) {
    const std::lock_guard lock(m_mutex);
    m_lastContact = time;
}

} // namespace holdfast::agent
