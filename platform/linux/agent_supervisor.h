// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/linux/agent_launcher.h"

namespace holdfast::platform {

/// The supervisor's whole life, in the process that AgentLauncher::start forked. `link` closes when the app
/// ends; each byte on it means "try now".
[[noreturn]] void superviseAgent(const store::TabletHome& home, const AgentCommand& command, Descriptor link);

} // namespace holdfast::platform
