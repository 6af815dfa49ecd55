// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_link.h"
#include "sync/protocol/json.h"

/// The members of the socket's requests, answers and events, for both ends: sync/protocol/README.md.
namespace holdfast::agent {

using Json = protocol::json::Value;

inline constexpr std::int64_t socketProtocol = 1;
/// An answer keeps below this, so that it fits a frame with its envelope of JSON.
inline constexpr std::size_t largestAnswerList = 786'432;

[[nodiscard]] Json writeHello(const AgentHello& hello);
[[nodiscard]] Result<AgentHello> readHello(const Json& answer);

[[nodiscard]] Json writeEnrolOrder(const EnrolOrder& order);
[[nodiscard]] Result<EnrolOrder> readEnrolOrder(const Json& request);

[[nodiscard]] Json writeSubmission(const Submission& submission);
[[nodiscard]] Result<Submission> readSubmission(const Json& request);

[[nodiscard]] Json writeItem(const AgentItem& item);
[[nodiscard]] Result<AgentItem> readItem(const Json& item);

[[nodiscard]] Json writeNumberedEvent(const NumberedEvent& event);
[[nodiscard]] Result<NumberedEvent> readNumberedEvent(const Json& event);

[[nodiscard]] Json writeStatus(const AgentStatus& status);
[[nodiscard]] Result<AgentStatus> readStatus(const Json& answer);

/// A missing member is the empty text, or nullopt; another type is Malformed.
[[nodiscard]] Result<std::string> optionalTextField(const Json& object, std::string_view name);
[[nodiscard]] Result<std::optional<std::int64_t>> optionalIntegerField(const Json& object,
                                                                       std::string_view name);

/// Connected and Disconnected do not travel: null for them.
[[nodiscard]] Json writePushed(const AgentEvent& event);
[[nodiscard]] Result<AgentEvent> readPushed(const Json& event);

} // namespace holdfast::agent
