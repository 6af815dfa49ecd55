// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_link.h"

#include <string>
#include <string_view>

namespace holdfast::agent {

/// One request of the socket's protocol, answered as JSON. ProtocolViolation when it is no request at all:
/// then nothing can be answered and the connection must end. A request that fails is an answer, not an error.
[[nodiscard]] Result<std::string> handleRequest(AgentLink& agent, std::string_view json);

} // namespace holdfast::agent
