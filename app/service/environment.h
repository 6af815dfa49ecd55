// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/store/vault.h"
#include "sync/agent/client/agent_link.h"

#include <optional>

namespace holdfast::service {

/// What the app side stands on. The composition root owns all of it and outlives the Tablet.
struct TabletEnvironment {
    store::VaultEnvironment vault; ///< its components must hold practice's tables
    /// For a new passphrase; empty: as slow as this machine can bear (crypto::calibrate).
    std::optional<crypto::KdfParameters> passphraseCosts;
    agent::AgentLink& agent;
    Logger& logger;
};

} // namespace holdfast::service
