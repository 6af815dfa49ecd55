// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string_view>

namespace holdfast::agent {

/// The time that requests are signed with and certificates are judged by, and nothing else: the tablet's own
/// until a gateway has proved it wrong, from then on the gateway's, carried on by the time since boot.
/// Setting the tablet's clock changes it no more, so it cannot swing. No time of evidence is ever taken from
/// here. In memory only: after a restart the tablet's clock gets a new chance. Thread-safe.
class SigningClock {
public:
    /// Verifies what a gateway said to the request with this Signature header. Empty: nobody is believed.
    using Verify = std::function<Result<UtcTime>(std::string_view jws, std::string_view requestSignature)>;
    explicit SigningClock(const Clock& clock, Verify verify = {})
        : m_clock(clock), m_verify(std::move(verify)) {}

    [[nodiscard]] UtcTime now() const;
    [[nodiscard]] BootTime sinceBoot() const noexcept { return m_clock.sinceBoot(); }
    /// @param sent when the refused request left. True when the gateway's word was believed: sign again.
    [[nodiscard]] bool correct(std::string_view jws, std::string_view requestSignature, BootTime sent);

private:
    struct Told {
        UtcTime time;
        BootTime at;
    };
    const Clock& m_clock;
    const Verify m_verify;
    mutable std::mutex m_mutex;
    std::optional<Told> m_told;
};

} // namespace holdfast::agent
