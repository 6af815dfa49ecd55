// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "sync/http/http_client.h"

#include <chrono>
#include <optional>
#include <string>

namespace holdfast::agent {

/// Who has to wait after a failure.
enum class Blame {
    Item,    ///< this item only
    Server,  ///< everything that would ask the same server, and this item
    Network, ///< everything; the item did nothing wrong
};
enum class Remedy {
    TryAgain,
    SetAside, ///< the gateway will never take this item as it is
};

/// Why a request did not do what it should, and what follows from it.
struct Failure {
    std::string problem; ///< a problem word of the protocol, or an error name
    Blame blame = Blame::Server;
    Remedy remedy = Remedy::TryAgain;
    std::optional<std::chrono::seconds> retryAfter;
    unsigned status = 0; ///< HTTP, for the log; 0 when there was no answer
};

/// No answer at all.
[[nodiscard]] Failure failureOf(const Error& error);
/// An answer that is not the one wanted. Only an answer in the gateway's own words sets an item aside: a
/// stranger's page (a captive portal, a proxy) never does.
[[nodiscard]] Failure failureOf(const http::HttpResponse& response);
/// An answer of the right status that is not the gateway's: another site's page, a receipt that does not
/// verify.
[[nodiscard]] Failure wrongAnswer();

} // namespace holdfast::agent
