// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/store/vault.h"
#include "sync/agent/client/agent_link.h"

namespace holdfast::service {

/// What the app side stands on. The composition root owns all of it and outlives the Tablet.
struct TabletEnvironment {
    store::VaultEnvironment vault;         ///< its components must hold practice's tables
    crypto::KdfParameters passphraseCosts; ///< for a new vault
    agent::AgentLink& agent;
    Logger& logger;
};

} // namespace holdfast::service
