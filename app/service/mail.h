// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"

#include <span>

/// What passes between the vault and the agent, one durable step at a time. All on the store thread.
namespace holdfast::service {

/// The next envelope that the agent has not acknowledged; nullopt when there is none.
[[nodiscard]] Result<std::optional<agent::Submission>> nextSubmission(Session& session);
/// The agent has it durably.
[[nodiscard]] Result<void> noteHandedOver(Session& session, RecordId record, std::int64_t revision);

/// Keeps the gateway's receipts among `items` as far as they verify. Again: no effect.
[[nodiscard]] Result<void> takeStored(Session& session, std::span<const agent::AgentItem> items);

/// The highest event number that is durable here, 0 before the first.
[[nodiscard]] Result<std::int64_t> lastEventTaken(Session& session);
/// Verifies and keeps one event. What does not verify is logged and counted as taken: one forged or damaged
/// message must never block the ones behind it. Only a failure of our own store is an error.
[[nodiscard]] Result<void> takeEvent(Session& session, const agent::NumberedEvent& event);

} // namespace holdfast::service
