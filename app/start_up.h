// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/linux/agent_launcher.h"
#include "platform/linux/confinement.h"

namespace holdfast::ui {

/// What stands before the first thread of any program that is the app. Both are called in this order, then
/// platform::confineApp.

/// Starts the agent of this home while there is a network to inherit. @param program empty: the agent beside
/// the running program. @param keyStore "secret-service" or "development-file".
[[nodiscard]] Result<platform::AgentLauncher>
startAgent(const store::TabletHome& home, const std::string& program, const std::string& keyStore,
           platform::AgentErrors errors = platform::AgentErrors::Discard);

/// The one folder outside the home that may be read. @param photos becomes its canonical name, or empty when
/// it is not there.
[[nodiscard]] platform::ConfinementOptions readableFolder(std::string& photos);

} // namespace holdfast::ui
