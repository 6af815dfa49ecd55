// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/signing_clock.h"
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
        : m_store(store), m_time(clock,
                                 [this](std::string_view jws, std::string_view requestSignature) {
                                     return verifyServerTime(jws, requestSignature);
                                 }),
          m_trust(std::move(trust)) {}

    /// Takes what verifies and stores it.
    [[nodiscard]] Result<void> take(const protocol::Directory& directory);
    [[nodiscard]] Result<void> takeCertificate(std::string_view jws);
    /// NotCertified when the signer is unknown: a new directory may help.
    [[nodiscard]] Result<protocol::Receipt> verifyStored(std::string_view jws);
    [[nodiscard]] Result<protocol::Receipt> verifyReceived(std::string_view jws);
    /// What everything here is judged by, and requests are signed by. As long as the keeper.
    [[nodiscard]] SigningClock& signingClock() noexcept { return m_time; }
    [[nodiscard]] protocol::Directory directory();

private:
    [[nodiscard]] Result<void> keep();
    [[nodiscard]] Result<UtcTime> verifyServerTime(std::string_view jws, std::string_view requestSignature);

    TransitStore& m_store;
    SigningClock m_time;
    std::mutex m_mutex;
    protocol::Trust m_trust;
    std::string m_kept; ///< what is stored now
};

} // namespace holdfast::agent
