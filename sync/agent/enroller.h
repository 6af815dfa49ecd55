// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "sync/agent/client/agent_link.h"
#include "sync/agent/connectivity.h"
#include "sync/agent/gateway_line.h"
#include "sync/agent/pause.h"
#include "sync/agent/step.h"
#include "sync/agent/transit_store.h"
#include "sync/protocol/enrolment.h"

namespace holdfast::agent {

/// What enrolling ended with.
struct Enrolment {
    std::string certificate; ///< JWS
    protocol::Directory directory;
};

/// `certificate` certifies exactly the keys of `order`'s request up to the order's roots, and the directory
/// names a case system and a recovery recipient: otherwise nothing may be captured. @return what verified
[[nodiscard]] Result<protocol::Directory> checkEnrolment(const EnrolOrder& order,
                                                         std::string_view certificate,
                                                         const protocol::Directory& directory, UtcTime now);

/// Asks for the certificate of the stored order until there is one: PUT the request, then GET every second or
/// so. step() on one thread.
class Enroller {
public:
    struct Told {
        std::function<void(const Enrolment&)> enrolled; ///< durable already
        std::function<void(ErrorCode)> refused;         ///< the order is forgotten already
    };
    Enroller(EnrolOrder order, GatewayLine& line, TransitStore& store, Connectivity& connectivity,
             const Clock& clock, RandomSource& random, Logger& logger, const RetryPolicy& retry, Told told);

    [[nodiscard]] Result<Step> step();
    void cutPauseShort() { m_pause.cutShort(); }

private:
    [[nodiscard]] Result<Step> request();
    [[nodiscard]] Result<Step> ask();
    [[nodiscard]] Result<Step> take(const http::HttpResponse& answer);
    [[nodiscard]] Result<Step> refuse(ErrorCode error);
    [[nodiscard]] Result<Step> failed(const Failure& failure);
    [[nodiscard]] Result<Step> notYet(const Result<http::HttpResponse>& answer);

    enum class Phase { Requesting, Asking, Ended };
    const EnrolOrder m_order;
    const std::string m_written; ///< as it is stored: another one there replaces this
    GatewayLine& m_line;
    TransitStore& m_store;
    Connectivity& m_connectivity;
    const Clock& m_clock;
    Logger& m_logger;
    Pause m_pause;
    const Told m_told;
    bool m_conflict = false;
    Phase m_phase = Phase::Requesting;
    std::chrono::milliseconds m_between{1'000};
};

} // namespace holdfast::agent
