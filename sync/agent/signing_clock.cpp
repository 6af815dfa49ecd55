// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/signing_clock.h"

namespace holdfast::agent {

UtcTime SigningClock::now() const {
    const std::lock_guard lock(m_mutex);
    return m_told ? m_told->time + (m_clock.sinceBoot() - m_told->at) : m_clock.now();
}

bool SigningClock::correct(std::string_view jws, std::string_view requestSignature, BootTime sent) {
    if (!m_verify) {
        return false;
    }
    const auto said = m_verify(jws, requestSignature);
    if (!said) {
        return false;
    }
    // It was said somewhere between the request's leaving and the answer's arrival: the middle errs least.
    const BootTime arrived = m_clock.sinceBoot();
    const std::lock_guard lock(m_mutex);
    m_told = Told{*said, sent + (arrived - sent) / 2};
    return true;
}

} // namespace holdfast::agent
