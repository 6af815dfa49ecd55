// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "sync/agent/transit_store.h"
#include "sync/protocol/receipt.h"
#include "sync/protocol/trust.h"

#include <mutex>

namespace holdfast::agent {

/// The agent's Trust, kept in transit.db and shared by its threads. Thread-safe.
class TrustKeeper {
public:
    /// Rebuilt from what is stored; what does not count any more stays out.
    [[nodiscard]] static Result<std::unique_ptr<TrustKeeper>>
    open(TransitStore& store, const Clock& clock, CouncilId council, std::vector<crypto::VerifyingKey> roots);

    TrustKeeper(TransitStore& store, const Clock& clock, protocol::Trust trust)
        : m_store(store), m_clock(clock), m_trust(std::move(trust)) {}

    /// Takes what verifies and stores it.
    [[nodiscard]] Result<void> take(const protocol::Directory& directory);
    [[nodiscard]] Result<void> takeCertificate(std::string_view jws);
    /// NotCertified when the signer is unknown: a new directory may help.
    [[nodiscard]] Result<protocol::Receipt> verifyStored(std::string_view jws);
    [[nodiscard]] Result<protocol::Receipt> verifyReceived(std::string_view jws);
    [[nodiscard]] protocol::Directory directory();

private:
    [[nodiscard]] Result<void> keep();

    TransitStore& m_store;
    const Clock& m_clock;
    std::mutex m_mutex;
    protocol::Trust m_trust;
    std::string m_kept; ///< what is stored now
};

} // namespace holdfast::agent
