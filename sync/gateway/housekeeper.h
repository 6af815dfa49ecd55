// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/context.h"

namespace holdfast::gateway {

/// What has to be done now and then: writes down who was heard of, drops uploads and enrolment requests that
/// nobody came back for. A thread of its own.
class Housekeeper {
public:
    explicit Housekeeper(const Context& context);
    Housekeeper(const Housekeeper&) = delete;
    Housekeeper& operator=(const Housekeeper&) = delete;
    /// Writes the contacts a last time.
    ~Housekeeper();

private:
    void loop();

    const Context& m_context;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false;
    std::thread m_thread;
};

/// Waits until they are durable.
void writeContacts(const Context& context);
void dropExpired(const Context& context);

} // namespace holdfast::gateway
