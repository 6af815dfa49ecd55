// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/agent.h"

namespace holdfast::agent {

struct Agent::Session {
    EnrolOrder order;
    std::unique_ptr<TrustKeeper> trust;
    std::unique_ptr<ChunkSize> chunkSize;
    std::unique_ptr<GatewayLine> alertLine;
    std::unique_ptr<GatewayLine> recordLine;
    std::unique_ptr<GatewayLine> mailLine;
    std::unique_ptr<Sender> alerts;
    std::unique_ptr<Sender> records;
    std::unique_ptr<Mailbox> mailbox;
};

struct Agent::Enrolling {
    std::unique_ptr<SigningClock> signingClock; ///< believes nobody: no gateway is certified yet
    std::unique_ptr<GatewayLine> line;
    std::unique_ptr<Enroller> enroller;
};

} // namespace holdfast::agent
