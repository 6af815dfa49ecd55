// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_link.h"
#include "sync/agent/transit_store.h"

namespace holdfast::agent {

/// What the agent has done about something that came down. Numbers are stored.
enum class Applied {
    Pending = 0, ///< a receipt or certificate that could not be judged yet
    Done = 1,
    Rejected = 2, ///< it does not verify, or is not about anything of ours
};

/// One thing from the gateway's mailbox.
struct MailItem {
    std::int64_t seq = 0;
    DownKind kind = DownKind::Message;
    std::string data;
};

/// What came down, durable before the gateway hears of it, numbered for the app. Orders are never forgotten.
/// Thread-safe.
class Mail {
public:
    explicit Mail(TransitStore& store) : m_store(store) {}

    /// The last seq that is durable here.
    [[nodiscard]] Result<std::int64_t> cursor();
    [[nodiscard]] Result<std::int64_t> acknowledged();
    [[nodiscard]] Result<void> setAcknowledged(std::int64_t through);

    /// One commit: the items above the cursor, and the cursor at `through`. @return how many were new
    [[nodiscard]] Result<std::int64_t> add(const std::vector<MailItem>& items, std::int64_t through);

    /// Numbered above `after`, as many as fit `largestBytes` of data.
    [[nodiscard]] Result<std::vector<NumberedEvent>> events(std::int64_t after, std::size_t largestBytes);
    /// The app has them: forgotten here, except orders and what is still pending.
    [[nodiscard]] Result<void> taken(std::int64_t through);

    [[nodiscard]] Result<std::vector<NumberedEvent>> pending();
    [[nodiscard]] Result<void> setApplied(std::int64_t number, Applied applied);

private:
    TransitStore& m_store;
};

} // namespace holdfast::agent
