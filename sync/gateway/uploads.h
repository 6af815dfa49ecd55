// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <map>
#include <memory>
#include <mutex>

namespace holdfast::gateway {

/// Who is writing to a part now. A newer request takes over from an older one, whose connection is probably
/// dead, unless the older one is already committing. Thread-safe.
class Uploads {
public:
    class Ticket {
    public:
        /// Held around each write: a superseded request must not touch the file any more.
        [[nodiscard]] std::unique_lock<std::mutex> hold() { return std::unique_lock(m_mutex); }
        /// Only while held.
        [[nodiscard]] bool superseded() const noexcept { return m_state == State::Superseded; }
        /// From now on nobody takes over. Only while held and not superseded.
        void commit() noexcept { m_state = State::Committing; }

    private:
        friend class Uploads;
        enum class State { Writing, Committing, Superseded };
        std::mutex m_mutex;
        State m_state = State::Writing;
    };

    /// Null when another request is committing: ask again in a moment.
    [[nodiscard]] std::shared_ptr<Ticket> take(AttachmentId part);
    /// Does nothing when another has taken over.
    void release(AttachmentId part, const std::shared_ptr<Ticket>& ticket);

private:
    std::mutex m_mutex;
    std::map<AttachmentId, std::shared_ptr<Ticket>> m_tickets;
};

} // namespace holdfast::gateway
