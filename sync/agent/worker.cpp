// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/worker.h"

#include <algorithm>

namespace holdfast::agent {
namespace {

/// The disk or the database failed; nothing else to do than to try again.
constexpr std::chrono::milliseconds afterDiskError{5'000};
/// Waits are looked at again so often: sleep and clock changes are not noticed otherwise.
constexpr std::chrono::milliseconds longestSleep{30'000};

} // namespace

Worker::Worker(std::function<Result<Step>()> step, const StopFlag& stop, Logger& logger)
    : m_step(std::move(step)), m_stop(stop), m_logger(logger), m_thread([this] { run(); }) {}

Worker::~Worker() {
    wake();
    m_thread.join();
}

void Worker::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

void Worker::run() {
    while (!m_stop) {
        auto step = m_step();
        if (!step) {
            m_logger.failure("agent_step_failed", {{"error", step.error()}});
            step = Step::after(afterDiskError);
        }
        const auto wait = std::min(step->wait.value_or(longestSleep), longestSleep);
        std::unique_lock lock(m_mutex);
        if (wait.count() > 0) {
            m_changed.wait_for(lock, wait, [this] { return m_woken || m_stop; });
        }
        m_woken = false;
    }
}

} // namespace holdfast::agent
