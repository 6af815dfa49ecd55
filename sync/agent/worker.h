// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "sync/agent/gateway_line.h"
#include "sync/agent/step.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace holdfast::agent {

/// One thread that does steps until the stop flag is set. wake() from any thread; the destructor joins, so
/// set the flag and wake it before.
class Worker {
public:
    /// `step` and what it uses must outlive the worker.
    Worker(std::function<Result<Step>()> step, const StopFlag& stop, Logger& logger);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    void wake();

private:
    void run();

    const std::function<Result<Step>()> m_step;
    const StopFlag& m_stop;
    Logger& m_logger;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_woken = false;
    std::thread m_thread; // last: starts when the rest is there
};

} // namespace holdfast::agent
